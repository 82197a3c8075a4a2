"""Cells as people write them, each with what a careful reader takes from it."""

from decimal import Decimal

import pytest

from jixiaolint.quantity import parse

# text, then for every measure: comparator, number, upper, unit, dimension, divisors; then the rest
ONE = {
    "≥90优": ("≥", "90", None, "", "none", (), "优"),
    ">=85;": ("≥", "85", None, "", "none", (), ""),
    "═ 100": ("=", "100", None, "", "none", (), ""),
    "≧ 735 人次": ("≥", "735", None, "人次", "people", (), ""),
    "不低于 18 度": ("≥", "18", None, "度", "temperature", (), ""),
    "25℃": ("=", "25", None, "°C", "temperature", (), ""),
    "》95%": ("≥", "95", None, "%", "percent", (), ""),
    "〈 3起": ("≤", "3", None, "起", "times", (), ""),
    "百分之九十五": ("=", "95", None, "%", "percent", (), ""),
    "百分百": ("=", "100", None, "%", "percent", (), ""),
    "百分之百以上": ("≥", "100", None, "%", "percent", (), ""),
    "１２次": ("=", "12", None, "次", "times", (), ""),
    "1.2万人": ("=", "12000", None, "人", "people", (), ""),
    "1万余人": (">", "10000", None, "人", "people", (), ""),
    "1.2万元": ("=", "1.2", None, "万元", "money", (), ""),
    "三十万元": ("=", "30", None, "万元", "money", (), ""),
    "126万4000元": ("=", "1264000", None, "元", "money", (), ""),
    "3亿2000万元": ("=", "320000000", None, "元", "money", (), ""),
    "不超过1万2千元": ("≤", "12000", None, "元", "money", (), ""),
    "1千2百元/人": ("=", "1200", None, "元", "money", ("人",), ""),
    "5元5角": ("=", "5.5", None, "元", "money", (), ""),
    "1万2千人": ("=", "12000", None, "人", "people", (), ""),
    "￥5,000": ("=", "5000", None, "元", "money", (), ""),
    "≤¥5万": ("≤", "5", None, "万元", "money", (), ""),
    "两千元": ("=", "2000", None, "元", "money", (), ""),
    "2台（套）": ("=", "2", None, "台", "count", (), "(套)"),
    "30(次)": ("=", "30", None, "次", "times", (), ""),
    "控制在10%以内": ("≤", "10", None, "%", "percent", (), ""),
    "控制在不超过3次": ("≤", "3", None, "次", "times", (), ""),
    "高于95%": (">", "95", None, "%", "percent", (), ""),
    "达到98%": ("=", "98", None, "%", "percent", (), ""),
    "提高10%": ("=", "10", None, "%", "percent", (), "提高"),
    "约50户": ("≈", "50", None, "户", "household", (), ""),
    "50户左右": ("≈", "50", None, "户", "household", (), ""),
    "0起": ("=", "0", None, "起", "times", (), ""),
    "低于1人次": ("<", "1", None, "人次", "people", (), ""),
    "85%以上": ("≥", "85", None, "%", "percent", (), ""),
    "98%(含)以上": ("≥", "98", None, "%", "percent", (), ""),
    "≥90百分比": ("≥", "90", None, "百分比", "percent", (), ""),
    "5个百分点": ("=", "5", None, "百分点", "percent", (), ""),
    "3‰": ("=", "3", None, "‰", "permille", (), ""),
    "5～10": ("=", "5", "10", "", "none", (), ""),
    "90%-95%": ("=", "90", "95", "%", "percent", (), ""),
    "3至5次": ("=", "3", "5", "次", "times", (), ""),
    "10—15万元": ("=", "10", "15", "万元", "money", (), ""),
    "5千-1万元": ("=", "5000", "10000", "元", "money", (), ""),
    "每人每月600元": ("=", "600", None, "元", "money", ("人", "月"), ""),
    "600元每人每月": ("=", "600", None, "元", "money", ("人", "月"), ""),
    "600 元/人/月": ("=", "600", None, "元", "money", ("人", "月"), ""),
    "600元/(人·月)": ("=", "600", None, "元", "money", ("人", "月"), ""),
    "户均3000元": ("=", "3000", None, "元", "money", ("户",), ""),
    "200元/党员": ("=", "200", None, "元", "money", ("党员",), ""),
    "2批次/千人": ("=", "2", None, "批次", "times", ("千人",), ""),
    "1次/月": ("=", "1", None, "次", "times", ("月",), ""),
    "每年四次": ("=", "4", None, "次", "times", ("年",), ""),
    "1年": ("=", "1", None, "年", "time", (), ""),
    "12个月": ("=", "12", None, "个月", "time", (), ""),
    "30天内": ("≤", "30", None, "天", "time", (), ""),
    "≤6月": ("≤", "6", None, "月", "time", (), ""),
    "≤7工作日": ("≤", "7", None, "工作日", "time", (), ""),
    "24小时": ("=", "24", None, "小时", "time", (), ""),
    "第3名": ("=", "3", None, "名", "rank", (), ""),
    "前10名": ("≤", "10", None, "名", "rank", (), ""),
    "3名": ("=", "3", None, "名", "people", (), ""),
    "前3个月": ("=", "3", None, "个月", "time", (), "前"),
    "≥-5度": ("≥", "-5", None, "度", "temperature", (), ""),
    "解决柳河镇200个困难": ("=", "200", None, "个", "count", (), "解决柳河镇困难"),
    "500㎡": ("=", "500", None, "m2", "area", (), ""),
    "120度电": ("=", "120", None, "度电", "energy", (), ""),
    "10,000元": ("=", "10000", None, "元", "money", (), ""),
}


@pytest.mark.parametrize(("text", "expected"), ONE.items())
def test_one_measure(text: str, expected: tuple[object, ...]) -> None:
    quantity = parse(text)
    one = quantity.one
    assert one is not None
    upper = None if one.upper is None else str(one.upper)
    read = (one.comparator, str(one.number), upper, one.unit, one.dimension, one.per)
    assert (*read, quantity.rest) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2021年12月底前", "12月31日前", "9月前", "2021年底", "2020年1月--11月", "2023.12.31",
        "全年", "当年", "每月", "按季度", "年底前", "按季度发放", "第一季度", "2019-2021年", "8:00",
        "每月15日前", "十二月底前", "2022年6月底前完工通车",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    quantity = parse(text)
    assert (quantity.kind, quantity.measures) == ("date", ())


@pytest.mark.parametrize(
    "text",
    [
        "当年在校学生数4953", "某政发〔2016〕22号", "AB-2019-64号", "12号", "2019-64号",
        "第三方", "第3期", "统一安排",
        "一次性补助", "12345热线办结", "3方面", "2/3以上", "1:2", "10-5个", "12345678901234567个",
        "社会稳定性较2020年有所提高", "冬季取暖期", "惠及5万群众", "万元", "≥", "按规定", "—",
    ],
)  # fmt: skip
def test_what_is_no_measure_stays_text(text: str) -> None:
    quantity = parse(text)
    assert (quantity.kind, quantity.measures, quantity.rest) == ("qualitative", (), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1380盏，15名", [("1380", "盏"), ("15", "名")]),
        ("3个，2次", [("3", "个"), ("2", "次")]),
        ("100人、20场", [("100", "人"), ("20", "场")]),
        ("120，15名", [("120", ""), ("15", "名")]),
        ("1、绿化3次；2、培训2次", [("3", "次"), ("2", "次")]),
        ("5个-10人", [("5", "个"), ("10", "人")]),
    ],
)
def test_several_measures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(str(m.number), m.unit) for m in parse(text).measures] == expected


@pytest.mark.parametrize(
    ("text", "unit", "dimension", "wan", "per"),
    [
        ("189.8万", "万元", "money", Decimal("189.8"), ()),
        ("854万(含上年结转12万元)", "万元", "money", Decimal(854), ()),
        ("5万/村", "万元", "money", Decimal(5), ("村",)),
        ("1.5亿", "亿元", "money", Decimal(15000), ()),
        ("500/人/月", "", "none", None, ("人", "月")),
        ("每人500", "", "none", None, ("人",)),
    ],
)
def test_money_without_its_yuan(
    text: str, unit: str, dimension: str, wan: Decimal | None, per: tuple[str, ...]
) -> None:
    quantity = parse(text)
    one = quantity.one
    assert one is not None
    assert quantity.broken_money
    assert (one.unit, one.dimension, one.amount, one.per) == (unit, dimension, wan, per)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("95%", "percent"), ("95%，3%", "percent"), ("95%，3次", "number"), ("6万元", "money"),
        ("6万元，3%", "number"), ("", "blank"), (" 　\n", "blank"), ("2021年底前完成3个", "number"),
    ],
)  # fmt: skip
def test_kind_of_the_cell(text: str, kind: str) -> None:
    assert parse(text).kind == kind


def test_text_in_corner_brackets_is_not_searched() -> None:
    quantity = parse("5个「3次」")
    assert ([m.unit for m in quantity.measures], quantity.rest) == (["个"], "3次")

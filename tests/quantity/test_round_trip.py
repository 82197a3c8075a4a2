"""What is printed reads back the same: for any text, and for any quantity that can be."""

import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.model.quantity import Measure, Quantity
from jixiaolint.quantity import parse, render
from jixiaolint.quantity.words import DIVISORS, RANK_UNITS, UNITS

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SHORTENED = {"个百分点", "人/次"}  # printed as 百分点, and as 人 for one 次

WORDS = """
≥ > ≤ < = 约 不低于 控制在 以上 以内 左右 内 0 1 3 5 12 90 100 2021 1,380 2.5 -5 万 千 亿 百 元 万元
人 人次 个 月 个月 年 日 次 度 % 百分之 百分百 百分比 一 二 十 两 半 第 前 名 每 每月 人均 / ·
( ) 「 」 - ~ 至 , 、 ; 。 : . 号 底 前 季度 〔 〕 A PM2.5 m2 优 满意 完成 群众 党员 和 余 含
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=12), st.lists(PIECES, max_size=9).map("".join))
NUMBERS = st.decimals(0, 10**12, places=2).filter(Decimal.is_finite)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    unit = draw(st.sampled_from(["", *sorted(UNITS.keys() - SHORTENED)]))
    number = draw(NUMBERS)
    upper = draw(st.none() | st.just(number + draw(st.integers(1, 500))))
    rank = unit in RANK_UNITS and draw(st.booleans())
    return Measure(
        comparator=draw(st.sampled_from(["=", "≥", ">", "≤", "<", "≈"])),
        number=number,
        upper=upper,
        unit=unit,
        dimension="rank" if rank else UNITS.get(unit, "none"),
        per=tuple(draw(st.lists(st.sampled_from(DIVISORS.split()), max_size=2))) if unit else (),
    )


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    found = tuple(draw(st.lists(measures(), min_size=1, max_size=3)))
    kinds = {m.dimension for m in found}
    kind = kinds.pop() if len(kinds) == 1 and kinds <= {"percent", "money"} else "number"
    rest = draw(st.sampled_from(["", "优", "满意", "月内完成", "2次", ";;", "第3期", "以上"]))
    return Quantity("percent" if kind == "percent" else "money" if kind == "money" else "number",
                    found, rest)  # fmt: skip


@given(quantities())
def test_a_printed_quantity_reads_back(quantity: Quantity) -> None:
    assert parse(render(quantity)) == quantity


@given(TEXTS)
def test_any_text_settles_after_one_reading(text: str) -> None:
    quantity = parse(text)
    assert parse(render(quantity)) == quantity


@given(TEXTS)
def test_only_digits_and_numerals_make_measures(text: str) -> None:
    quantity = parse(text)
    assert bool(quantity.measures) == (quantity.kind in {"number", "percent", "money"})
    for measure in quantity.measures:
        assert measure.dimension == "rank" or UNITS.get(measure.unit, "none") == measure.dimension
        assert measure.upper is None or measure.upper > measure.number


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("不低于 18 度", "≥18度"), ("1380盏，15名", "1380盏；15名"), ("5万/村", "5万/村"),
        ("=6月", "=6月"), ("PM2.5≤50", "≤50「PM2.5」"), ("≥90优", "≥90优"), ("90%-95%", "90-95%"),
        ("每人每月600元", "600元/人/月"), ("第3名", "第3名"), ("按时完成", "按时完成"),
    ],
)  # fmt: skip
def test_canonical_print(text: str, printed: str) -> None:
    assert render(parse(text)) == printed


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")
def test_real_values() -> None:
    values = {
        row["value"]
        for file in CORPUS.glob("*.tables.json")
        for table in tables(json.loads(file.read_text(encoding="utf-8")))
        for row in table["indicators"]
        if row["value"]
    }
    assert len(values) > 100
    for value in values:
        quantity = parse(value)
        assert parse(render(quantity)) == quantity
        if any(c.isdigit() for c in value) and "年" not in value:
            assert quantity.measures, value


def tables(content: object) -> list[dict[str, list[dict[str, str]]]]:
    """The tables of a corpus file, whose top is a list or an object."""
    if isinstance(content, dict):
        content = content.get("tables") or [t for d in content["documents"] for t in d["tables"]]
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize(
    "piece", ["≥", "每人", "-", "百分之", "5个(", "1/人", "2021年", "A-", "一"]
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length] + "x5"
        best = 9.0
        for _ in range(3):
            parse.cache_clear()
            start = time.perf_counter()
            parse(text)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(16_000) < 10 * 8 * seconds(2_000)

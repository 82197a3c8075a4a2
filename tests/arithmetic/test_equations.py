from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jixiaolint.arithmetic import Equation, equations


def one(text: str) -> Equation:
    found = equations(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "9000元/人（优秀）*4人+6000元/人（称职）*5人=6.6万元",
        "护林员20人×600元/人/月×12个月=14.4万元",
        "每人每月600元×20人×12月=144000元",
        "600元/人·月×20人×12＝14.4万元",
        "20×600×12=144000元",
        "20×600×12=14.4万元",
        "7个村×5万元/村=35万元",
        "7个×5万元/村=35万元",
        "书记3人×1万元＋委员6人×0.7万元＝7.2万元",
        "（3人+6人）×1万元/人=9万元",
        "20人x800元/人 1.6万元",
        "400人×60%×100元=2.4万元",
        "12期×50人/期=600人次",
        "30天×5人×200元/人/天=3万元",
        "3万元+2万元=5万元",
        "20人×598元=1万2千元",
        "16个岗位×5元5角=88元",
        "50名巡防队员，每人每月900元，共计54万元",
        "补贴标准800元/人/月，共25人，全年24万元。",
        # a rate for a period that the product does not mention
        "代课教师8人×1500元/月=12万元",
        "代课教师8人×1500元/月=14.4万元",
        "代课教师8人×1500元/月=1.2万元",
        # rounded, and cut off
        "31人×2387元/年=7.4万元",
        "31人×2387元/年=7.39万元",
        # another number of the sentence is a factor, too
        "9个村，各聘保洁员4人×500元=1.8万元",
        "两名会计，每月3000元×12月=7.2万元",
        "3月至11月，保洁员10人×1000元/月=9万元",
        # the result of several products
        "科级6人×2600元、科员50人×2100元，共12.06万元",
        "每村2万元，49个村，共98万元",
        # 2. numbers the item
        "1.道路维修；2.5万元/村×9村=45万元",
    ],
)
def test_right_arithmetic(text: str) -> None:
    assert one(text).holds


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("600元/人/月×20人×12个月=14.6万元", "14.6万元", "14.4万元"),
        ("离任干部30人×0.24元/年7.8万元", "7.8万元", "7.2元"),
        ("3000元/人*9人=2.9万元", "2.9万元", "2.7万元"),
        ("（3人+6人）×1万元/人=8万元", "8万元", "9万元"),
        ("12期×50人/期=500人次", "500人次", "600人次"),
        ("3万元+2万元=6万元", "6万元", "5万元"),
        ("50名巡防队员，每人每月900元，共计60万元", "60万元", "54万元"),
        ("20×600×12=15万元", "15万元", "14.4万元"),
        ("30亩×1200元=3万8000元", "3万8000元", "3.6万元"),
        ("每村2万元，49个村，共99万元", "99万元", "98万元"),
        ("每人每月600元，20名保洁员，共计15万元", "15万元", "14.4万元"),
        ("①20人×600元=1.3万元", "1.3万元", "1.2万元"),
    ],
)
def test_wrong_arithmetic_shows_what_it_comes_to(text: str, stated: str, computed: str) -> None:
    equation = one(text)
    assert (equation.holds, equation.stated, equation.computed) == (False, stated, computed)


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("5000元/人*21人=10.5元", "unit", "10.5元"),
        ("5万元/村×9村=450000万元", "unit", "450000万元"),
        ("30人×0.24元/年7.8万元", "number and unit", "7.2万元"),
        ("5000元/人*21人=13.7万元", "", ""),
    ],
)
def test_slips_of_the_unit(text: str, slip: str, right: str) -> None:
    assert (one(text).slip, one(text).in_stated_unit) == (slip, right)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约20人×600元=3万元",
        "500-600元/人×20人=3万元",
        "20余人×600元=3万元",
        "5000元/人*21人+其他支出=20万元",
        "其他支出+3人×2万元=20万元",
        "100万元-3人×2万元=9万元",
        "7.2万元÷9人×2=800元",
        "600元/人×20户=3万元",
        "50元/天×20人=3万元",
        "展板1200×600毫米20块",
        "展板1200×600毫米，共5000元",
        "长500米×宽4米=900平方米",
        "20人×600元=约3万元",
        "20人×600元=1.2万元左右",
        "20人×600元，12万元用于装备",
        "20人×600元（30万元以内）",
        "联系电话***，第3期×20人=50人",
        "目标1200元/人×3人=600元",
        "12 20人×600元=3万元",
        "聘用20人，其中女5人，每人每月600元，共30万元",
        "聘用20人，每人每月600元，10万元用于装备",
        "扶持3个项目，每村5万元，共45万元",
        "万人×3万元/万人=9元",
        "党建引领+网格20人",
        "20人×600元+",
        "(20人×600元",
        # whose result it is, nobody can tell
        "科级6人×2600元、科员50人×2100元，共13万元",
    ],
)
def test_what_is_not_understood_is_not_read(text: str) -> None:
    assert equations(text) == ()


COUNTS = st.sampled_from(["人", "名", "户", "个村", "亩", "台"])
SIGNS = st.sampled_from(["×", "*", "＊", "乘以", "乘"])
AMOUNTS = st.decimals("0.01", "99999", places=2, allow_nan=False)


@st.composite
def products(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A written product and its value in 元."""
    count = draw(st.integers(1, 9999))
    rate = draw(AMOUNTS)
    unit = draw(COUNTS)
    wan = draw(st.booleans())
    thing = unit[-1]
    form = draw(st.sampled_from(["{m}/{t}", "{m}", "{m}/{t}（按标准）"]))
    money = form.format(m=f"{rate}{'万元' if wan else '元'}", t=thing)
    factors = draw(st.permutations([f"{count}{unit}", money]))
    months = draw(st.sampled_from([None, 3, 7, 12]))
    if months:
        factors = [*factors, f"{months}个月"]
    value = count * rate * (10000 if wan else 1) * (months or 1)
    return draw(SIGNS).join(factors), value


@given(st.lists(products(), min_size=1, max_size=4), st.booleans())
def test_a_sum_of_products_comes_to_its_value(terms: list[tuple[str, Decimal]], wan: bool) -> None:
    total = sum((value for _, value in terms), Decimal(0))
    shown = f"{(total / 10000).normalize():f}万元" if wan else f"{total.normalize():f}元"
    assume(len(shown) < 16)
    equation = one(f"主要用于{'+'.join(text for text, _ in terms)}={shown}。")
    assert equation.holds
    assert equation.stated == shown


@example(("5.01元/人×1人", Decimal("5.01")), Decimal("5.01"), False)
@given(products(), st.decimals("1.02", "8", places=2), st.booleans())
def test_another_result_is_wrong(term: tuple[str, Decimal], factor: Decimal, more: bool) -> None:
    text, value = term
    off = value * factor if more else value / factor
    step = Decimal("0.01")
    stated = off.quantize(step)
    assume(abs(stated - value) > max(step, value / 100))
    equation = one(f"{text}={stated}元")
    assert not equation.holds
    in_yuan = value >= 10000
    assert equation.computed == (
        f"{round(value / 10000, 6).normalize():f}万元" if in_yuan else f"{value.normalize():f}元"
    )


@given(st.integers(1, 500), st.integers(1, 9999), st.sampled_from([1, 10, 12]))
def test_a_monthly_rate_may_be_for_one_ten_or_twelve_months(n: int, rate: int, times: int) -> None:
    assert one(f"{n}人×{rate}元/人/月={n * rate * times}元").holds


PIECES = st.sampled_from(
    [
        *"×*+=()-/%,，。；、0123456789.人元月年村个每约共",
        "万元",
        "600元/人/月",
        "20人",
        "其中",
        "①",
        " ",
        "１",
        "²",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("9" * 15 + "人×" + "9" * 15 + "元=1元")
@example("(" * 500 + "3人×2元" + ")" * 500 + "=6元")
def test_any_text_can_be_read(text: str) -> None:
    for equation in equations(text):
        assert equation.expression
        assert equation.stated

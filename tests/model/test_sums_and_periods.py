from __future__ import annotations

from decimal import Decimal

import pytest

from jixiaolint.forms import given


@pytest.mark.parametrize(
    ("cells", "unit", "tolerance"),
    [
        (("8.39", "8.4", None), "万元", "0.05"),
        (("12.00", "10.00", "2.00"), "万元", "0.005"),
        (("12", "10.00", None), "万元", "0.5"),
        (("1,200.50", None, None), "万元", "0.005"),
        (("12.5万元", "83900元", None), "万元", "0.05"),
        (("1200340", "1200339.6", None), "元", "0.00005"),
        (("12.00", "0", None), "万元", "0.005"),
        ((None, "—", None), "万元", "0"),
    ],
)
def test_tolerance_is_half_of_the_coarsest_decimal_printed(
    cells: tuple[str | None, ...], unit: str, tolerance: str
) -> None:
    budget = dict(zip(("total", "fiscal", "other"), cells, strict=True))
    table = given.document({"budget": budget, "money_unit": unit}).tables[0]
    assert table.budget.tolerance == Decimal(tolerance)


def test_a_period_knows_its_position() -> None:
    names = ("3月底", "6月底", "10月底", "12月底")
    data = {"plan": [{"period": name, "value": None} for name in names]}
    plan = given.document(data).tables[0].plan
    assert [(p.position, str(p.period)) for p in plan.periods] == list(enumerate(names, 1))

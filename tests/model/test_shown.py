from __future__ import annotations

import pytest

from jixiaolint.forms import given


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"value": "95", "nature": "≥", "unit_cell": "%"}, "≥95%"),
        ({"value": "12", "nature": "=", "unit_cell": "次"}, "12次"),
        ({"value": "≤600元", "nature": "≤", "unit_cell": "元"}, "≤600元"),
        ({"value": "10月底前", "nature": "≤"}, "10月底前"),
        ({"value": "2024年11月", "nature": "定性"}, "2024年11月"),
        ({"value": "95%以上"}, "95%以上"),
        ({"value": None, "unit_cell": "次"}, ""),
    ],
)
def test_a_value_is_shown_with_the_sign_and_unit_of_other_columns(
    row: dict[str, str | None], shown: str
) -> None:
    document = given.document({"tables": [{"indicators": [{"level3": "里程", **row}]}]})
    assert document.tables[0].indicators[0].shown == shown

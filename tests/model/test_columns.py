"""The columns of indicators are named once, and whoever spells them out has them all."""

from dataclasses import fields

from jixiaolint.forms import drawn, given
from jixiaolint.model.document import COLUMNS, Indicator
from jixiaolint.packs.example_schema import IndicatorData


def test_indicators_and_examples_have_a_field_for_every_column() -> None:
    own = {field.name for field in fields(Indicator)}
    assert own - {"pointer", "index", "quantity", "columns"} == COLUMNS.keys()
    assert list(IndicatorData.model_fields) == list(COLUMNS)


def test_a_table_without_a_grid_is_drawn_with_every_column_it_has() -> None:
    row = {column: f"{term}的内容" for column, term in COLUMNS.items()}
    table = given.document({"indicators": [row]}).tables[0]
    texts = [cell.text for cell in drawn.grid(table).cells]
    assert sorted(texts) == sorted([*COLUMNS.values(), *row.values()])

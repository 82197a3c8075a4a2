"""The page on forms names every key of a form, and its example reads its table."""

import re
from pathlib import Path
from typing import get_args

import pytest

from jixiaolint import api
from jixiaolint.forms.schema import FormData
from jixiaolint.forms.vocabulary import Column, Label

PAGE = (Path(__file__).parents[2] / "docs/writing-forms.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("heading", "words"), [("表头的栏目", Label), ("指标的各栏", Column)])
def test_every_meaning_of_a_word_is_told(heading: str, words: object) -> None:
    (section,) = re.findall(rf"^## {heading}.*?\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)
    rows = "".join(row.split("|")[1] for row in section.splitlines() if row.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", rows)) == set(get_args(words))


def test_every_key_of_a_form_is_told() -> None:
    assert set(FormData.model_fields) - set(re.findall(r"`(\w+)`", PAGE)) == set()


def test_the_example_reads_its_table(tmp_path: Path) -> None:
    (table,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    config, form = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "表式").mkdir()
    (tmp_path / "表式/nanzhou.yaml").write_text(form, encoding="utf-8")
    (tmp_path / "jixiaolint.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "南州.txt").write_text(table, encoding="utf-8")
    (document,) = api.read([str(tmp_path / "南州.txt")])
    (read,) = document.tables
    assert (read.form, str(read.name), read.budget.total.amount) == ("nanzhou", "村道修缮", 12.5)
    assert [str(row.level3) for row in read.indicators] == ["修缮里程", "修缮费用"]
    assert read.leftovers == ()

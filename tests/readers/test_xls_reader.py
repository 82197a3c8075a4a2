from __future__ import annotations

import builtins
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiaolint import readers
from jixiaolint.model.grid import Grid, Paragraph, Source
from jixiaolint.model.place import SheetPlace
from jixiaolint.readers import Unreadable


def book(path: Path) -> Path:
    """A work book with a title, formats, merged cells and hidden parts."""
    made = xlwt.Workbook()
    page = made.add_sheet("养护")
    page.write_merge(0, 0, 0, 3, "清河镇村道养护经费绩效目标表")
    page.write(1, 0, "比例")
    page.write(1, 1, 0.25, xlwt.easyxf(num_format_str="0%"))
    page.write(1, 2, 1234.5, xlwt.easyxf(num_format_str="#,##0.00"))
    page.write(1, 3, date(2023, 3, 15), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    page.write_merge(2, 3, 0, 0, "标签")
    page.write(2, 1, "3", xlwt.easyxf(num_format_str='0;0;0;"第"@"号"'))
    page.write(2, 2, True)
    page.write(2, 3, 0.1 + 0.2)
    page.write(3, 1, "", xlwt.easyxf("borders: left thin"))
    page.write(3, 2, "末\r\n行")
    page.row(3).hidden = True
    page.col(2).hidden = True
    old = made.add_sheet("旧表")
    old.write(0, 0, "甲")
    old.write(0, 1, "乙")
    old.visibility = 1
    made.save(str(path))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.read(path)
    return str(caught.value)


def test_values_are_what_excel_shows(tmp_path: Path) -> None:
    title, grid, old = readers.read(book(tmp_path / "a.xls")).blocks
    assert title == Paragraph("清河镇村道养护经费绩效目标表", SheetPlace("养护", "A1"))
    assert isinstance(grid, Grid) and isinstance(old, Grid)
    assert [tuple(c[:5]) for c in grid.cells] == [
        (0, 0, 1, 1, "比例"), (0, 1, 1, 1, "25%"), (0, 2, 1, 1, "1,234.50"),
        (0, 3, 1, 1, "2023年3月15日"), (1, 0, 2, 1, "标签"), (1, 1, 1, 1, "第3号"),
        (1, 2, 1, 1, "TRUE"), (1, 3, 1, 1, "0.3"), (2, 1, 1, 1, ""), (2, 2, 1, 1, "末\n行"),
    ]  # fmt: skip
    assert grid.cells[-1].place == SheetPlace("养护", "C4")


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    notes = readers.read(book(tmp_path / "a.et")).notes
    assert [(n.kind, str(n.place)) for n in notes] == [
        ("hidden", "养护!C4"),
        ("hidden", "养护!C2"),
        ("hidden", "旧表!A1"),
    ]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xls")
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "xlrd":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "xlrd", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install jixiaolint[excel]" in refusal(path)


def test_a_book_whose_content_is_lost(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls")
    data = bytearray(path.read_bytes())
    data[512:2048] = bytes(1536)
    path.write_bytes(data)
    assert "损坏" in refusal(path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_gives_a_source_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    content = bytearray(book(path).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        assert isinstance(readers.read(path, "damaged.xls"), Source)
    except Unreadable as error:
        assert str(error)

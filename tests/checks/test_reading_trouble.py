from __future__ import annotations

from dataclasses import replace

import pytest

from jixiaolint.checks import leftovers, reader_notes
from jixiaolint.forms import given
from jixiaolint.model.document import Document, Leftover
from jixiaolint.model.grid import Note
from jixiaolint.model.place import TextPlace

NOTES = (
    Note("unreadable", "有密码", TextPlace(1, 1)),
    Note("misread", "缺一列", TextPlace(2, 1)),
    Note("lost", "少一列", TextPlace(3, 1)),
    Note("hidden", "藏一行", TextPlace(4, 1)),
)


@pytest.fixture
def document() -> Document:
    made = given.document({"tables": [{"name": "养护"}, {"name": "路灯"}]})
    left = Leftover("合计", TextPlace(9, 2), "不是指标")
    first, second = made.tables
    return replace(made, notes=NOTES, tables=(first, replace(second, leftovers=(left,))))


def test_notes_of_one_kind_keep_their_place(document: Document) -> None:
    (hit,) = reader_notes.Check(notes=("lost",)).examine(document, None, document) or ()
    assert (hit.facts["note"], hit.on.place) == ("少一列", TextPlace(3, 1))


def test_leftovers_know_their_table_and_notes_their_kind(document: Document) -> None:
    hits = leftovers.Check(most=1).examine(document, None, document) or ()
    assert [(h.variant, h.key, h.on.place, h.table and h.table.index) for h in hits] == [
        ("row", "合计", TextPlace(9, 2), 1),
        ("misread", "缺一列", TextPlace(2, 1), None),
        ("hidden", "藏一行", TextPlace(4, 1), None),
    ]


def test_many_leftovers_of_a_table_are_told_once(document: Document) -> None:
    hits = list(leftovers.Check(most=0).examine(document, None, document) or ())
    assert [h.variant for h in hits] == ["rows", "misread", "hidden"]
    assert (hits[0].facts["texts"], hits[0].on.place) == (["合计"], TextPlace(9, 2))

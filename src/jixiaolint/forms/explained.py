"""How the tables of documents were understood, in sentences: what `extract --explain` tells a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiaolint.model.document import Document, Table


def sentences(documents: Iterable[Document]) -> Iterator[str]:
    """A sentence on each table: its form, the labels that told, and what was left over; and one on
    each document without tables and on what its reader has to say of the tables.
    """
    for document in documents:
        for table in document.tables:
            name = f"第{table.index + 1}张表 {table.title.text or table.name.text or ''}".strip()
            yield f"{document.path} {name}：{_form(table)}；{_left(table)}。"
        if not document.tables:
            yield f"{document.path}：没有找到绩效目标表。"
        yield from (f"{document.path}：{note.text}" for note in document.notes)


def _form(table: Table) -> str:
    known = table.recognition
    form = f"“{known.title if known else table.form}”"
    labels = [str(field) for name, field in (known.labels if known else ()) if name != "ignored"]
    if not labels:
        return f"数据里写明是{form}"
    return f"认成{form}，凭这些标签：{'、'.join(dict.fromkeys(labels))}"


def _left(table: Table) -> str:
    left = "、".join(f"“{one.text}”（{one.why}）" for one in table.leftovers)
    return f"没有认出：{left}" if left else "没有剩下认不出的内容"

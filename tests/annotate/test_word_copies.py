"""Annotated copies of Word files: comments on the right cells, changes that can be accepted."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from copies import (
    SAMPLE,
    W,
    accept,
    by_libreoffice,
    carriers,
    changed,
    copied,
    findings,
    parts,
    reject,
    spots,
    tables,
)
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jixiaolint import readers
from jixiaolint.annotate.edits import edits
from jixiaolint.annotate.wordchanges import Changer
from jixiaolint.annotate.wordplaces import elements
from jixiaolint.annotate.wordtext import possible, segments
from jixiaolint.model.grid import Grid

REAL = ["dev.docx", "dev-libreoffice.docx"]


@pytest.fixture(params=[SAMPLE.name, *REAL])
def document(request: pytest.FixtureRequest) -> Path:
    if request.param == SAMPLE.name:
        return SAMPLE
    return Path(request.getfixturevalue("shared")) / "corpus/office" / request.param


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


def test_every_faulty_cell_has_one_comment(document: Path, tmp_path: Path) -> None:
    one = copied(document, tmp_path)
    texts = comments(one.copy)
    assert len(texts) == one.written.comments == len(carriers(document))
    said = Counter(re.findall(r"（([A-Z]{3}[0-9]{3})）$", "\n".join(texts), re.MULTILINE))
    assert said == Counter(f.rule for f in findings(document))


def test_the_original_and_all_other_parts_stay_as_they_are(tmp_path: Path) -> None:
    before, old = SAMPLE.read_bytes(), parts(SAMPLE)
    new = parts(copied(SAMPLE, tmp_path).copy)
    assert SAMPLE.read_bytes() == before
    different = {name for name in new if new[name] != old.get(name)}
    assert different == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }


def test_a_copy_reads_back_with_the_same_tables(document: Path, tmp_path: Path) -> None:
    assert tables(copied(document, tmp_path).copy) == tables(document)


def test_the_same_file_gives_the_same_copy(tmp_path: Path) -> None:
    first = copied(SAMPLE, tmp_path / "a", suggest=True).copy.read_bytes()
    assert copied(SAMPLE, tmp_path / "b", suggest=True).copy.read_bytes() == first


def test_accepting_all_changes_removes_just_the_findings_that_had_one(
    document: Path, tmp_path: Path
) -> None:
    one = copied(document, tmp_path, suggest=True)
    assert one.written.changes and not one.written.left
    accepted = changed(one.copy, tmp_path / "accepted.docx", accept)
    before, after = findings(document), findings(accepted)
    assert spots(before) - spots(after) == spots(f for f in before if f.replacements)
    assert not spots(after) - spots(before)


def test_rejecting_all_changes_gives_the_tables_back(document: Path, tmp_path: Path) -> None:
    one = copied(document, tmp_path, suggest=True)
    assert tables(changed(one.copy, tmp_path / "rejected.docx", reject)) == tables(document)


def test_libreoffice_sees_every_comment_and_change(document: Path, tmp_path: Path) -> None:
    one = copied(document, tmp_path, suggest=True)
    xml = by_libreoffice(one.copy, "fodt", tmp_path)
    assert xml.count("<office:annotation ") == one.written.comments
    main = parts(one.copy)["word/document.xml"]
    changes = main.count(b"<w:ins ") + main.count(b"<w:del ")
    assert xml.count("<text:changed-region") == changes
    plain = by_libreoffice(document, "fodt", tmp_path)
    assert xml.count("<table:table-cell") == plain.count("<table:table-cell")


def test_what_a_comment_says(tmp_path: Path) -> None:
    texts = comments(copied(SAMPLE, tmp_path).copy)
    assert (
        "【错误】成本指标“道路养护总成本”写作36元，折合0.0036万元，预算数为36万元，正好差一万倍，疑似单位错误（元、万元）（BUD003）\n建议：改为36万元\n相关：本表的预算数"
        in texts
    )
    several = next(t for t in texts if t.count("【") > 1)
    assert re.findall(r"^([0-9]+)\. 【", several, re.MULTILINE)[:2] == ["1", "2"]
    assert len([t for t in texts if "整份文件：" in t]) <= 1


def book(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    """A Word file with one table, for what the samples do not have."""
    document = docx.Document()
    document.add_paragraph("1.水渠清淤绩效目标表")
    table = document.add_table(rows=0, cols=6)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "水渠.docx"
    document.save(str(path))
    return path


HEAD = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
ROWS = (
    HEAD,
    ("产出指标", "数量指标", "清淤长度", "全年清淤的长度", "≥12公里", "清淤方案"),
    ("", "数量指标", "用工人数", "参加清淤的人数", "60个", "清淤方案"),
    ("", "质量指标", "水渠通畅率", "通畅水渠占比", "≥100%", "县水字[2023]7号"),
    ("", "时效指标", "完成时限", "全部清完的时间", "2024年5月底前", "清淤方案"),
)


def test_a_comment_stands_on_the_first_cell_of_a_vertical_merge(tmp_path: Path) -> None:
    path = book(tmp_path, *ROWS)
    document = docx.Document(str(path))
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(4, 0)).text = "产出指标"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "数量类"
    document.save(str(path))
    root = docx.Document(str(copied(path, tmp_path).copy)).element
    marked = [tc for tc in root.iter(f"{W}tc") if tc.find(f".//{W}commentRangeStart") is not None]
    merged = [tc for tc in marked if tc.find(f"{W}tcPr/{W}vMerge") is not None]
    assert merged
    assert all(tc.find(f"{W}tcPr/{W}vMerge").get(f"{W}val") == "restart" for tc in merged)


def test_comments_and_changes_of_others_stay(tmp_path: Path) -> None:
    path = book(tmp_path, *ROWS)
    document = docx.Document(str(path))
    title = document.paragraphs[0]
    document.add_comment(title.runs, text="请先看这里", author="审核员")
    basis = document.tables[0].cell(3, 5).paragraphs[0]
    run = basis.runs[0]._r
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="7" w:author="镇财政所"/>')
    run.addprevious(inserted)
    inserted.append(run)
    document.save(str(path))
    one = copied(path, tmp_path, suggest=True)
    texts = comments(one.copy)
    assert texts[0] == "请先看这里"
    assert len(texts) == one.written.comments + 1
    assert [left.rpartition("：")[2] for left in one.written.left] == [
        "TXT008 的改法没有写成修订，请看批注"
    ]
    root = docx.Document(str(one.copy)).element
    numbers = [e.get(f"{W}id") for e in root.iter(f"{W}ins", f"{W}del", f"{W}commentRangeStart")]
    assert len(numbers) == len(set(numbers))
    assert "镇财政所" in {e.get(f"{W}author") for e in root.iter(f"{W}ins")}


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    bad = '<script>alert(1)</script>&amp;"><img onerror=x>\u202e' + "长" * 10_000
    rows = (*ROWS[:3], ("", "质量指标", bad, bad, bad, "走访"), *ROWS[4:])
    path = book(tmp_path, *rows)
    one = copied(path, tmp_path, suggest=True)
    texts = "\n".join(comments(one.copy))
    assert "<script>alert(1)</script>" in texts
    assert "\u202e" not in texts
    assert max(map(len, texts.split("\n"))) < 2_000
    assert tables(changed(one.copy, tmp_path / "r.docx", reject)) == tables(path)


def test_every_place_that_the_reader_names_is_found_again(shared: Path) -> None:
    for name in ("odd.docx", "dev.docx", "dev-libreoffice.docx"):
        path = shared / "corpus/office" / name
        places = elements(etree.fromstring(parts(path)["word/document.xml"]).find(f"{W}body"))
        blocks = readers.read(path).blocks
        pieces = [c for b in blocks for c in (b.cells if isinstance(b, Grid) else (b,))]
        assert len(pieces) > 20
        for piece in pieces:
            text = "".join(s.text for s in segments(places[piece.place])).strip()
            assert text == piece.text


signs = st.sampled_from("0123.%≥元万人〔〕[]甲乙 ")
words = st.text(signs, min_size=1, max_size=12).map(str.strip).filter(bool)


@given(words, words)
def test_edits_turn_one_text_into_the_other(old: str, new: str) -> None:
    text = old
    for edit in reversed(edits(old, new)):
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert text == new


@given(words, words, st.integers(0, 2**16))
def test_changes_accepted_are_the_new_text_and_rejected_the_old(
    old: str, new: str, seed: int
) -> None:
    """However Word has cut the text into runs, and runs into pieces."""
    chance = random.Random(seed)
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    for sign in old:
        if chance.random() < 0.4:
            run = etree.SubElement(paragraph, f"{W}r")
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        etree.SubElement(run, f"{W}t").text = sign
    wanted = edits(old, new)
    assert possible(segments(paragraph), old, wanted)
    Changer(0).change(paragraph, wanted)
    for settle, text in ((accept, new), (reject, old)):
        settled = copy.deepcopy(paragraph)
        settle(settled)
        assert "".join(s.text for s in segments(settled)) == text

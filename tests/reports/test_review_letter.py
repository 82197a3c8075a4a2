"""The review letter (审核意见): what stands in it, and a bureau's own template."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from commandline import run
from jixiaolint import api, reports
from jixiaolint.model.finding import Report

SAMPLE = Path(__file__).parents[2] / "samples/青禾镇2024年绩效文本.docx"


def written(report: Report, template: Path | None = None) -> docx.document.Document:
    content = reports.render("docx", report, reports.Options(template=template))
    assert isinstance(content, bytes)
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def town() -> Report:
    return api.check([str(SAMPLE)])


def test_the_summary_comes_first_and_adds_up(town: Report) -> None:
    letter = written(town)
    summary = letter.tables[0]
    rows = [[cell.text for cell in row.cells] for row in summary.rows]
    assert rows[0] == ["序号", "项目", "预算数（万元）", "错误", "警告", "提示", "合计"]
    names = [str(table.name) for table in town.documents[0].tables]
    assert [row[1] for row in rows[1:]] == ["整份文件", *names, "合计"]
    for column in (3, 4, 5, 6):
        assert sum(int(row[column]) for row in rows[1:-1]) == int(rows[-1][column])
    assert int(rows[-1][6]) == len(town.findings)
    first = next(p for p in letter.paragraphs if p.text.startswith("（1）"))
    assert summary._tbl.getparent().index(summary._tbl) < first._p.getparent().index(first._p)


def test_headings_for_a_table_of_contents(town: Report) -> None:
    headings = [
        (p.style.name, p.text) for p in written(town).paragraphs if "Heading" in p.style.name
    ]
    assert ("Heading 1", "一、审核情况汇总") in headings
    assert ("Heading 2", "1．通村道路养护") in headings
    assert [text for style, text in headings if style == "Heading 1"][-1] == "四、审核范围"


def test_every_finding_is_numbered_within_its_project_the_worst_first(town: Report) -> None:
    texts = [p.text for p in written(town).paragraphs]
    heads = [m for t in texts if (m := re.match(r"（(\d+)）【(..)】.*（([A-Z]{3}\d{3})）$", t))]
    assert sorted(m[3] for m in heads) == sorted(f.rule for f in town.findings)
    groups: list[list[re.Match[str]]] = []
    for head in heads:
        if head[1] == "1":
            groups.append([])
        groups[-1].append(head)
    order = ["错误", "警告", "提示"]
    for group in groups:
        assert [int(m[1]) for m in group] == list(range(1, len(group) + 1))
        assert [m[2] for m in group] == sorted((m[2] for m in group), key=order.index)
    at = next(i for i, t in enumerate(texts) if "（BUD003）" in t)
    assert "原文：“36元”" in texts[at + 1]
    assert texts[at + 2] == "建议：改为36万元"


def test_a_clean_document_says_so_and_what_was_read() -> None:
    clean = SAMPLE.with_name("明川镇2024年绩效文本-合规.docx")
    texts = [p.text for p in written(api.check([str(clean)])).paragraphs]
    assert "没有发现问题。" in texts
    assert "没有需要修改的问题。" in texts
    assert any(t.startswith("读了 1 份文件") for t in texts)


def test_no_table_is_never_taken_for_no_fault() -> None:
    notice = SAMPLE.with_name("会议通知.txt")
    texts = [p.text for p in written(api.check([str(notice)])).paragraphs]
    assert "没有找到绩效目标表，什么也没有检查；这不等于没有问题。" in texts


def test_the_same_report_gives_the_same_bytes(town: Report) -> None:
    assert reports.render("docx", town) == reports.render("docx", town)


def test_a_hostile_document_stays_text(hostile: Report) -> None:
    letter = written(hostile)
    texts = "\n".join(p.text for p in letter.paragraphs)
    assert "<script>" in texts
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", texts)
    assert max(len(p.text) for p in letter.paragraphs) < 3_000
    assert not letter.part.element.xpath("//*[local-name()='hyperlink' or local-name()='script']")


def test_tags_in_a_document_are_not_filled_in(tmp_path: Path) -> None:
    source = tmp_path / "表.txt"
    text = SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    source.write_text(text.replace("河堤加固", "{{ 7*7 }}{% raw %}"), encoding="utf-8")
    texts = "\n".join(p.text for p in written(api.check([str(source)])).paragraphs)
    assert "{{ 7*7 }}{% raw %}" in texts
    assert "49" not in texts


def test_a_bureau_changes_the_template_in_word(town: Report, tmp_path: Path) -> None:
    own = tmp_path / "本局模板.docx"
    assert run("template", own).exit_code == 0
    template = docx.Document(str(own))
    template.paragraphs[0].text = "青河县财政局审核意见书"
    template.add_paragraph("共{{ 问题数 }}处，{{ 文件[0].项目[1].名称 }}最先改。")
    template.save(str(own))
    texts = [p.text for p in written(town, own).paragraphs]
    assert texts[0] == "青河县财政局审核意见书"
    assert texts[-1] == f"共{len(town.findings)}处，通村道路养护最先改。"
    assert run("template", own).exit_code == 2  # it would be lost


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ 单为 }}", "没有“单为”这个字段，可用的有：单位、年度、日期、"),
        ("{{ 检查范 }}", "没有“检查范”这个字段，是不是 检查范围？"),
        ("{{ 文件[0].名 }}", "没有“名”这个字段，是不是 名称？"),
        ("{% if 单位 %}", "标签写错了：有 {% if %} 或 {% for %} 没有结尾，或花括号没有关上"),
        ("{{ 单位.__class__.__mro__ }}", "填不进去"),
    ],
)
def test_a_fault_of_the_template_is_one_line(tmp_path: Path, tag: str, says: str) -> None:
    own, out = tmp_path / "模板.docx", tmp_path / "意见.docx"
    template = docx.Document()
    template.add_paragraph(tag)
    template.save(str(own))
    result = run("check", SAMPLE, "-o", out, "--template", own)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert not out.exists()


def test_a_template_that_is_no_word_file(tmp_path: Path) -> None:
    own = tmp_path / "模板.docx"
    own.write_bytes(b"PK no zip")
    result = run("check", SAMPLE, "--format", "docx", "--template", own)
    assert result.exit_code == 2
    assert "模板.docx 不是 .docx 文件，或者已损坏\n" in result.stderr


def test_a_template_without_a_letter_is_an_error(tmp_path: Path) -> None:
    own = tmp_path / "模板.docx"
    docx.Document().save(str(own))
    result = run("check", SAMPLE, "--template", own)
    assert result.exit_code == 2
    assert "--template 只用于 docx 格式" in result.stderr


def test_libreoffice_opens_it(town: Report, tmp_path: Path) -> None:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("没有 LibreOffice")
    path = tmp_path / "意见.docx"
    path.write_bytes(bytes(reports.render("docx", town)))  # type: ignore[arg-type]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*call, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=120
    )
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    for paragraph in docx.Document(str(path)).paragraphs:
        assert paragraph.text.strip() in text

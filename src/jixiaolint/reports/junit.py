"""JUnit: a suite for each file, so that any build server can show the report.

Errors and warnings are failed tests. Hints (提示) and tables without a finding passed, files without
a table were skipped. The last suite says what was covered.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from jixiaolint.model.finding import SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome, unchecked
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.reports.parts.sections import DocumentPart, sections
from jixiaolint.reports.parts.words import line

SUFFIX = "xml"
SHOWN_COLUMNS = 400

Element = etree._Element
_COUNTED = {"tests": "testcase", "failures": "testcase/failure", "skipped": "testcase/skipped"}


def render(report: Report, options: Options) -> str:
    """The report as XML; no option changes it."""
    root = etree.Element("testsuites", name="jixiaolint")
    by_path: dict[str, list[Placed]] = {}
    for one in placed(report):
        by_path.setdefault(one.finding.path, []).append(one)
    for document in sections(report):
        _suite(root, document, by_path.get(document.path, []))
    _covered(root, report)
    for suite in root:
        _count(suite, "")
    _count(root, "testsuite/")
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _count(element: Element, below: str) -> None:
    for name, path in _COUNTED.items():
        element.set(name, str(len(element.findall(below + path))))
    element.set("errors", "0")


def _suite(root: Element, document: DocumentPart, found: list[Placed]) -> None:
    suite = etree.SubElement(root, "testsuite", name=line(document.path))
    names: Counter[str] = Counter()
    for one in found:
        name = " ".join(filter(None, (one.finding.rule, one.spot or line(one.finding.title))))
        names[name] += 1
        _finding(suite, one, name if names[name] == 1 else f"{name} ({names[name]})")
    for number, part in enumerate(document.tables, 1):
        if not part.findings:
            _case(suite, line(document.path), f"第{number}张表 {part.table.label}")
    if not document.tables:
        case = _case(suite, line(document.path), "绩效目标表")
        etree.SubElement(case, "skipped", message="没有找到绩效目标表，什么也没有检查")


def _finding(suite: Element, one: Placed, name: str) -> None:
    finding = one.finding
    case = _case(suite, line(finding.path), name)
    lines = [f"{SEVERITY_WORDS[finding.severity]} {finding.rule} {finding.title}", finding.message]
    lines += [f"原文：{finding.text}"] if finding.text else []
    lines += [f"建议：{finding.suggestion}"] if finding.suggestion else []
    lines += [f"相关：{one.others.told()}"] if one.others.total else []
    if finding.severity == "info":
        told = etree.SubElement(case, "system-out")
    else:
        message = clip(line(finding.message), SHOWN_COLUMNS)
        told = etree.SubElement(case, "failure", type=finding.severity, message=message)
    told.text = "\n".join(line(text) for text in lines)


def _covered(root: Element, report: Report) -> None:
    suite = etree.SubElement(root, "testsuite", name="检查范围")
    case = _case(suite, "检查范围", "检查范围")
    if unchecked(report):
        etree.SubElement(case, "skipped", message=unchecked(report))
    told = etree.SubElement(case, "system-out")
    told.text = "\n".join(line(one) for one in (outcome(report), *coverage_lines(report)) if one)


def _case(suite: Element, group: str, name: str) -> Element:
    return etree.SubElement(
        suite, "testcase", classname=group, name=clip(line(name), SHOWN_COLUMNS), time="0"
    )

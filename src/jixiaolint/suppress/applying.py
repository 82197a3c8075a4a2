"""A report without what the baseline and the accepted list cover, and what to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from jixiaolint.model.finding import Report
from jixiaolint.suppress.accepted import Acceptance


def apply(
    report: Report,
    baseline: frozenset[str],
    accepted: Sequence[Acceptance],
    today: date,
    *,
    whole: bool = True,
) -> Report:
    """The report with the covered findings counted instead of shown. What covers nothing is told,
    unless the report is not `whole`: only what a change brought in, so that the rest is not in it.
    """
    holding = {(a.fingerprint, a.rule) for a in accepted if a.until >= today}
    left = [f for f in report.findings if (f.fingerprint, f.rule) not in holding]
    shown = [f for f in left if f.fingerprint not in baseline]
    found = {f.fingerprint: f.rule for f in report.findings}
    remarks = [*report.remarks, *_remarks(found, accepted, today)]
    if whole:
        remarks += _unmatched(found.keys(), baseline, accepted)
    return replace(
        report,
        findings=tuple(shown),
        accepted=report.accepted + len(report.findings) - len(left),
        baselined=report.baselined + len(left) - len(shown),
        remarks=tuple(remarks),
    )


def _remarks(
    found: Mapping[str, str], accepted: Sequence[Acceptance], today: date
) -> Iterator[str]:
    """Entries that are about a finding (fingerprint → rule) and do not cover it."""
    for one in accepted:
        rule = found.get(one.fingerprint, one.rule)
        if one.rule != rule:
            told = f"写的规则是 {one.rule}，这处问题是 {rule} 报的，没有接受"
            yield f"接受清单第{one.line}行{told}"
        elif one.until < today and one.fingerprint in found:
            yield f"接受清单第{one.line}行（{one.rule}，{one.reason}）已于{one.until}到期，问题重新列出"


def _unmatched(
    found: Set[str], baseline: frozenset[str], accepted: Sequence[Acceptance]
) -> Iterator[str]:
    """Entries without a finding: mended, or not looked for in this run. Nothing tells which."""
    lines = [str(one.line) for one in accepted if one.fingerprint not in found]
    if lines:
        told = "没有对应的问题：改好了的可以删掉，没有检查那份文件、没有用那条规则的不算"
        yield f"接受清单第{'、'.join(lines)}行{told}"
    gone = len(baseline - found)
    if gone:
        yield f"基线里有 {gone} 处问题这次没有出现（改好了，或者没有检查那份文件）"

"""A report without what the baseline and the accepted list cover, and what to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from jixiaolint.model.finding import Report
from jixiaolint.suppress.accepted import Acceptance


def apply(
    report: Report, baseline: frozenset[str], accepted: Sequence[Acceptance], today: date
) -> Report:
    """The report with the covered findings counted instead of shown."""
    holding = {(a.fingerprint, a.rule) for a in accepted if a.until >= today}
    left = [f for f in report.findings if (f.fingerprint, f.rule) not in holding]
    shown = [f for f in left if f.fingerprint not in baseline]
    remarks = [*report.remarks, *_remarks(report, baseline, accepted, today)]
    return replace(
        report,
        findings=tuple(shown),
        accepted=report.accepted + len(report.findings) - len(left),
        baselined=report.baselined + len(left) - len(shown),
        remarks=tuple(remarks),
    )


def _remarks(
    report: Report, baseline: frozenset[str], accepted: Sequence[Acceptance], today: date
) -> Iterator[str]:
    found = {f.fingerprint: f.rule for f in report.findings}
    for one in accepted:
        if one.fingerprint not in found:
            yield f"接受清单第{one.line}行（{one.rule}，{one.reason}）没有对应的问题，可以删掉"
        elif one.rule != found[one.fingerprint]:
            told = f"写的规则是 {one.rule}，这处问题是 {found[one.fingerprint]} 报的，没有接受"
            yield f"接受清单第{one.line}行{told}"
        elif one.until < today:
            yield f"接受清单第{one.line}行（{one.rule}，{one.reason}）已于{one.until}到期，问题重新列出"
    gone = len(baseline - found.keys())
    if gone:
        yield f"基线里有 {gone} 处问题这次没有出现（改好了，或者没有检查那份文件）"

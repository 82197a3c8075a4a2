"""SARIF's rules and messages."""

from __future__ import annotations

from typing import Any

from jixiaolint.model.finding import Finding, Report, RuleFacts, Severity
from jixiaolint.reports.parts.words import seen

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def message(text: str) -> dict[str, str]:
    """A plain text message that is shown as it is.

    Braces are doubled, as they would be placeholders (§3.11.5); the bracket of what would become a
    link is escaped (§3.11.6).
    """
    shown = seen(text).replace("{", "{{").replace("}", "}}")
    return {"text": shown.replace("[", "\\[") if "](" in shown else shown}


def descriptors(report: Report) -> list[dict[str, Any]]:
    """The rules in force, then rules of findings that the report has no facts of; each id once."""
    found = {f.rule: f for f in report.findings if f.rule not in report.rules}
    return [
        *(_descriptor(facts) for facts in report.rules.values()),
        *(_known_by_finding(finding) for finding in found.values()),
    ]


def _descriptor(facts: RuleFacts) -> dict[str, Any]:
    told = facts.told
    help_ = message("\n\n".join(f"{title}：{text}" for title, text in told.items()))
    marked = seen("\n\n".join(f"**{title}**\n\n{text}" for title, text in told.items()))
    return {
        "id": facts.id,
        "shortDescription": message(facts.title),
        **({"fullDescription": message(facts.why.strip())} if facts.why.strip() else {}),
        **({"help": {**help_, "markdown": marked}} if told else {}),
        "defaultConfiguration": {"level": LEVELS[facts.severity]},
        "properties": {
            "pack": facts.pack,
            "aspect": facts.aspect,
            "source": facts.source.strip(),
            "tags": [tag for tag in (facts.pack, facts.aspect) if tag],
        },
    }


def _known_by_finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "shortDescription": message(finding.title),
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }

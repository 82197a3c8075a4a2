"""A rule's page: what it catches, why, on what ground, how to mend it, and its own examples at work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jixiaolint.model.finding import SEVERITY_WORDS, Finding
from jixiaolint.rule import Rule

_SCOPES = {
    "run": "全部文件一起看",
    "document": "一份文件",
    "table": "一张绩效目标表",
    "plan": "资金支出计划",
    "period": "资金支出计划的一期",
    "goal": "一条绩效目标",
    "indicator": "一行指标",
    "paragraph": "表外的一段文字",
}


def page(rule: Rule, pack: str, bad: Sequence[Sequence[Finding]]) -> str:
    """The page as Markdown; `bad` holds the findings of each bad example, in order."""
    facts = rule.facts
    lines = [f"# {facts.id} {facts.title}", "", *_profile(rule, pack)]
    for heading, text in facts.told.items():
        lines += ["", f"## {heading}", "", text]
    lines += ["", "## 例子"]
    for fragment, findings in zip(rule.examples["bad"], bad, strict=True):
        lines += ["", "不合规：", "", *_block(fragment), ""]
        lines += [line for finding in findings for line in _verdict(finding)]
    for fragment in rule.examples["good"]:
        lines += ["", "合规：", "", *_block(fragment)]
    return "\n".join(lines) + "\n"


def _profile(rule: Rule, pack: str) -> Iterator[str]:
    facts = rule.facts
    severities = dict.fromkeys([facts.severity, *(c.severity for c in rule.cases if c.severity)])
    levels = "、".join(SEVERITY_WORDS[s] for s in severities)
    yield f"- 级别：{levels}{'（看情形）' if len(severities) > 1 else ''}"
    yield f"- 规则包：{facts.pack}（{pack}）；审核方面：{facts.aspect}"
    yield f"- 逐个检查：{_SCOPES[rule.scope]}"
    if rule.beats:
        yield f"- 报了这一条，同一处就不再报：{'、'.join(sorted(rule.beats))}"


def _verdict(finding: Finding) -> Iterator[str]:
    yield f"> {SEVERITY_WORDS[finding.severity]}：{finding.message}"
    if finding.suggestion:
        yield ">"
        yield f"> 建议：{finding.suggestion}"


def _block(fragment: Mapping[str, Any]) -> list[str]:
    return ["```yaml", *_yaml(fragment, ""), "```"]


def _yaml(node: Any, indent: str) -> Iterator[str]:
    """A fragment in YAML's block style, rows of an indicator on one line."""
    for key, value in node.items():
        if isinstance(value, Mapping) and not _flat(value):
            yield f"{indent}{key}:"
            yield from _yaml(value, indent + "  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            for one in value:
                yield from _item(one, indent)
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _item(one: Any, indent: str) -> Iterator[str]:
    if isinstance(one, Mapping) and not _flat(one):
        lines = list(_yaml(one, indent + "  "))
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{indent}- {_scalar(one)}"


def _flat(value: Mapping[str, Any]) -> bool:
    return not any(isinstance(v, Mapping | list) for v in value.values())


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_scalar(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[]"
    if value is None:
        return "null"
    text = str(value)
    quoted = (
        text == ""
        or text[0] in "&*!|>%@`\"'#{[-?:,≥"
        or any(c in text for c in "{}[],:#\n")
        or _number(text)
    )
    return (
        '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        if quoted and isinstance(value, str)
        else text
    )


def _number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()

"""What the kinds of check declare to tell is what their hits tell: on the examples of all rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jixiaolint import api, checks, engine
from jixiaolint.checks.hit import Hit
from jixiaolint.forms import given
from jixiaolint.rule import Rule


def of_kind(kind: str) -> list[Rule]:
    """The shipped rules whose check is of this kind."""
    return [r for r in api.rules().rules if type(_check(r)).__module__.endswith(f".{kind}")]


def _check(rule: Rule) -> Any:
    """The check behind a rule's `examine`, also behind its `when`."""
    cells = [c.cell_contents for c in getattr(rule.examine, "__closure__", None) or ()]
    methods = [getattr(c, "__self__", None) for c in (rule.examine, *cells)]
    return next((m for m in methods if hasattr(m, "examine")), None)


def hits(rule: Rule) -> Iterator[tuple[Hit, dict[str, object]]]:
    """Each hit on the rule's examples, with every name that its templates would have."""
    for fragment in (*rule.examples["bad"], *rule.examples["good"]):
        document = given.document(fragment, "example")
        found, _ = engine.judge([(document, [rule])])
        for hitting in found[0]:
            noun = type(hitting.noun).__name__.lower()
            names = {noun: hitting.noun, **hitting.hit.facts}
            yield hitting.hit, names | ({"table": hitting.table} if hitting.table else {})


@pytest.mark.parametrize("kind", checks.kinds())
def test_every_kind_tells_what_it_declares(kind: str) -> None:
    declared = checks.facts(kind)
    seen: set[str] = set()
    for rule in of_kind(kind):
        for hit, names in hits(rule):
            assert hit.variant in declared
            told = declared[hit.variant]
            assert hit.facts.keys() <= told.keys() <= names.keys()
            for name, type_ in told.items():
                assert isinstance(names[name], type_), (rule.id, name)
            seen.add(hit.variant)
    assert seen == declared.keys()


def test_a_fact_never_hides_a_noun() -> None:
    for kind in checks.kinds():
        for facts in checks.facts(kind).values():
            assert not facts.keys() & {"document", "tables", checks.scope(kind)}

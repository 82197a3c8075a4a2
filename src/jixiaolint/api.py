"""The whole line, for the command line and for programs: files → documents → report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jixiaolint import engine, forms, packs, readers
from jixiaolint.forms import canonical, given
from jixiaolint.model.document import BLANK, Document
from jixiaolint.model.finding import Report
from jixiaolint.model.grid import Note
from jixiaolint.rule import Rule
from jixiaolint.settings import Selection


class PathError(ValueError):
    """A path that was asked for and is not there; the message is Chinese."""


def find(paths: Sequence[str]) -> list[Path]:
    """The files asked for, each once, in order: files as they are, folders walked for known suffixes.

    Hidden files and Office's lock files (~$…) are passed over in folders. Raises PathError.
    """
    found: dict[Path, None] = {}
    for one in paths:
        path = Path(one)
        if path.is_dir():
            found.update((p, None) for p in sorted(path.rglob("*")) if _wanted(p, path))
        elif path.exists():
            found[path] = None
        else:
            raise PathError(f"找不到 {one}{_near(path)}")
    return list(found)


def _wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in readers.suffixes() and path.is_file()


def _near(path: Path) -> str:
    from difflib import get_close_matches

    beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, 1)
    return f"，是不是 {path.parent / near[0]}？" if near else ""


@cache
def _forms() -> tuple[forms.Form, ...]:
    return forms.load(packs.shipped() / "forms")


def document(path: Path, year: int | None = None) -> Document:
    """One file as a document. A file that cannot be read is a document without tables that says why."""
    try:
        return forms.recognise(readers.read(path), _forms(), year)
    except readers.Unreadable as error:
        note = Note("unreadable", str(error))
        return Document(str(path), "", year, BLANK, (), (), (note,))


def documents(paths: Sequence[Path], year: int | None = None, jobs: int = 1) -> Iterator[Document]:
    """The files as documents, in their order; with `jobs` above 1 in so many processes."""
    if jobs < 2 or len(paths) < 2:
        yield from (document(path, year) for path in paths)
        return
    with ProcessPoolExecutor(min(jobs, len(paths))) as pool:
        yield from pool.map(document, paths, [year] * len(paths))


def rules(wanted: Sequence[str] = (), use_cache: bool = True) -> packs.Packs:
    """The packs asked for (none: all shipped), compiled. Raises packs.PackError."""
    return packs.load(packs.locate(wanted), use_cache)


def check(
    paths: Sequence[str],
    selection: Selection,
    wanted: Sequence[str] = (),
    year: int | None = None,
    jobs: int = 1,
    use_cache: bool = True,
) -> Report:
    """Read the files and run the rules over them.

    Raises PathError, packs.PackError, settings.SettingsError before anything is read.
    """
    in_force = selection.apply(rules(wanted, use_cache).rules)
    return engine.check(list(documents(find(paths), year, jobs)), in_force)


def extract_json(found: Sequence[Document], explain: bool = False) -> str:
    """The canonical JSON of documents."""
    return json.dumps(canonical.documents_json(found, explain), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not behave: which one, and what was expected."""

    rule: str
    file: str
    example: str
    message: str


def test_rule(rule: Rule) -> list[ExampleFailure]:
    """Run a rule's own examples: each bad one must give a finding, each good one none."""
    failures = []
    for expected, key in ((True, "bad"), (False, "good")):
        for number, fragment in enumerate(rule.examples[key], 1):
            trouble = _misbehaves(rule, fragment, expected)
            if trouble:
                failures.append(ExampleFailure(rule.id, rule.file, f"{key}[{number}]", trouble))
    return failures


def _misbehaves(rule: Rule, fragment: Any, expected: bool) -> str:
    try:
        findings = example(rule, fragment).findings
    except given.FragmentError as error:
        return str(error)
    if expected and not findings:
        return "应当报出问题，却没有报"
    if not expected and findings:
        return f"不应当报，却报了：{findings[0].message}"
    return ""


def example(rule: Rule, fragment: Any) -> Report:
    """One rule on one fragment. Raises given.FragmentError."""
    return engine.check([given.document(fragment, "example")], [rule])


def pages(codes: Sequence[str], wanted: Sequence[str] = (), use_cache: bool = True) -> list[str]:
    """The pages of the rules asked for, as Markdown. Raises packs.PackError, SettingsError."""
    from jixiaolint.pages import page

    in_packs = rules(wanted, use_cache)
    return [
        page(
            rule,
            in_packs.titles[rule.facts.pack],
            [example(rule, f).findings for f in rule.examples["bad"]],
        )
        for rule in Selection(select=tuple(codes)).apply(in_packs.rules)
    ]

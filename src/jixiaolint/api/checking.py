"""Documents × the rules in force for each → report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress as despite
from dataclasses import replace
from datetime import date
from pathlib import Path

from jixiaolint import engine, packs, suppress
from jixiaolint.api import changes
from jixiaolint.api.files import find, nothing_found, passed_over
from jixiaolint.api.progress import Progress, announced
from jixiaolint.api.reading import Way, document, documents
from jixiaolint.model.document import Document
from jixiaolint.model.finding import Report
from jixiaolint.rule import Rule
from jixiaolint.settings import Request, Settings, in_force, resolve, words


def rules(request: Request | None = None, use_cache: bool = True) -> packs.Packs:
    """The packs that a request asks for (none: all shipped), compiled, under its layers.

    Raises packs.PackError, settings.SettingsError.
    """
    return _Loader(use_cache).packs(resolve(Path("x"), request or Request()))


def settings_of(path: str, request: Request | None = None) -> Settings:
    """What is in force for a file, or for the files right in a folder, and where each setting comes from."""
    asked = Path(path)
    return resolve(asked / "x" if asked.is_dir() else asked, request or Request())


def check(
    paths: Sequence[str],
    request: Request | None = None,
    *,
    jobs: int = 1,
    use_cache: bool = True,
    since: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read the files and run the rules over them.

    `progress` is told how the reading goes on (api.progress).
    Stopped by hand (KeyboardInterrupt), the run reports on what was read so far and says so.

    `since` is a git revision: only findings that the changes since then brought in are reported.
    `today` decides which acceptances have expired. Raises api.PathError, packs.PackError,
    settings.SettingsError, api.ChangesError before anything is checked.
    """
    request = request or Request()
    files, remarks = _files(paths, request, since)
    settings = [resolve(file, request) for file in files]
    chosen = _rules(settings, request, use_cache)
    hidden = _suppressed(settings)
    read = _read(files, settings, jobs, progress)
    report = engine.check_each(list(zip(read, chosen, strict=False)))
    interrupted = len(read) < len(files)
    if interrupted:
        remarks.append(f"检查被中断，只读了 {len(files)} 份文件中的前 {len(read)} 份")
    report = replace(report, interrupted=interrupted, remarks=tuple(remarks))
    if since is not None:
        report = changes.only_new(report, _before(files, settings, chosen, since))
    return suppress.apply(report, *hidden, today or date.today(), whole=since is None)


def _files(
    paths: Sequence[str], request: Request, since: str | None
) -> tuple[list[Path], list[str]]:
    """The files to check, and what is to be said of those that are not."""
    files = find(paths, request)
    remarks = [passed_over(paths), "" if files else nothing_found()]
    if files and since is not None:
        files = changes.changed(files, since)
        remarks.append("" if files else f"和 {since} 相比，没有文件改动")
    return files, [remark for remark in remarks if remark]


def _rules(
    settings: Sequence[Settings], request: Request, use_cache: bool
) -> list[tuple[Rule, ...]]:
    """The rules in force under each of the settings, once every name in them is known; also for a
    run without files the request is tried.
    """
    loader = _Loader(use_cache)
    tried = settings or [resolve(Path("x"), request)]
    chosen = [in_force(s.layers, loader.packs(s).rules) for s in tried]
    loader.try_overrides(tried)
    return chosen[: len(settings)]


def _suppressed(
    settings: Sequence[Settings],
) -> tuple[frozenset[str], tuple[suppress.Acceptance, ...]]:
    """The fingerprints of the baselines, and what is accepted for a time."""
    baselines = {s.baseline: None for s in settings if s.baseline}
    lists = {s.accepted: None for s in settings if s.accepted}
    return (
        frozenset(f for path in baselines for f in suppress.read_baseline(path)),
        tuple(a for path in lists for a in suppress.read_accepted(path)),
    )


def _read(
    files: Sequence[Path], settings: Sequence[Settings], jobs: int, progress: Progress | None
) -> list[Document]:
    read: list[Document] = []
    found = documents(files, [Way.of(s) for s in settings], jobs)
    with despite(KeyboardInterrupt):
        read.extend(announced(files, found, progress))
    return read


def _before(
    files: Sequence[Path],
    settings: Sequence[Settings],
    chosen: Sequence[tuple[Rule, ...]],
    since: str,
) -> Report:
    """The report on the same files as they were at the revision; new files are not in it."""
    pairs = []
    for file, setting, rules_ in zip(files, settings, chosen, strict=True):
        with changes.at_revision(file, since) as old:
            if old is not None:
                pairs.append((document(old, Way.of(setting)), rules_))
    return engine.check_each(pairs)


class _Loader:
    """Loads packs once in a run for each different choice of packs and words."""

    def __init__(self, use_cache: bool) -> None:
        self.use_cache = use_cache
        self.loaded: dict[object, packs.Packs] = {}

    def try_overrides(self, settings: Sequence[Settings]) -> None:
        """Raise what a misspelt name in an override raises, also where no document is under it.

        Words to remove are not tried: another override may be what adds them.
        """
        for one in {s.config: s for s in settings}.values():
            for layer in one.overrides:
                lists = {n: replace(change, remove=()) for n, change in layer.words.items()}
                alone = replace(one, layers=(replace(layer, words=lists),))
                in_force(alone.layers, self.packs(alone).rules)

    def packs(self, settings: Settings) -> packs.Packs:
        changed = words(settings.layers)
        choice = (settings.packs, changed)
        if choice not in self.loaded:
            places = packs.locate(settings.packs)
            self.loaded[choice] = packs.load(places, self.use_cache, changed)
        return self.loaded[choice]

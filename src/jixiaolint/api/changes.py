"""What a change in a git repository brought in: the files changed since a revision, as they were."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from jixiaolint import readers
from jixiaolint.model.finding import Report


class ChangesError(ValueError):
    """git is not there, or does not know the revision; the message is Chinese."""


def changed(files: Sequence[Path], since: str) -> list[Path]:
    """Those of the files that differ from the revision, untracked ones among them; an archive that
    differs does so with all its documents.
    """
    differ = {file: _differs(file, since) for file in dict.fromkeys(map(readers.file_of, files))}
    return [file for file in files if differ[readers.file_of(file)]]


def _differs(file: Path, since: str) -> bool:
    old = _show(file, since)
    return old is None or old != file.read_bytes()


@contextmanager
def at_revision(file: Path, since: str) -> Iterator[Path | None]:
    """A file as it was at the revision, in a folder of its own; None when it was not there."""
    whole = readers.file_of(file)
    old = _show(whole, since)
    if old is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="jixiaolint-") as folder:
        path = Path(folder) / whole.name
        path.write_bytes(old)
        yield path / file.relative_to(whole)


def only_new(report: Report, before: Report) -> Report:
    """The report without the findings that were there before, fingerprint by fingerprint."""
    known = Counter(f.fingerprint for f in before.findings)
    fresh = []
    for finding in report.findings:
        if known[finding.fingerprint]:
            known[finding.fingerprint] -= 1
        else:
            fresh.append(finding)
    return replace(report, findings=tuple(fresh))


def _show(file: Path, since: str) -> bytes | None:
    """The file as it was, under its name of today or the one that it had then; None for a new one."""
    folder = file.absolute().parent
    _known(folder, since)
    for name in (f"./{file.name}", _former(file.name, folder, since)):
        if name is not None:
            done = _git(folder, "show", f"{since}:{name}")
            if done.returncode == 0:
                return done.stdout
    return None


def _former(name: str, folder: Path, since: str) -> str | None:
    """The path in the repository from which git says that a file was renamed since the revision."""
    top = os.fsdecode(_git(folder, "rev-parse", "--show-prefix").stdout).removesuffix("\n")
    told = _git(
        folder, "diff", "--name-status", "-z", "-M", "--no-relative", "--diff-filter=R", since, "--"
    ).stdout
    words = os.fsdecode(told).split("\0")  # of each: how alike, the old path, the new one
    return dict(zip(words[2::3], words[1::3], strict=False)).get(f"{top}{name}")


def _known(folder: Path, since: str) -> None:
    done = _git(folder, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}")
    if done.returncode:
        inside = _git(folder, "rev-parse", "--git-dir").returncode == 0
        told = f"git 里没有版本 {since}" if inside else f"{folder} 不在 git 仓库里，不能用 --diff"
        raise ChangesError(told)


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise ChangesError("没有找到 git，不能用 --diff") from None

"""Which files a run is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from jixiaolint import readers
from jixiaolint.annotate import MARK
from jixiaolint.settings import Request, excluded, resolve


class PathError(ValueError):
    """A path that was asked for and is not there; the message is Chinese."""


def find(paths: Sequence[str], request: Request | None = None) -> list[Path]:
    """The files asked for, each once, in order: files as they are, folders walked for known suffixes.
    Of a file that holds several documents (an archive) each one is a path through it.

    In folders, hidden files, Office's lock files (~$…), what the configuration excludes, annotated
    copies and what the run itself writes are passed over. Raises PathError, also for a file that
    the run would overwrite, and what reading a configuration raises.
    """
    request = request or Request()
    found: dict[Path, None] = {}
    written = {path.resolve() for path in request.writes}
    for one in paths:
        path = Path(one)
        if path.is_dir():
            inside = (
                p
                for p in sorted(path.rglob("*"))
                if _wanted(p, path) and p.resolve() not in written
            )
            found.update((p, None) for p in inside if not excluded(p, resolve(p, request)))
        elif path.resolve() in written:
            raise PathError(f"{one} 是要读的文件，不能把结果写在它上面")
        elif readers.exists(path):
            found[path] = None
        else:
            raise PathError(f"找不到 {one}{_near(path)}")
    return [one for path in found for one in _within(path, request)]


def _within(path: Path, request: Request) -> Iterator[Path]:
    inside = readers.members(path)
    if not inside:
        yield path
    yield from (one for one in inside if not excluded(one, resolve(one, request)))


def _wanted(path: Path, folder: Path) -> bool:
    if path.stem.endswith(MARK):
        return False
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.is_file() and readers.wanted(path)


def _near(path: Path) -> str:
    beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, 1)
    return f"，是不是 {path.parent / near[0]}？" if near else ""

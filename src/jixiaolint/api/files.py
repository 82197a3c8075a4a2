"""Which files a run is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from jixiaolint import readers
from jixiaolint.annotate import MARK
from jixiaolint.readers import archive
from jixiaolint.settings import Request, excluded, resolve

_SHOWN = 3


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


def passed_over(paths: Sequence[str]) -> str:
    """What to say of files in the folders and archives asked for that may well be documents, but that
    no reader reads (pictures, .ofd); "" without any.
    """
    names: list[str] = []
    for one in map(Path, paths):
        files = sorted(p for p in one.rglob("*") if _shown(p, one)) if one.is_dir() else [one]
        for file in files:
            if file.suffix.lower() in archive.SUFFIXES:
                names += archive.others(file)
            elif one.is_dir() and file.suffix.lower() in readers.UNREAD:
                names.append(str(file))
    if not names:
        return ""
    shown = "、".join(names[:_SHOWN]) + (" 等" if len(names) > _SHOWN else "")
    told = f"有 {len(names)} 个文件的类型读不了，没有检查：{shown}"
    return f"{told}；要检查的请另存为 Word、Excel 或带文字的 PDF"


def _within(path: Path, request: Request) -> Iterator[Path]:
    inside = readers.members(path)
    if not inside:
        yield path
    yield from (one for one in inside if not excluded(one, resolve(one, request)))


def _wanted(path: Path, folder: Path) -> bool:
    return not path.stem.endswith(MARK) and _shown(path, folder) and readers.wanted(path)


def _shown(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.is_file()


def _near(path: Path) -> str:
    if path.is_symlink():
        return "：它是一个链接，指向的文件不在了"
    beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, 1)
    return f"，是不是 {path.parent / near[0]}？" if near else ""

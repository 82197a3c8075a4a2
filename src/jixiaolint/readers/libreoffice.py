"""Files that only LibreOffice can read: converted by it to .docx or .xlsx, when it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiaolint.readers.scratch import scratch
from jixiaolint.readers.unreadable import Unreadable

SECONDS = 90
"""Most time for one file; a cold start takes 1 to 2 seconds, a slow machine ten times that."""

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_NAMES = ("soffice", "libreoffice", "soffice.exe")
_FOLDERS = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    "/opt/libreoffice/program",
    "/usr/lib/libreoffice/program",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


def program() -> str | None:
    """Where LibreOffice is, None when it is not installed."""
    for folder in (None, *_FOLDERS):
        for name in _NAMES:
            if found := shutil.which(name, path=folder):
                return found
    return None


@contextmanager
def converted(path: Path, suffix: str, what: str, to: str = "docx") -> Iterator[Path]:
    """The file at `path`, converted to `to` (docx or xlsx), for as long as the context lasts.

    `suffix` is the one that fits the content, `what` is what people call it. Raises `Unreadable`.
    """
    soffice = program()
    if soffice is None:
        raise Unreadable(
            f"{what.lstrip()}要借助 LibreOffice 才能读，这台电脑上没有找到它。"
            f"请安装 LibreOffice，或用 Office、WPS 打开后另存为 .{to} 再检查。"
        )
    with scratch() as folder:
        source = folder / "in" / f"file{suffix}"
        source.parent.mkdir()
        shutil.copyfile(path, source)
        _convert(soffice, source, folder, to)
        result = folder / f"file.{to}"
        if not result.exists():
            raise Unreadable(
                f"LibreOffice 打不开这个{what}：可能有密码、不完整或已损坏。"
                f"请用原来的软件打开后另存为 .{to} 再检查。"
            )
        yield result


def _convert(soffice: str, source: Path, folder: Path, to: str) -> None:
    """A profile of its own, so that an open LibreOffice does not take the work over."""
    command = [
        soffice,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck",
        "--convert-to", _FILTERS[to], "--outdir", str(folder), str(source),
    ]  # fmt: skip
    posix = sys.platform != "win32"
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=posix,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"LibreOffice 转换了 {SECONDS} 秒还没完，已放弃，请用原来的软件另存为 .{to} 再检查。"
        ) from error
    finally:
        _end(process, posix)


def _end(process: subprocess.Popen[bytes], posix: bool) -> None:
    """End the converter with the processes that it started."""
    if process.poll() is not None:
        return
    if posix:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()

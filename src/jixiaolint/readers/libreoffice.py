"""Files that only LibreOffice can read: converted to .docx by it, when it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiaolint.readers.unreadable import Unreadable

SECONDS = 90
"""Most time for one file; a cold start takes 1 to 2 seconds, a slow machine ten times that."""

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
def as_docx(path: Path, suffix: str, what: str) -> Iterator[Path]:
    """The file at `path`, converted to .docx, for as long as the context lasts.

    `suffix` is the one that fits the content, `what` is what people call it. Raises `Unreadable`.
    """
    soffice = program()
    if soffice is None:
        raise Unreadable(
            f"{what}要借助 LibreOffice 才能读，这台电脑上没有找到它。"
            "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx 再检查。"
        )
    with tempfile.TemporaryDirectory(prefix="jixiaolint-") as folder:
        source = Path(folder, "in", f"file{suffix}")
        source.parent.mkdir()
        shutil.copyfile(path, source)
        _convert(soffice, source, Path(folder))
        result = Path(folder, "file.docx")
        if not result.exists():
            raise Unreadable(
                f"LibreOffice 打不开这个{what}：可能有密码、不完整或已损坏。"
                "请用原来的软件打开后另存为 .docx 再检查。"
            )
        yield result


def _convert(soffice: str, source: Path, folder: Path) -> None:
    """A profile of its own, so that an open LibreOffice does not take the work over."""
    command = [
        soffice,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source),
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
            f"LibreOffice 转换了 {SECONDS} 秒还没完，已放弃，请用原来的软件另存为 .docx 再检查。"
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

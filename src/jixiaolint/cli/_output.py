"""Where results go: a file, or standard output, which may be full, closed or a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from jixiaolint import api


def write(content: str | bytes, output: Path | None) -> None:
    """To the file, or to standard output as UTF-8. Bytes are not shown on a terminal.

    What cannot be written ends the run with status 2.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if output is not None:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_bytes(data)
        except OSError as error:
            _refuse(f"写不了 {output}：{api.why(error)}")
        return
    if sys.stdout is None:  # Python's way to say that it was closed before the program began
        _refuse("标准输出已经关闭，请用 -o 写到文件")
    if isinstance(content, bytes) and sys.stdout.isatty():
        _refuse("这种格式不能显示在屏幕上，请用 -o 写到文件")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def lost(error: OSError) -> NoReturn:
    """End a run whose standard output cannot take more; the rest of it goes nowhere.

    Else Python would try once more at its end and complain in its own way:
    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _refuse(f"结果写不出来：{api.why(error)}")


def colour() -> bool:
    """Whether standard output is a terminal whose user has nothing against colours."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and not os.environ.get("NO_COLOR")


def _refuse(reason: str) -> NoReturn:
    click.echo(f"错误：{reason}", err=True)
    sys.exit(2)

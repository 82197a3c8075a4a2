"""Room for what has to be unpacked or converted before it can be read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiaolint.failures import why
from jixiaolint.readers.unreadable import Unreadable


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder among the system's temporary ones, gone afterwards. Raises `Unreadable` where none
    can be made.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix="jixiaolint-")
    except OSError as error:
        raise Unreadable(
            f"这种文件要先放进临时文件夹才能读，而临时文件夹建不了：{why(error)}。"
            "请检查磁盘空间和权限，或用环境变量 TMPDIR 换一个文件夹。"
        ) from error
    with made as folder:
        yield Path(folder)

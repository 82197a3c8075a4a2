"""Why a file cannot be read or written, in Chinese."""

from __future__ import annotations

import errno
from pathlib import Path

from jixiaolint.nearest import nearest_file

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个磁盘只能读",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "路径里有一段不是文件夹",
    errno.ENOENT: "没有这个文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "文件正在使用",
    errno.EBADF: "输出已经关闭",
    errno.EPIPE: "输出已经关闭",
}


def why(error: OSError) -> str:
    """The reason in Chinese; the system's own words where it is a rare one."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def cannot_read(path: Path, error: OSError) -> str:
    """Why a file of ours cannot be read: not there (and which is), or what the system says."""
    if isinstance(error, FileNotFoundError):
        return f"没有这个文件{nearest_file(path)}"
    return why(error)

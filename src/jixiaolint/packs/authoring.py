"""A new rule for its author to go on from: a commented file that loads as it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from jixiaolint.failures import why
from jixiaolint.nearest import nearest

_CODE = re.compile("([A-Z]{2,6})[0-9]{3}")
_TEMPLATE = Path(__file__).with_name("new_rule.yaml")
_PACK = """\
# 规则包：这个文件夹里一条规则一个文件。
name: {name}
title: 本地规则
"""


class AuthoringError(ValueError):
    """A rule that cannot be begun; the message is Chinese."""


def begin(code: str, folder: Path, taken: Collection[str]) -> list[Path]:
    """Write CODE-rule.yaml into the folder, and its pack.yaml where there is none: the files written.

    `taken` are the codes of the shipped rules. Raises AuthoringError, before anything is written,
    for a code that is none or that a rule has already, and for a folder that cannot be written to.
    """
    shape = _CODE.fullmatch(code)
    if not shape:
        near = nearest(code.upper(), sorted({one[:3] for one in taken}))
        raise AuthoringError(
            f"编码 {code} 的写法不对，要两到六个大写字母加三位数字，例如 XIAN001{near}"
        )
    there = next(iter(sorted(folder.glob(f"{code}*.yaml"))), None)
    if there or code in taken:
        raise AuthoringError(f"编码 {code} 已经有了{f'：{there}' if there else '，换一个'}")
    rule = _TEMPLATE.read_text(encoding="utf-8").format(code=code, folder=folder)
    files = {folder / f"{code}-rule.yaml": rule}
    if not (folder / "pack.yaml").exists():
        files[folder / "pack.yaml"] = _PACK.format(name=shape[1].lower())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AuthoringError(f"写不了 {folder}：{why(error)}") from None
    return list(files)

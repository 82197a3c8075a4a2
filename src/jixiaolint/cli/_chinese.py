"""click's own words in Chinese.

click asks gettext for them, which chooses by the user's environment; this tool speaks Chinese in every
environment. A message that click words anew in a later version stays English until it is added here.
"""

from __future__ import annotations

import gettext
import sys

import click

WORDS = {
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本号。",
    "default: {default}": "默认：{default}",
    "Try '{command} {option}' for help.": "看说明：{command} {option}",
    "Error: {message}": "错误：{message}",
    "Aborted!": "已中断。",
    "Missing command.": "没有写命令。",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}：{message}",
    "No such option {name!r}.": "没有选项 {name}",
    "No such option: {name}": "没有选项 {name}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写值",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写值",
    "Got unexpected extra argument ({args})": "多写了：{args}",
    "Got unexpected extra arguments ({args})": "多写了：{args}",
    "{value!r} is not {choice}.": "{value} 不行，只能是 {choice}",
    "{value!r} is not one of {choices}.": "{value} 不行，只能是 {choices}",
    "{value!r} is not a valid {number_type}.": "{value} 不是整数",
    "{value} is not in the range {range}.": "{value} 不行，要 {range}",
    "{name} {filename!r} does not exist.": "没有这个{name}：{filename}",
    "{name} {filename!r} is a directory.": "{filename} 是文件夹，要写一份{name}",
    "{name} {filename!r} is a file.": "{filename} 是文件，要写一个{name}",
    "{name} {filename!r} is not readable.": "没有权限读{name} {filename}",
    "{name} {filename!r} is not writable.": "没有权限写{name} {filename}",
    "file": "文件",
    "File": "文件",
    "directory": "文件夹",
    "Directory": "文件夹",
    "path": "路径",
    "Path": "路径",
}


class _Sentence(str):
    """A sentence with names in it, which click gives as Python or as a usage line writes them."""

    def format(self, *args: object, **names: object) -> str:
        """The sentence with its names, as people write them."""
        for key in _LISTS & names.keys():
            names[key] = _plain(str(names[key]))
        return super().format(*args, **names)


_LISTS = {"param_hint", "choice", "choices"}


def _plain(names: str) -> str:
    """'--jobs' / '-j' → --jobs / -j; 'a', 'b' → a、b; '[文件夹]' → 文件夹."""
    return names.replace("'", "").replace(", ", "、").strip("[]")


def _missing(error: click.MissingParameter) -> str:
    """What is missing; click would put its own full stop behind it."""
    hint = error.param.get_error_hint(error.ctx) if error.param else ""
    return f"没有写{_plain(hint).removesuffix('…')}"


def _no_such(error: click.NoSuchOption) -> str:
    """Which option there is not, and which ones are near."""
    near = "，是不是 {}？".format(" 或 ".join(error.possibilities)) if error.possibilities else ""
    return f"{error.message}{near}"


def said(message: str) -> str:
    """What click says, in Chinese, or as it is when it is not known here."""
    return _Sentence(WORDS.get(message, message))


def counted(one: str, many: str, number: int) -> str:
    """The same for a message that English words by number."""
    return said(one if number == 1 else many)


def speak() -> None:
    """Let click's modules, all of which are loaded, ask here instead of gettext.

    Two errors put their sentence together by themselves.
    """
    click.MissingParameter.format_message = _missing  # type: ignore[assignment]
    click.NoSuchOption.format_message = _no_such  # type: ignore[assignment]
    instead = {gettext.gettext: said, gettext.ngettext: counted}
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for word in ("_", "ngettext"):
                asked = vars(module).get(word)
                if asked in instead:
                    setattr(module, word, instead[asked])

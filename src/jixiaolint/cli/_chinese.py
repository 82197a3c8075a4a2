"""click's own words in Chinese.

click asks gettext for them, which chooses by the user's environment; this tool speaks Chinese in every
environment. A message that click words anew in a later version stays English until it is added here.
"""

from __future__ import annotations

import gettext
import sys

WORDS = {
    "Usage:": "用法:",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本号。",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Try '{command} {option}' for help.": "看说明：{command} {option}",
    "Error: {message}": "错误：{message}",
    "Aborted!": "已中断。",
    "Missing command.": "没有写命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "No such option {name!r}.": "没有选项 {name}",
    "No such option: {name}": "没有选项 {name}",
    "Did you mean {possibility}?": "（是不是 {possibility}？）",
    "(Did you mean one of: {possibilities}?)": "（是不是其中之一：{possibilities}？）",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写值",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写值",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面要写 {nargs} 个值",
    "Got unexpected extra argument ({args})": "多写了：{args}",
    "Got unexpected extra arguments ({args})": "多写了：{args}",
    "{value!r} is not {choice}.": "{value} 不行，只能是 {choice}",
    "{value!r} is not one of {choices}.": "{value} 不行，只能是 {choices} 之一",
    "{value!r} is not a valid {number_type}.": "{value} 不是整数",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 内",
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


def said(message: str) -> str:
    """What click says, in Chinese, or as it is when it is not known here."""
    return WORDS.get(message, message)


def counted(one: str, many: str, number: int) -> str:
    """The same for a message that English words by number."""
    return said(one if number == 1 else many)


def speak() -> None:
    """Let click's modules, all of which are loaded, ask here instead of gettext."""
    instead = {gettext.gettext: said, gettext.ngettext: counted}
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for word in ("_", "ngettext"):
                asked = vars(module).get(word)
                if asked in instead:
                    setattr(module, word, instead[asked])

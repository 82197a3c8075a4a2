"""Reading one YAML file of ours, with the line of every key kept for the messages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from jixiaolint.failures import cannot_read
from jixiaolint.rule import Fault


def read(path: Path, faults: list[Fault]) -> CommentedMap | None:
    """The file's mapping, empty for a file of comments alone; None with the fault noted when it cannot
    be read, is no YAML or no mapping.
    """
    try:
        loaded = YAML(typ="rt").load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        faults.append(Fault(str(path), 0, f"读不了这个文件：{cannot_read(path, error)}"))
        return None
    except UnicodeDecodeError:
        faults.append(Fault(str(path), 0, "文件不是 UTF-8 编码，请另存为 UTF-8"))
        return None
    except MarkedYAMLError as error:
        faults.append(_fault(path, error))
        return None
    except ValueError:  # ruamel's own, from a date that the calendar does not have
        faults.append(_no_such_day(path))
        return None
    except YAMLError:
        faults.append(Fault(str(path), 0, "YAML 写法有误：文件里有不能显示的字符，不像文本文件"))
        return None
    if loaded is None:
        return CommentedMap()
    if not isinstance(loaded, CommentedMap):
        hint = "（冒号要用半角“:”，后面空一格）" if "：" in str(loaded) else ""
        faults.append(Fault(str(path), 1, f"文件内容应当是“键: 值”的形式{hint}"))
        return None
    return loaded


_DAY = re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b")
_UNPARTED = re.compile(r"\s*(?:- )?\w+\s*(?:：|:\S)")
"""A line whose colon is full-width, or has no space behind it."""

_NO_COLON = "could not find expected ':'"
_PROBLEMS = (
    (_NO_COLON, "这一行不是“键: 值”"),
    (r"'\\t' that cannot start", "缩进用了制表符（Tab），请改成空格"),
    ("found duplicate key \"(.+?)\" with", "键 {0} 写了两次"),
    ("mapping values are not allowed", "这一行有两个冒号；值里有“: ”的，整个值放进引号"),
    ("expected <block end>|expected ',' or|did not find expected", "缩进没有对齐，或者引号、括号没有成对；"
     "以 {{ 或引号开头的值，整个值放进单引号"),
    ("undefined alias '(.+?)'", "以 * 开头的值要放进引号（*{0}）"),
    ("while scanning a quoted|unexpected end of stream", "引号没有关上"),
    ("cannot start any token", "值不能以这个字符开头，整个值放进引号"),
    ("unknown escape character", "双引号里的 \\ 要写成 \\\\，或者改用单引号"),
)  # fmt: skip
"""What ruamel says, as a pattern, and what that means to a person who writes a rule."""


def _fault(path: Path, error: MarkedYAMLError) -> Fault:
    """The fault in Chinese; a line without its colon is told where it begins, not where it ends."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark
    if _NO_COLON in said and error.context_mark:
        mark = error.context_mark
    told = str(error.problem)
    for pattern, meaning in _PROBLEMS:
        if found := re.search(pattern, said):
            told = meaning.replace("{0}", found[1]) if found.groups() else meaning
            break
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = mark.line if mark else -1
    for suspect in (at, at - 1):
        if 0 <= suspect < len(lines) and _UNPARTED.match(lines[suspect]):
            told = f"{_PROBLEMS[0][1]}（冒号要用半角“:”，后面空一格）"
            return Fault(str(path), suspect + 1, f"YAML 写法有误：{told}")
    return Fault(str(path), at + 1, f"YAML 写法有误：{told}")


def _no_such_day(path: Path) -> Fault:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, 1):
        for year, month, day in _DAY.findall(line):
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                return Fault(str(path), number, f"没有 {year}-{month}-{day} 这一天")
    return Fault(str(path), 0, "有一个日期或时间写得不对")


def line_of(node: Any, path: tuple[str | int, ...]) -> int:
    """The line (from 1) of the deepest part of `path` that stands in the file, that of the node itself
    when no part does, 0 without a node.
    """
    line = (node.lc.line or 0) + 1 if isinstance(node, CommentedMap | CommentedSeq) else 0
    for step in path:
        try:
            if isinstance(node, CommentedMap):
                line = node.lc.key(step)[0] + 1
            elif isinstance(node, CommentedSeq) and isinstance(step, int):
                line = node.lc.item(step)[0] + 1
            else:
                break
            node = node[step]
        except (KeyError, IndexError, TypeError):
            break
    return line

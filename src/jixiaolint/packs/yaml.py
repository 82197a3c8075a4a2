"""Reading one YAML file of ours, with the line of every key kept for the messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from jixiaolint.rule import Fault


def read(path: Path, faults: list[Fault]) -> CommentedMap | None:
    """The file's mapping, empty for a file of comments alone; None with the fault noted when it cannot
    be read, is no YAML or no mapping.
    """
    try:
        loaded = YAML(typ="rt").load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(str(path), 0, f"读不了这个文件：{error}"))
        return None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        faults.append(Fault(str(path), line, f"YAML 写法有误：{error.problem}"))
        return None
    except YAMLError as error:
        faults.append(Fault(str(path), 0, f"YAML 写法有误：{error}"))
        return None
    if loaded is None:
        return CommentedMap()
    if not isinstance(loaded, CommentedMap):
        hint = "（冒号要用半角“:”，后面空一格）" if "：" in str(loaded) else ""
        faults.append(Fault(str(path), 1, f"文件内容应当是“键: 值”的形式{hint}"))
        return None
    return loaded


def line_of(node: Any, path: tuple[str | int, ...]) -> int:
    """The line (from 1) of the deepest part of `path` that stands in the file, 0 if unknown."""
    line = 0
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

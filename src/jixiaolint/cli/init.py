"""`jixiaolint init`: a commented configuration, and the pre-commit entry in a git repository."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jixiaolint import __version__
from jixiaolint.cli import _common, _output
from jixiaolint.settings import profiles

CONFIG = """\
# jixiaolint 的配置，对这个文件夹和下面的文件有效。去掉行首的 # 就起作用。

# 审核方案：{profiles}，或自己写的方案文件
# profile: hebei

# 只用、不用哪些规则（编码或编码的开头）
# select: [BUD, PLN]
# ignore: [IND008]

# 改一条规则的级别：error 错误、warning 警告、info 提示
# severity:
#   VAL012: warning

# 给自带的词表添词、去词
# words:
#   weak_bases: [领导指示]

# 自己的规则包（文件或文件夹），加在自带的之上
# rules: [规则/]

# 自己的表式（文件或文件夹），和自带的一起用
# forms: [表式/]

# 预算年度；不写就从文件里找
# year: 2025

# 有这一级及以上的问题时，检查不通过
# fail_on: error

# 基线（jixiaolint baseline 生成）和已接受问题的清单
# baseline: jixiaolint-baseline.json
# accepted: 接受清单.yaml

# 检查文件夹时跳过的文件；* 也包括下级文件夹
# exclude: ["归档/*"]

# 某些文件用不同的设置
# overrides:
#   - paths: ["街道/*"]
#     ignore: [STR009]
"""

HOOK = """\
repos:
  - repo: https://github.com/jixiaolint/jixiaolint
    rev: v{version}
    hooks:
      - id: jixiaolint
"""


@click.command()
@click.argument("folder", type=_common.FOLDER, default=Path(), metavar="[文件夹]")
def command(folder: Path) -> None:
    """在文件夹里写一份带注释的 jixiaolint.yaml；在 git 仓库里，再写 pre-commit 的一项。"""
    done = _config(folder / "jixiaolint.yaml")
    root = _repository(folder)
    if root is not None:
        done = _hook(root / ".pre-commit-config.yaml") and done
    sys.exit(0 if done else 2)


def _repository(folder: Path) -> Path | None:
    """The top of the git repository that the folder lies in; pre-commit looks for its file there."""
    above = [folder, *folder.resolve().parents]
    return next((one for one in above if (one / ".git").exists()), None)


def _config(path: Path) -> bool:
    if path.exists():
        click.echo(f"{path} 已经有了，没有动它", err=True)
        return False
    _output.write(CONFIG.format(profiles="、".join(profiles())), path)
    click.echo(f"已写入 {path}")
    return True


def _hook(path: Path) -> bool:
    entry = HOOK.format(version=__version__)
    if not path.exists():
        _output.write(entry, path)
        click.echo(f"已写入 {path}；运行 pre-commit install 让它起作用")
        return True
    if "id: jixiaolint" in path.read_text(encoding="utf-8", errors="replace"):
        click.echo(f"{path} 里已经有 jixiaolint，没有动它")
        return True
    click.echo(f"{path} 已经有了，请把下面这一项加进 repos：\n", err=True)
    click.echo(entry.removeprefix("repos:\n"), err=True)
    return False

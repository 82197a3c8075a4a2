"""What a change to the rules does on real documents: findings before and after, added and removed.

Usage: python benchmarks/corpus_diff.py REVISION [PATH…]   (default paths: ../shared/corpus)
Before: the rules/ folder as it is at the git revision. After: today's. The program is today's both
times. Exit status 0; 2 when the old rules cannot be loaded by it, or the revision is not there.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jixiaolint import api, engine, packs
from jixiaolint.model.document import Document
from jixiaolint.model.finding import SEVERITY_WORDS

ROOT = Path(__file__).parents[1]
Shown = tuple[str, str, str, str]
"""Document, place, severity with code, message."""


def findings(documents: Sequence[Document], rules: Path) -> Counter[Shown]:
    """What the packs in a rules/ folder say of the documents. Raises packs.PackError."""
    places = sorted(head.parent for head in rules.glob("*/pack.yaml"))
    report = engine.check(documents, packs.load(places, use_cache=False).rules)
    return Counter(
        (
            Path(f.path).name,
            f.pointer or "全文",
            f"{SEVERITY_WORDS[f.severity]} {f.rule}",
            f.message,
        )
        for f in report.findings
    )


def rules_at(revision: str, folder: Path, root: Path = ROOT) -> Path:
    """The rules/ folder of a git revision, unpacked into `folder`. Raises CalledProcessError."""
    command = ["git", "-C", str(root), "archive", revision, "rules"]
    packed = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder, filter="data")
        else:  # Python before 3.11.4; the archive is git's own
            archive.extractall(folder)
    return folder / "rules"


def differences(before: Counter[Shown], after: Counter[Shown]) -> list[str]:
    """A line for each finding that went or came, in the order of the documents."""
    lines = [(one, "-") for one in (before - after).elements()]
    lines += [(one, "+") for one in (after - before).elements()]
    return [f"{sign} {' · '.join(one)}" for one, sign in sorted(lines)]


def main(revision: str, paths: Sequence[str], root: Path = ROOT) -> int:
    """Print the differences and how many there are."""
    if not all(Path(path).exists() for path in paths):
        print(f"没有 {'、'.join(paths)}，跳过（真实文档仅开发环境有）")
        return 0
    documents = list(api.documents(api.find(paths)))
    try:
        with tempfile.TemporaryDirectory() as folder:
            before = findings(documents, rules_at(revision, Path(folder), root))
        after = findings(documents, root / "rules")
    except subprocess.CalledProcessError as error:
        print(f"取不到 {revision} 的规则：{error.stderr.decode().strip()}", file=sys.stderr)
        return 2
    except packs.PackError as error:
        print(f"规则装不上：\n{error}", file=sys.stderr)
        return 2
    lines = differences(before, after)
    print("\n".join(lines) or "没有变化")
    added = sum(line.startswith("+") for line in lines)
    print(
        f"{len(documents)} 份文件：{revision} 报 {before.total()} 处，现在 {after.total()} 处；"
        f"新增 {added} 处，去掉 {len(lines) - added} 处"
    )
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("要写和哪个版本比，例如：make corpus-diff BASE=HEAD~1")
    sys.exit(main(sys.argv[1], sys.argv[2:] or [str(ROOT.parent / "shared" / "corpus")]))

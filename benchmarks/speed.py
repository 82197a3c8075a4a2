"""Where the time goes: each station of the line on the corpus. What rules cost: rules.py.

Usage: python benchmarks/speed.py [CORPUS]   (default ../shared/corpus; without it, samples/)
Times are the best of several rounds in one process; compare ratios, not seconds.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jixiaolint import api, engine, forms, packs, readers

ROUNDS = 5
ROOT = Path(__file__).parents[1]


def shortest(*runs: Callable[[], Any], rounds: int = ROUNDS) -> list[float]:
    """The shortest of some rounds of each, in seconds; they take turns, so that a slow moment of the
    machine meets them all.
    """
    times = [float("inf")] * len(runs)
    for _ in range(rounds):
        for number, run in enumerate(runs):
            gc.collect()
            start = time.perf_counter()
            run()
            times[number] = min(times[number], time.perf_counter() - start)
    return times


def line(files: list[Path]) -> None:
    """The stations one by one over all files, in one process."""
    known = forms.load(packs.shipped() / "forms")
    sources = [readers.read(f) for f in files]
    documents = [forms.recognise(s, known) for s in sources]
    rules = api.rules().rules
    stations = {
        "装入规则包（有缓存）": api.rules,
        "读文件": lambda: [readers.read(f) for f in files],
        "认表式": lambda: [forms.recognise(s, known) for s in sources],
        "跑规则（判断）": lambda: engine.judge([(d, rules) for d in documents]),
        "跑规则（判断并写成问题）": lambda: engine.check(documents, rules),
    }
    times = dict(zip(stations, shortest(*stations.values()), strict=True))
    whole = command(files)
    print(f"{len(files)} 份文件，{sum(len(d.tables) for d in documents)} 张表，{len(rules)} 条规则")
    for name, seconds in times.items():
        print(f"  {seconds * 1000:8.1f} ms  占整条命令 {seconds / whole:5.1%}  {name}")
    print(f"  {whole * 1000:8.1f} ms  整条命令：一个进程，从启动到写出报告")


def command(files: list[Path]) -> float:
    """Seconds of `jixiaolint check` over all files, start-up and report included."""
    line = [sys.executable, "-m", "jixiaolint", "check", *map(str, files), "--fail-on", "never"]
    return shortest(lambda: subprocess.run(line, check=True, capture_output=True))[0]


def main(corpus: Path) -> None:
    """The corpus, or the samples."""
    files = sorted(corpus.glob("*.txt")) or sorted((ROOT / "samples").glob("*.txt"))
    line(files)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus")

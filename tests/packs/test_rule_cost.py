"""The benchmark of rules runs, on few tables: its generated rules load and its tables are read."""

import importlib.util
import re
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "benchmarks" / "rules.py"


def test_the_benchmark_of_rules_runs(capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("rule_cost", BENCH)
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    bench.main(40)
    said = capsys.readouterr().out
    assert said.startswith("40 张表、")
    assert re.findall(r"^ +(\d+) 条", said, re.MULTILINE) == ["50", "100", "200"]
    assert "中位" in said

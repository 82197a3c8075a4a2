"""The benchmark of rules runs, on few tables: its generated rules load and its tables are read."""

import re

import pytest

from scripts import load


def test_the_benchmark_of_rules_runs(capsys: pytest.CaptureFixture[str]) -> None:
    load("benchmarks/rules.py").main(40)
    said = capsys.readouterr().out
    assert said.startswith("40 张表、")
    assert re.findall(r"^ +(\d+) 条", said, re.MULTILINE) == ["50", "100", "200"]
    assert "中位" in said

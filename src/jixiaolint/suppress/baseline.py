"""The baseline file: the findings of one day, by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from jixiaolint.failures import cannot_read
from jixiaolint.model.finding import Finding
from jixiaolint.packs import PackError
from jixiaolint.rule import Fault

SCHEMA = "jixiaolint/baseline/1"
_WHAT = "基线文件"


def baseline_json(findings: Iterable[Finding]) -> str:
    """The baseline of these findings; rule, path and message are there for the human reader."""
    rows = [
        {"fingerprint": f.fingerprint, "rule": f.rule, "path": f.path, "message": f.message}
        for f in findings
    ]
    return json.dumps({"schema": SCHEMA, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline. Raises PackError when the file is not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError(data["schema"])
        return frozenset(row["fingerprint"] for row in data["findings"])
    except OSError as error:
        raise PackError(
            [Fault(str(path), 0, f"读不了：{cannot_read(path, error)}")], _WHAT
        ) from None
    except (ValueError, KeyError, TypeError):
        told = "不是基线文件（用 jixiaolint baseline 生成）"
        raise PackError([Fault(str(path), 0, told)], _WHAT) from None

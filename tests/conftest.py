from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the repository; tests that need it skip without it."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("真实文档不在：没有 ../shared/corpus（仅开发环境有）")
    return SHARED

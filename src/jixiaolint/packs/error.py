"""The one exception for files that people write and that are at fault."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.rule import Fault


class PackError(Exception):
    """Faults of packs, or of another kind of file (`what`, in Chinese), all of them at once.

    `str` lists them a line each.
    """

    def __init__(self, faults: Sequence[Fault], what: str = "规则包") -> None:
        self.faults = tuple(faults)
        self.what = what
        super().__init__("\n".join(map(str, self.faults)))

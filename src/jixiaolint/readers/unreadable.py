"""The one exception of the readers."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 (an outcome to report, named for what it says)
    """A file cannot be read; the message says in Chinese what is wrong and what to do."""

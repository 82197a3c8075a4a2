"""The one exception of the readers."""

from __future__ import annotations


class Unreadable(Exception):
    """A file cannot be read; the message says in Chinese what is wrong and what to do."""

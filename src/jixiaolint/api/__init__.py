"""The whole line, for the command line and for programs: files → documents → report.

Nothing else in the package knows more than its own station.
"""

from jixiaolint.api.changes import ChangesError
from jixiaolint.api.checking import check, rules, settings_of
from jixiaolint.api.examples import ExampleFailure, example, pages, test_rule
from jixiaolint.api.files import PathError, find
from jixiaolint.api.reading import document, documents, extract_json

__all__ = [
    "ChangesError",
    "ExampleFailure",
    "PathError",
    "check",
    "document",
    "documents",
    "example",
    "extract_json",
    "find",
    "pages",
    "rules",
    "settings_of",
    "test_rule",
]

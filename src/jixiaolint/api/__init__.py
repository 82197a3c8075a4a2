"""The whole line, for the command line and for programs: files → documents → report.

Nothing else in the package knows more than its own station.
"""

from jixiaolint.api.annotating import Copy, annotate
from jixiaolint.api.changes import ChangesError
from jixiaolint.api.checking import check, rules, settings_of
from jixiaolint.api.examples import ExampleFailure, example, new_rule, pages, test_rule
from jixiaolint.api.files import PathError, find, nothing_found, passed_over
from jixiaolint.api.reading import (
    MissingLibraryError,
    Way,
    document,
    documents,
    explanations,
    extracted,
    read,
)
from jixiaolint.api.schemas import schemas
from jixiaolint.failures import why
from jixiaolint.packs.authoring import AuthoringError

__all__ = [
    "AuthoringError",
    "ChangesError",
    "Copy",
    "ExampleFailure",
    "MissingLibraryError",
    "PathError",
    "Way",
    "annotate",
    "check",
    "document",
    "documents",
    "example",
    "explanations",
    "extracted",
    "find",
    "new_rule",
    "nothing_found",
    "pages",
    "passed_over",
    "read",
    "rules",
    "schemas",
    "settings_of",
    "test_rule",
    "why",
]

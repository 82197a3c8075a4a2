"""Pages that people print to a PDF out of their browser read as the pages themselves."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.forms import canonical

SAMPLE = Path(__file__).parents[2] / "samples" / "石桥街道2024年一般性项目.html"


def reading(path: Path) -> list[str]:
    """The file's tables, places and white space aside, one text each."""
    (found,) = canonical.documents_json([api.document(path)])["documents"]
    return [json.dumps(bare(table), ensure_ascii=False, indent=1) for table in found["tables"]]


def bare(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: bare(v) for k, v in node.items() if not k.startswith("location")}
    if isinstance(node, list):
        return [bare(n) for n in node]
    return "".join(node.split()) if isinstance(node, str) else node


@pytest.fixture
def printed(browser, tmp_path):
    def printed(page: Path) -> Path:
        browser.open(page)
        data = browser.command("Page.printToPDF", displayHeaderFooter=True)["data"]
        path = tmp_path / "打印的网页.pdf"
        path.write_bytes(base64.b64decode(data))
        return path

    return printed


def test_a_sample_printed(printed):
    assert reading(printed(SAMPLE)) == reading(SAMPLE)


@pytest.mark.parametrize("name", ["dev.html", "dev-libreoffice.html"])
def test_real_tables_printed(printed, shared, name):
    """Rows are cut between pages, titles wrap, browsers print a head and a foot on each page."""
    page = shared / "corpus/office" / name
    assert reading(printed(page)) == reading(page)

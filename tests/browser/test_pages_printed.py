"""Pages that people print to a PDF out of their browser read as the pages themselves."""

import base64
from pathlib import Path

import pytest

from bare import reading

SAMPLE = Path(__file__).parents[2] / "samples" / "石桥街道2024年一般性项目.html"


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

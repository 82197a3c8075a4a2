"""axe-core, the common test of accessibility, on the review report."""

from importlib.resources import files

import pytest

WIDE, NARROW = 1440, 400


@pytest.fixture(scope="module")
def axe() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("by hand", WIDE),
        ("by hand", NARROW),
        ("hostile", WIDE),
        ("hostile", NARROW),
        ("samples", WIDE),
    ],
)
def test_axe_finds_no_fault(browser, page, axe, name, width):
    browser.width(width)
    browser.open(page(name))
    browser.js(axe)
    browser.driver.set_script_timeout(60)
    found = browser.driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(r => done(r.violations), e => done([String(e)]))"
    )
    assert [(v["id"], v["impact"], v["nodes"][0]["html"][:200]) for v in found] == []

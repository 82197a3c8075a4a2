"""Chromium without a screen, and the pages that it opens."""

import base64
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.model.finding import Report
from jixiaolint.reports import render
from scripts import load

TESTS = Path(__file__).parents[1]
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage"
)
WIDE = 1440


class Browser:
    """One Chromium window and what a test asks of it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def command(self, name: str, **more: Any) -> Any:
        return self.driver.execute_cdp_cmd(name, more)

    def js(self, script: str, *more: Any) -> Any:
        return self.driver.execute_script(script, *more)

    def width(self, pixels: int, height: int = 900) -> None:
        size = {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)

    def open(self, page: Path, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(page.as_uri() + fragment)

    def shown(self) -> list[str]:
        """The ids of the findings that can be seen."""
        script = "return [...document.querySelectorAll('.finding')]"
        return self.js(f"{script}.filter(f => f.checkVisibility()).map(f => f.id)")

    def until(self, script: str, seconds: float = 5) -> None:
        """Wait until `script` returns something true."""
        end = time.monotonic() + seconds
        while not self.js(script):
            assert time.monotonic() < end, script
            time.sleep(0.02)

    def pdf(self) -> bytes:
        options = {"preferCSSPageSize": True, "printBackground": True}
        return base64.b64decode(self.command("Page.printToPDF", **options)["data"])


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser, server = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not server:
        pytest.skip("没有 Chromium：装上 chromium 和 chromium-driver 才能试网页报告")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(server))
    yield Browser(driver)
    driver.quit()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The window at its usual width, with scripts on."""
    chromium.width(WIDE)
    chromium.command("Emulation.setScriptExecutionDisabled", value=False)
    return chromium


@pytest.fixture(scope="session")
def by_hand() -> ModuleType:
    """What tests/reports builds reports from."""
    return load("tests/reports/conftest.py")


@pytest.fixture(scope="session")
def reports(by_hand: ModuleType) -> dict[str, Report]:
    """The reports that are opened, by name."""
    return {
        "by hand": by_hand.build(),
        "hostile": by_hand.build_hostile(),
        "samples": api.check([str(TESTS.parent / "samples")]),
        "large": large(by_hand.build()),
    }


def large(report: Report, times: int = 200) -> Report:
    """The same files `times` over under other names: 2,200 findings in 600 tables."""
    documents, findings, covered = [], [], []
    for number in range(times):
        renamed = {d.path: f"{number}-{d.path}" for d in report.documents}
        documents += [replace(d, path=renamed[d.path]) for d in report.documents]
        findings += [replace(f, path=renamed[f.path]) for f in report.findings]
        covered += [replace(c, path=renamed[c.path]) for c in report.coverage.documents]
    coverage = replace(report.coverage, documents=tuple(covered))
    return replace(report, documents=tuple(documents), findings=tuple(findings), coverage=coverage)


@pytest.fixture(scope="session")
def page(
    reports: dict[str, Report], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """A report, by its name, as a file on the disk."""
    folder = tmp_path_factory.mktemp("pages")

    def written(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            text = render("html", reports[name])
            assert isinstance(text, str)
            path.write_text(text, "utf-8")
        return path

    return written

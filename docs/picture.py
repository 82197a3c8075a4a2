"""Makes the README's picture of the review report: docs/report.webp, from samples/ in headless Chromium.

Usage: python docs/picture.py   (make picture)
Needs Chromium and its driver. Beside the picture stands which templates and style it shows; a test
compares that with those of today (tests/test_readme.py).
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
from pathlib import Path

from jixiaolint import api, reports

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "report.webp"
LOOK = PICTURE.with_suffix(".look")
SAMPLE = "samples/青禾镇2024年绩效文本.docx"
TABLE = "d1t2"
WIDTH, HEIGHT = 1280, 800
KIND = {"format": "webp", "quality": 85}


def look() -> str:
    """What the report looks like, as one number: its templates and its style."""
    folder = ROOT / "src/jixiaolint/reports"
    parts = sorted(p for p in folder.glob("html*") if p.suffix in (".css", ".jinja"))
    return hashlib.sha256(b"\0".join(p.read_bytes() for p in parts)).hexdigest()


def taken(page: Path) -> bytes:
    """The page in the window of a browser, at TABLE."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(page.as_uri())
        driver.execute_script("document.getElementById(arguments[0]).scrollIntoView()", TABLE)
        driver.execute_script("return new Promise(done => setTimeout(done, 500))")
        return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", KIND)["data"])
    finally:
        driver.quit()


def main() -> None:
    """Write the picture anew."""
    text = reports.render("html", api.check([str(ROOT / SAMPLE)]))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(str(text), "utf-8")
        PICTURE.write_bytes(taken(page))
    LOOK.write_text(f"{look()}\n", "ascii")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

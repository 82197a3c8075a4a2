"""The review report in a real browser: silent, harmless, linked, filtered, quick."""

import json

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WIDE, NARROW = 1440, 400
NAMES = ["by hand", "hostile", "samples"]
AT_HAND = "11 条"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_complained_of_and_nothing_leaves_the_file(browser, page, name):
    browser.open(page(name))
    for link in browser.js("return [...document.links].map(a => a.getAttribute('href'))")[:40]:
        browser.js("location.hash = arguments[0]", link)
    events = [json.loads(e["message"])["message"] for e in browser.driver.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked == [page(name).as_uri()]
    assert browser.driver.get_log("browser") == []


def test_what_a_document_holds_stays_text_in_the_browser(browser, page):
    browser.open(page("hostile"))
    made = "return document.querySelectorAll(arguments[0]).length"
    assert browser.js(made, "img, iframe, object, embed, a[href^='javascript']") == 0
    assert browser.js(made, "script") == 1
    assert browser.js(made, "[onerror], [onload], [onclick]") == 0
    assert browser.driver.title == "绩效目标表检查报告"
    assert "<script>alert" in browser.js("return document.querySelector('.message').textContent")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_is_never_wider_than_the_window(browser, page, name, width):
    browser.width(width)
    browser.open(page(name))
    assert browser.js("return document.documentElement.scrollWidth") <= width


def test_a_finding_leads_to_its_cell_and_the_cell_back(browser, page):
    browser.open(page("by hand"))
    link = browser.driver.find_element(By.CSS_SELECTOR, "#f9 .at a")
    link.send_keys(Keys.ENTER)
    mark = browser.driver.switch_to.active_element
    assert mark.get_attribute("id") == "b9"
    assert mark.find_element(By.XPATH, "..").text.startswith("≥90优")
    assert in_sight(browser, mark)
    mark.send_keys(Keys.ENTER)
    finding = browser.driver.switch_to.active_element
    assert finding.get_attribute("id") == "f9"
    assert in_sight(browser, finding)


@pytest.mark.parametrize("target", ["f2199", "b2198"])
def test_a_far_place_is_reached_at_once(browser, page, target):
    browser.open(page("large"), f"#{target}")
    assert in_sight(browser, browser.driver.find_element(By.ID, target))
    browser.js("location.hash = '#summary'")
    browser.js("location.hash = arguments[0]", target)
    assert in_sight(browser, browser.driver.find_element(By.ID, target))


def test_a_click_beside_the_links_leads_there_too(browser, page):
    browser.open(page("by hand"))
    browser.js("document.querySelector('#f4 .message').click()")
    cell = browser.driver.switch_to.active_element.find_element(By.XPATH, "..")
    assert cell.text.startswith("较多")
    browser.js("arguments[0].click()", cell)
    assert browser.driver.switch_to.active_element.get_attribute("id") == "f4"


def test_the_table_stays_beside_its_findings(browser, page):
    browser.open(page("samples"))
    longest = """
      const sheets = [...document.querySelectorAll('.sheet')];
      const count = s => s.querySelectorAll('.finding:has(.at a)').length;
      const sheet = sheets.reduce((a, b) => count(b) > count(a) ? b : a);
      return [...sheet.querySelectorAll('.finding:has(.at a)')].at(-1);
    """
    finding = browser.js(longest)
    browser.js("arguments[0].scrollIntoView({block: 'center'})", finding)
    before = browser.js("return scrollY")
    number = finding.get_attribute("id")[1:]
    finding.find_element(By.CSS_SELECTOR, ".at a").send_keys(Keys.ENTER)
    mark = browser.driver.switch_to.active_element
    assert mark.get_attribute("id") == f"b{number}"
    assert in_sight(browser, mark)
    assert browser.js("return scrollY") == before
    mark.send_keys(Keys.ENTER)
    assert browser.driver.switch_to.active_element.get_attribute("id") == f"f{number}"
    assert browser.js("return scrollY") == before


@pytest.mark.parametrize("width", [1181, 1280, WIDE])
def test_the_filters_take_one_line_where_they_stay_on_top(browser, page, width):
    browser.width(width)
    browser.open(page("samples"), "#d9t2")
    bar = browser.driver.find_element(By.ID, "filters").rect
    assert bar["height"] < 60
    heading = browser.js("return document.getElementById('d9t2').getBoundingClientRect().top")
    assert heading >= bar["height"]


def in_sight(browser, element) -> bool:
    """The middle of the element's first line is in the window and under nothing else."""
    script = """
      const box = arguments[0].getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + 6);
      return arguments[0].contains(top);
    """
    browser.until("return new Promise(r => requestAnimationFrame(() => r(true)))")
    for _ in range(50):
        if browser.js(script, element):
            return True
        browser.until("return new Promise(r => setTimeout(() => r(true), 20))")
    return False


def filter_by(browser, name, value) -> None:
    browser.js(
        """
        const field = document.getElementById('filters').elements[arguments[0]];
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', {bubbles: true}));
        """,
        name,
        value,
    )


def told(browser) -> str:
    return browser.js("return document.querySelector('.filters output').textContent")


def headings(browser) -> list[str]:
    script = "return [...document.querySelectorAll('.sheet h3')]"
    return browser.js(f"{script}.filter(h => h.checkVisibility()).map(h => h.textContent)")


def test_severities_can_be_left_out(browser, page):
    browser.open(page("by hand"))
    assert len(browser.shown()) == 11
    for severity in ("warning", "info"):
        browser.driver.find_element(By.CSS_SELECTOR, f"[value={severity}]").click()
    assert browser.shown() == ["f3", "f4", "f5", "f9", "f11"]
    assert told(browser) == f"显示 5 / {AT_HAND}"
    marks = "return [...document.querySelectorAll('.badge')]"
    seen = browser.js(f"{marks}.filter(b => b.checkVisibility()).map(b => b.id)")
    assert seen == ["b4", "b5", "b9"]
    browser.driver.find_element(By.CSS_SELECTOR, ".filters [type=reset]").click()
    browser.until("return !document.querySelector('.finding[hidden]')")


def test_one_rule_shows_the_tables_where_it_found_something(browser, page):
    browser.open(page("by hand"))
    filter_by(browser, "rule", "IND009")
    assert browser.shown() == ["f7", "f8"]
    assert headings(browser) == ["1. 村内道路硬化绩效目标表"]


def test_one_table_comes_with_what_the_whole_file_says_of_it(browser, page):
    browser.open(page("by hand"))
    filter_by(browser, "table", "d1t2")
    assert browser.shown() == ["f1"]
    assert headings(browser) == ["2. 镇区绿化养护绩效目标表"]
    filter_by(browser, "table", "d1t1")
    assert browser.shown() == [f"f{number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("括号不配对", ["f6", "f10"]), ("ind009", ["f7", "f8"]), ("秸秆", ["f11"]), ("没有的话", [])],
)
def test_text_is_looked_for_in_findings_cells_and_headings(browser, page, text, found):
    browser.open(page("by hand"))
    browser.driver.find_element(By.NAME, "text").send_keys(text)
    browser.until(
        f"return document.querySelectorAll('.finding:not([hidden])').length == {len(found)}"
    )
    assert browser.shown() == found
    assert told(browser) == (
        f"显示 {len(found)} / {AT_HAND}" if found else f"没有符合条件的问题（共 {AT_HAND}）"
    )


def test_tables_without_a_finding_can_be_left_out(browser, page):
    browser.open(page("by hand"))
    assert len(headings(browser)) == 3
    browser.driver.find_element(By.NAME, "only").click()
    assert headings(browser) == ["1. 村内道路硬化绩效目标表", "1. 秸秆禁烧巡查绩效目标表"]


def test_a_link_to_what_the_filter_hides_clears_the_filter(browser, page):
    browser.open(page("by hand"))
    filter_by(browser, "rule", "IND009")
    browser.js("location.hash = '#f3'")
    browser.until("return !document.getElementById('f3').closest('[hidden]')")
    assert told(browser) == f"显示 11 / {AT_HAND}"


def test_what_is_said_of_a_rule_opens_in_its_place(browser, page):
    browser.open(page("by hand"))
    box = browser.driver.find_element(By.CSS_SELECTOR, "#f9").find_element(
        By.XPATH, "ancestor::li//details[@class='reasons']"
    )
    told = browser.js("return document.querySelector(arguments[0].lastChild.hash)", box)
    said = browser.js("return arguments[0].nextElementSibling.querySelector('p').textContent", told)
    before = browser.js("return location.hash")
    box.find_element(By.TAG_NAME, "summary").click()
    browser.until("return document.querySelector('.reasons[open] p')")
    assert said in box.text
    assert box.find_elements(By.TAG_NAME, "a") == []
    assert browser.js("return location.hash") == before


def test_the_first_tab_stop_skips_to_the_text(browser, page):
    browser.open(page("by hand"))
    browser.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    skip = browser.driver.switch_to.active_element
    assert (skip.text, skip.get_attribute("hash")) == ("跳到正文", "#main")
    assert skip.rect["x"] >= 0


def test_thousands_of_findings_stay_quick(browser, page):
    browser.open(page("large"))
    assert browser.js("return document.querySelectorAll('.finding').length") == 2200
    timing = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
    browser.until(f"{timing} > 0", seconds=20)
    assert browser.js(timing) < 8000
    took = browser.js(
        """
        const form = document.getElementById('filters'), start = performance.now();
        form.elements.text.value = '往年经验';
        form.dispatchEvent(new Event('change'));
        document.body.getBoundingClientRect();
        return performance.now() - start;
        """
    )
    assert len(browser.shown()) == 400
    assert took < 3000


def test_without_scripts_everything_is_there_but_the_filters(browser, page, reports):
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page("by hand"))
    root = browser.command("DOM.getDocument", depth=1)["root"]["nodeId"]

    def box(selector):
        node = browser.command("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        return browser.command("DOM.getBoxModel", nodeId=node)["model"]

    for number in range(1, len(reports["by hand"].findings) + 1):
        assert box(f"#f{number}")["height"] > 20
    assert box("table.form")["height"] > 100
    assert box(".aspects svg.bar rect")["width"] > 10
    form = browser.command("DOM.querySelector", nodeId=root, selector="#filters")["nodeId"]
    attributes = browser.command("DOM.getAttributes", nodeId=form)["attributes"]
    assert "hidden" in attributes

"""Filters and search in a real browser: by keyboard, from a server and from a folder, and without JavaScript."""

from collections.abc import Callable

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from releases import BILATERAL, published
from test_browser import Browser, assert_quiet, browser, served  # noqa: F401 - fixtures

pytestmark = [pytest.mark.system, pytest.mark.slow]
BODY = 'ศูนย์ <b>ช่วยเหลือ</b> & "เพื่อน"'


def wait(browser: Browser, until: Callable[[], object]) -> None:  # noqa: F811
    WebDriverWait(browser.driver, 20).until(lambda _: until())


def status(browser: Browser) -> str:  # noqa: F811
    return browser.driver.find_element("css selector", "[role=status]").text


def rows(browser: Browser, table: str) -> list[str]:  # noqa: F811
    return [row.text for row in browser.driver.find_elements("css selector", f"{table} tbody tr")]


def tab_to(browser: Browser, name: str) -> None:  # noqa: F811
    """Press Tab until the field of this name has the focus."""
    for _ in range(80):
        active = browser.driver.switch_to.active_element
        if active.get_attribute("name") == name:
            return
        active.send_keys(Keys.TAB)
    pytest.fail(f"Tab does not reach {name}")


def test_the_filters_work_by_keyboard_and_stand_in_the_address(browser: Browser, served: str) -> None:  # noqa: F811
    browser.open(f"{served}en/meetings.html")
    assert len(rows(browser, ".unfiltered table")) == 3
    tab_to(browser, "year")
    browser.driver.switch_to.active_element.send_keys("2019")
    wait(browser, lambda: status(browser) == "1 found")
    assert [
        BILATERAL in row and "22 April 2019" in row and "Cambodia" in row for row in rows(browser, ".filtered")
    ] == [True]
    assert not browser.driver.find_element("css selector", ".unfiltered").is_displayed()
    assert browser.driver.current_url.endswith("?year=2019")
    tab_to(browser, "kind")
    browser.driver.switch_to.active_element.send_keys("consultation")
    wait(browser, lambda: status(browser) == "0 found")
    browser.driver.find_element("css selector", ".filters button").send_keys(Keys.ENTER)
    wait(browser, lambda: not status(browser))
    assert len(rows(browser, ".unfiltered table")) == 3
    assert "?" not in browser.driver.current_url
    browser.open(f"{served}th/meetings.html?country=id/place/KH")
    wait(browser, lambda: status(browser) == "พบ 1 รายการ")
    assert "22 เมษายน" in rows(browser, ".filtered")[0]
    assert_quiet(browser, served)


@pytest.mark.parametrize(
    ("language", "question", "first"),
    [("th", "สมใจ", "สมใจ ใจดี"), ("en", "Cambodia", "Cambodia"), ("th", "ทวิภาคี กัมพูชา", BILATERAL)],
)
def test_what_is_typed_in_the_header_finds(
    browser: Browser,  # noqa: F811
    served: str,  # noqa: F811
    language: str,
    question: str,
    first: str,
) -> None:
    browser.open(f"{served}{language}/index.html")
    browser.driver.find_element("css selector", "header input[name=q]").send_keys(question + Keys.ENTER)
    wait(browser, lambda: browser.driver.find_elements("css selector", ".found li"))
    link = browser.driver.find_element("css selector", ".found a")
    assert link.text == first
    link.click()
    browser.note()
    assert first in browser.heading
    assert_quiet(browser, served)


def test_markup_in_names_is_text_in_results(browser: Browser, served: str) -> None:  # noqa: F811
    browser.open(f"{served}en/search.html?q=<b>ช่วยเหลือ</b>")
    wait(browser, lambda: browser.driver.find_elements("css selector", ".found li"))
    assert browser.driver.find_element("css selector", ".found a").text == BODY
    assert not browser.driver.find_elements("css selector", ".found b")
    assert_quiet(browser, served)


def test_search_and_filters_work_from_a_folder(browser: Browser) -> None:  # noqa: F811
    quiet = Browser(browser.driver)
    site = published() / "site"
    quiet.open((site / "th/search.html").as_uri() + "?q=กัมพูชา")
    wait(quiet, lambda: quiet.driver.find_elements("css selector", ".found li"))
    quiet.open((site / "en/agreements.html").as_uri() + "?side=id/place/KH")
    wait(quiet, lambda: status(quiet).endswith("found"))
    quiet.note()
    assert quiet.complaints == []
    assert quiet.hosts == set()


def test_without_javascript_lists_lead_on(browser: Browser, served: str) -> None:  # noqa: F811
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(f"{served}en/search.html?q=x")
        assert "JavaScript" in browser.driver.find_element("css selector", "main").text
        assert not browser.driver.find_element("css selector", "form.search-page").is_displayed()
        browser.driver.find_element("css selector", "main .links a").click()
        assert browser.heading.startswith("Meetings")
        assert not browser.driver.find_element("css selector", ".filters").is_displayed()
        browser.driver.find_element("css selector", "svg a[aria-label^='2019']").send_keys(Keys.ENTER)
        assert browser.heading.startswith("2019")
        browser.driver.find_element("partial link text", BILATERAL).click()
        assert browser.heading == BILATERAL
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.note()
    assert browser.complaints == []

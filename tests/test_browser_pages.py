"""Each kind of page in a real browser: for all who read it, in both languages, by day and by night."""

import json
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from releases import BILATERAL, published
from test_browser import Browser, browser, served  # noqa: F401 - fixtures

pytestmark = [pytest.mark.system, pytest.mark.slow]

LANGUAGES = ("th", "en")


@cache
def kinds() -> list[str]:
    """One page of each kind, in no language: the longest of things, and all that are of no thing."""
    found: dict[str, str] = {}
    top = published() / "site/en"
    for page in sorted(top.rglob("*.html"), key=lambda page: (-page.stat().st_size, page)):
        path = page.relative_to(top).with_suffix("").as_posix()
        kind = path.rpartition("/")[0] or path
        found.setdefault("code" if kind.startswith("code/") else kind, path)
    return sorted(found.values())


@pytest.fixture(scope="module")
def axe(checkout: Path) -> str:
    """The source of axe-core."""
    return (checkout / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def by_night(browser: Browser) -> Iterator[Callable[[bool], None]]:  # noqa: F811
    """Turns the dark colours on, or off."""

    def turn(dark: bool) -> None:
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    yield turn
    turn(False)


def violations(browser: Browser, axe: str, rules: list[str] | None = None) -> list[str]:  # noqa: F811
    """What axe-core finds wrong on the open page."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    browser.driver.execute_script(axe)
    found = browser.driver.execute_async_script(
        """const done = arguments[1];
        const failed = error => done([{id: String(error), nodes: []}]);
        axe.run(document, arguments[0]).then(result => done(result.violations), failed)""",
        options,
    )
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"] or [{"html": ""}]]


def test_there_are_pages_of_every_kind() -> None:
    there = {path.rpartition("/")[0] for path in kinds()}
    assert {"id/meeting", "id/doc", "id/person", "id/org", "id/place", "id/agreement", "graph", "id/venue"} <= there
    assert {"index", "meetings", "download", "query", "def"} <= set(kinds())


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_violation(
    browser: Browser,  # noqa: F811
    served: str,  # noqa: F811
    axe: str,
    by_night: Callable[[bool], None],
    language: str,
) -> None:
    found = {}
    for path in kinds():
        by_night(False)
        browser.open(f"{served}{language}/{path}.html")
        found[path] = violations(browser, axe)
        by_night(True)
        found[path] += violations(browser, axe, ["color-contrast"])
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert browser.complaints == []
    assert browser.hosts == {served.split("/")[2]}


def test_axe_finds_what_is_wrong(browser: Browser, axe: str) -> None:  # noqa: F811
    browser.driver.get("data:text/html,<html><title>x</title><main><img src=x><p style='color:%23eee'>faint</p></main>")
    found = violations(browser, axe)
    assert any(line.startswith("image-alt") for line in found)
    assert any(line.startswith("html-has-lang") for line in found)
    browser.driver.get_log("browser")


def test_the_site_is_read_without_javascript(browser: Browser, served: str) -> None:  # noqa: F811
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(f"{served}en/meetings.html")
        browser.driver.find_element("partial link text", BILATERAL).click()
        assert browser.heading == BILATERAL
        browser.driver.find_element("css selector", ".evidence a").click()
        assert browser.driver.find_element("css selector", ":target").text == "ทวิภาคี"
        browser.driver.find_element("css selector", ".languages a").click()
        assert "/th/id/doc/bilateral.html" in browser.driver.current_url
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.note()
    assert browser.complaints == []


def test_the_keyboard_reaches_the_content_first(browser: Browser, served: str) -> None:  # noqa: F811
    browser.open(f"{served}th/index.html")
    browser.driver.find_element("css selector", "body").send_keys("\ue004")  # Tab
    active = browser.driver.switch_to.active_element
    assert active.get_attribute("href").endswith("#content")
    assert active.location["x"] >= 0


def test_every_kind_of_page_is_valid_html(checkout: Path, system: Callable[[str], str]) -> None:
    program = checkout / "node_modules/.bin/html-validate"
    assert system("node")
    site = published() / "site"
    pages = [site / language / f"{path}.html" for path in kinds() for language in LANGUAGES]
    command = [program, "--config", checkout / "tests/html-validate.json", "--formatter", "json"]
    checked = subprocess.run([*command, *pages, site / "index.html"], capture_output=True, text=True, check=False)
    assert json.loads(checked.stdout) == []
    assert checked.returncode == 0, checked.stderr
    wrong = site.parent / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a><div></p>", encoding="utf-8")
    assert subprocess.run([*command, wrong], capture_output=True, check=False).returncode == 1
    wrong.unlink()

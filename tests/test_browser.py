"""The site in a real browser, served by the real command."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver

from releases import BILATERAL, published

pytestmark = pytest.mark.system

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
]
COMMAND = [sys.executable, "-c", "from prachum.cli import main; main()", "serve", "--port", "0", "-o"]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address of a running server."""
    server = subprocess.Popen([*COMMAND, str(published())], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    line = server.stdout.readline()
    address = re.search(r"http://\S+/", line)
    assert address, line
    yield address[0]
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 0


@pytest.fixture(scope="module")
def browser(system: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    options = webdriver.ChromeOptions()
    options.binary_location = system("chromium")
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(system("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.implicitly_wait(20)  # seconds; a page that is asked for by a click may come late
    yield Browser(driver)
    driver.quit()


class Browser:
    """Chromium, which remembers what it complained of and whom it asked."""

    def __init__(self, driver) -> None:
        self.driver = driver
        self.hosts: set[str] = set()
        self.complaints: list[str] = []

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.note()

    def click(self, text: str) -> None:
        self.driver.find_element("partial link text", text).click()
        self.note()

    def note(self) -> None:
        self.complaints += [entry["message"] for entry in self.driver.get_log("browser")]
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                asked = urlsplit(event["params"]["request"]["url"])
                if asked.scheme not in ("chrome", "chrome-untrusted", "data", "file"):
                    self.hosts.add(asked.netloc)

    @property
    def heading(self) -> str:
        return self.driver.find_element("css selector", "h1").text


def assert_quiet(browser: Browser, served: str) -> None:
    assert browser.complaints == []
    assert browser.hosts == {urlsplit(served).netloc}


def test_from_home_to_a_meeting_to_a_person_and_back(browser: Browser, served: str) -> None:
    browser.open(f"{served}th/index.html")
    browser.click(BILATERAL)
    assert browser.heading == BILATERAL
    assert "/id/meeting/2019-04-22-" in browser.driver.current_url
    browser.click("สมใจ ใจดี")
    assert browser.heading == "นางสาวสมใจ ใจดี"
    browser.click(BILATERAL)
    assert browser.heading == BILATERAL
    assert_quiet(browser, served)


def test_a_quote_leads_to_its_words(browser: Browser, served: str) -> None:
    browser.open(f"{served}th/index.html")
    browser.click(BILATERAL)
    browser.driver.find_element("css selector", ".evidence a").click()
    browser.note()
    words = browser.driver.find_element("css selector", ":target")
    assert words.text == "ทวิภาคี"
    around = browser.driver.execute_script(
        "const r = arguments[0].getBoundingClientRect(); return [r.top, r.bottom, innerHeight]", words
    )
    assert around[0] >= 0, around
    assert around[1] <= around[2], around
    assert_quiet(browser, served)


def test_an_iri_opens_its_page_and_a_query_its_answer(browser: Browser, served: str) -> None:
    meeting = next((published() / "site/th/id/meeting").glob("2019*.html")).stem
    browser.open(f"{served}id/meeting/{meeting}")
    assert browser.heading == BILATERAL
    browser.open(f"{served}sparql")
    assert "query.html" in browser.driver.current_url
    browser.driver.find_element("css selector", "main button").click()
    browser.note()
    table = browser.driver.find_element("css selector", "table")
    assert BILATERAL in table.text
    assert_quiet(browser, served)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_its_window(browser: Browser, served: str, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    site = published() / "site"
    kinds = [next((site / "th/id" / kind).glob("*.html")) for kind in ("meeting", "person", "doc", "org", "place")]
    for page in [
        site / "index.html",
        *(site / f"en/{name}.html" for name in ("index", "query", "meetings", "def")),
        *kinds,
    ]:
        browser.open(served + page.relative_to(site).as_posix())
        wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, page
    assert_quiet(browser, served)


def test_the_site_works_from_a_folder(browser: Browser) -> None:
    quiet = Browser(browser.driver)
    quiet.open((published() / "site/th/index.html").as_uri())
    quiet.click(BILATERAL)
    assert quiet.heading == BILATERAL
    background = quiet.driver.execute_script(
        "return getComputedStyle(document.querySelector('header')).borderBottomStyle"
    )
    assert background == "solid"  # the style sheet was found
    assert quiet.complaints == []
    assert quiet.hosts == set()


def test_the_program_says_what_is_wrong(tmp_path: Path) -> None:
    failed = subprocess.run([*COMMAND, str(tmp_path)], capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert "prachum build" in failed.stderr
    assert "Traceback" not in failed.stderr

"""The query page and the pages of answers: pictures, downloads, the editor where npm has put it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pyoxigraph as ox
import pytest
from selenium.webdriver.common.keys import Keys

from conftest import CHECKOUT, missing
from prachum.publish import editor
from prachum.publish.site import publish_site
from prachum.serve.pictures import bars, points
from prachum.store import open_store
from releases import published
from serving import Server, serving
from test_browser import Browser, browser  # noqa: F401 - a fixture

HTML = {"Accept": "text/html"}
COUNTS = 'SELECT ?name ?n { VALUES (?name ?n) { ("ไทย" 4) ("<b>ลาว</b>" 1) } }'
PLACES = 'SELECT ?name ?lat ?long { VALUES (?name ?lat ?long) { ("กรุงเทพ" "13.75" "100.5") ("พนมเปญ" 11.56 104.9) } }'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build made where npm has put the editor."""
    if not all((CHECKOUT / editor.PACKAGE / file).is_file() for file in editor.FILES):
        missing("the packages of package.json are not installed")
    output = tmp_path_factory.mktemp("edited")
    (output / "store").symlink_to(published() / "store")
    before = Path.cwd()
    os.chdir(CHECKOUT)
    try:
        publish_site(open_store(output / "store"), output / "site", "https://w3id.org/prachum/")
    finally:
        os.chdir(before)
    return output


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with serving(site) as server:
        yield server


def ask(server: Server, query: str, **parameters: str) -> str:
    answer = httpx2.get(f"{server.address}sparql", params={"query": query, **parameters}, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_names_with_numbers_are_bars(server: Server) -> None:
    page = ask(server, COUNTS)
    assert page.count('class="bar"') == 2
    assert 'width="720.0"' in page
    assert 'width="180.0"' in page
    assert "&lt;b&gt;ลาว" in page
    assert "<b>" not in page
    assert 'class="point"' not in page


def test_positions_are_points_on_a_map(server: Server) -> None:
    page = ask(server, PLACES)
    assert page.count('class="point"') == 2
    assert page.count('class="map region"') == 1
    assert 'class="land"' in page
    assert "<title>กรุงเทพ</title>" in page
    assert ">กรุงเทพ</text>" in page
    assert 'href=""' not in page


def literals(*row: str | float) -> list[ox.Literal]:
    return [ox.Literal(value) for value in row]


@pytest.mark.parametrize(
    "rows",
    [[], [literals("a", 1)], [literals("a", 1), literals("b", -1)], [literals("a", "1"), literals("b", "2")],
     [literals(1), literals(2)], [literals("a", 1.5), literals("b", float("inf"))]],
)  # fmt: skip
def test_no_bars_where_they_would_say_nothing(rows: list[list[ox.Literal]]) -> None:
    assert bars(rows) == []


def test_north_is_above_and_east_to_the_right() -> None:
    (region,) = points(
        ["x", "lat", "long"], [literals("south", 1, 100), literals("north", 2, 101), literals("no", 99, 0)]
    )
    south, north = region.points
    assert south.y > north.y
    assert south.x < north.x
    assert south.radius == north.radius
    assert points(["x", "lat"], [literals("a", 1)]) == []


def test_what_is_far_is_on_the_world() -> None:
    rows = [literals("ไทย", 15, 101), literals("Samoa", -13.6, -172.5), literals("Lima", -12, -77)]
    region, world = points(["name", "Latitude", "Longitude"], rows)
    assert [point.place.text for point in region.points] == ["ไทย"]
    assert [point.place.text for point in world.points] == ["Samoa", "Lima"]
    assert all(0 < point.x < world.width and 0 < point.y < world.height for point in world.points)


def test_of_many_points_only_some_have_a_label() -> None:
    """Each label is compared with each point: no more than some get one."""
    (region,) = points(["name", "lat", "long"], [literals(str(n), n % 37 / 2, 90 + n % 71 / 2) for n in range(5000)])
    assert len(region.points) == 2000
    assert sum(point.labelled for point in region.points) <= 100


def test_an_answer_can_be_had_in_every_format(server: Server) -> None:
    page = ask(server, "CONSTRUCT { <a:b> <a:c> ?x } { BIND(1 AS ?x) }")
    for name in ("ttl", "nt", "jsonld", "rdf"):
        assert f"format={name}" in page
    table = ask(server, COUNTS)
    for name in ("json", "xml", "csv", "tsv"):
        assert f"format={name}" in table


def test_an_answer_is_in_the_language_of_its_form(server: Server) -> None:
    assert '<html lang="en">' in ask(server, COUNTS, lang="en")
    assert '<html lang="th">' in ask(server, COUNTS, lang="th")
    english = httpx2.get(f"{server.address}sparql", headers={**HTML, "Accept-Language": "en-GB,en;q=0.8"})
    assert english.headers["Location"] == "en/query.html"


def test_terms_for_completion_are_those_of_the_dataset(site: Path) -> None:
    terms = json.loads((site / "site/static/terms.json").read_text())
    assert "schema:name" in terms["properties"]
    assert "p:Meeting" in terms["classes"]


def test_without_npm_the_plain_forms_serve() -> None:
    assert editor.has_editor(published() / "site") is (published() / "site/static/yasqe.min.js").is_file()


@pytest.mark.system
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_editor_completes_asks_and_calls_no_other_host(
    server: Server,
    browser: Browser,  # noqa: F811 - the fixture
    language: str,
) -> None:
    browser.complaints.clear()
    browser.hosts.clear()
    driver = browser.driver
    browser.open(f"{server.address}{language}/query.html")
    assert len(driver.find_elements("css selector", ".yasqe")) == 1
    assert driver.find_element("css selector", ".yasqe .cm-keyword").text.upper() == "SELECT"
    typing = driver.find_element("css selector", ".yasqe textarea")
    driver.execute_script("document.querySelector('.yasqe .CodeMirror').CodeMirror.setValue('')")
    typing.send_keys("SELECT ?n { ?m schema:na")
    typing.send_keys(Keys.CONTROL, Keys.SPACE)
    driver.implicitly_wait(5)
    hint = driver.find_element("css selector", ".CodeMirror-hint")
    assert "schema:name" in hint.text
    hint.click()
    driver.execute_script(
        "const e = document.querySelector('.yasqe .CodeMirror').CodeMirror; e.setValue(e.getValue() + ' ?n }')"
    )
    driver.find_element("css selector", "main form button").click()
    browser.note()
    assert driver.find_element("css selector", "table").text
    assert driver.find_elements("css selector", ".yasqe")
    assert browser.complaints == []
    assert browser.hosts == {urlsplit(server.address).netloc}


@pytest.mark.system
def test_an_example_opens_in_the_editor(server: Server, browser: Browser) -> None:  # noqa: F811 - the fixture
    browser.open(f"{server.address}en/query.html")
    browser.driver.find_element("css selector", "summary").click()
    browser.driver.implicitly_wait(5)
    assert browser.driver.find_element("css selector", "details .yasqe")

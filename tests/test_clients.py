"""Programs of others work against the endpoint: SPARQLWrapper, rdflib, Comunica, and YASGUI in a browser."""

import html
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
import SPARQLWrapper
from rdflib import Graph, URIRef
from rdflib.namespace import FOAF, RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from selenium.webdriver.support.ui import WebDriverWait

from conftest import CHECKOUT, missing
from prachum.store import open_store
from releases import published
from serving import Server, serving
from test_browser import Browser, browser  # noqa: F401 - a fixture

SELECT = "SELECT ?name WHERE { ?m a <https://w3id.org/prachum/def#Meeting> ; <https://schema.org/name> ?name }"
ASK = "ASK { ?m a <https://w3id.org/prachum/def#Meeting> }"
CONSTRUCT = f"CONSTRUCT {{ ?m <https://schema.org/name> ?name }} {SELECT.partition(' ')[2].partition(' ')[2]}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(published()) as server:
        yield server


@pytest.fixture(scope="module")
def names() -> list[str]:
    """What SELECT finds, asked of the store itself."""
    found = open_store(published() / "store").query(SELECT)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(row["name"].value for row in found)


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST, "POSTDIRECTLY"])
def test_sparqlwrapper(server: Server, names: list[str], method: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.address + "sparql")
    client.setMethod(SPARQLWrapper.POST if method == "POSTDIRECTLY" else method)
    client.setRequestMethod(SPARQLWrapper.POSTDIRECTLY if method == "POSTDIRECTLY" else SPARQLWrapper.URLENCODED)
    for form in (SPARQLWrapper.JSON, SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV):
        client.setReturnFormat(form)
        client.setQuery(SELECT)
        answer = client.queryAndConvert()
        text = answer.toxml() if form == SPARQLWrapper.XML else answer if isinstance(answer, bytes) else str(answer)
        text = text.decode() if isinstance(text, bytes) else text
        assert all(name.partition('"')[0] in html.unescape(text) for name in names), text
    client.setQuery(ASK)
    client.setReturnFormat(SPARQLWrapper.JSON)
    assert client.queryAndConvert()["boolean"] is True
    for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD, SPARQLWrapper.N3):
        client.setQuery(CONSTRUCT)
        client.setReturnFormat(form)
        answer = client.queryAndConvert()
        graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
        assert len(graph) == len(names), form


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json"])
def test_rdflib(server: Server, names: list[str], method: str, form: str) -> None:
    store = SPARQLStore(server.address + "sparql", method=method, returnFormat=form, context_aware=False)
    graph = Graph(store)
    assert sorted(str(row[0]) for row in graph.query(SELECT)) == names
    assert graph.query(ASK).askAnswer is True
    meeting = URIRef("https://w3id.org/prachum/def#Meeting")
    assert len(list(graph.subjects(RDF.type, meeting))) == len(names)
    assert any(graph.triples((None, RDF.type, FOAF.Person)))


@pytest.mark.system
def test_comunica(server: Server, names: list[str], node: Callable[..., bytes]) -> None:
    if not (CHECKOUT / "node_modules/@comunica/query-sparql").is_dir():
        missing("the packages of package.json are not installed")
    answers = json.loads(node("comunica.mjs", server.address + "sparql", SELECT, ASK, CONSTRUCT))
    assert answers == {"rows": names, "yes": True, "quads": len(names)}


PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="yasgui.min.css"><div id="here"></div>
<script src="yasgui.min.js"></script><script>
const yasgui = new Yasgui(document.getElementById("here"), {
  requestConfig: { endpoint: %s }, copyEndpointOnNewTab: false, yasqe: { value: %s }, populateFromUrl: false,
});
yasgui.getTab().setEndpoint(%s);
yasgui.getTab().getYasqe().setValue(%s);
window.asked = yasgui.getTab().getYasqe().query();
</script>"""


@pytest.fixture
def yasgui(server: Server, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another origin that holds YASGUI."""
    build = CHECKOUT / "node_modules/@zazuko/yasgui/build"
    if not build.is_dir():
        missing("the packages of package.json are not installed")
    for file in build.glob("yasgui.min.*s"):
        (tmp_path / file.name).symlink_to(file)
    endpoint, query = json.dumps(server.address + "sparql"), json.dumps(SELECT)
    (tmp_path / "index.html").write_text(PAGE % (endpoint, query, endpoint, query), encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}/index.html"
        other.shutdown()


@pytest.mark.system
def test_yasgui_on_a_page_of_another_origin(yasgui: str, browser: Browser, names: list[str]) -> None:  # noqa: F811 - the fixture
    browser.driver.get(yasgui)
    table = WebDriverWait(browser.driver, 30).until(
        lambda driver: driver.find_element("css selector", ".yasr table.dataTable tbody, .yasr .dataTable tbody")
    )
    WebDriverWait(browser.driver, 10).until(lambda _: all(name in table.text for name in names))

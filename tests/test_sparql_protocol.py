"""The W3C's tests of the SPARQL 1.1 protocol and service description, from their manifest, on a running server."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx2
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from prachum.namespaces import DEFAULT_BASE
from prachum.publish.site import SITE
from serving import Server, serving

SUITE = Path(__file__).parents[2] / "shared/suites/sparql11-protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
DATA = "http://kasei.us/2009/09/sparql/data/"
MEDIA_TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}

pytestmark = pytest.mark.shared


def manifest() -> Graph:
    return Graph().parse(SUITE / "manifest.ttl", publicID=(SUITE / "manifest.ttl").as_uri())


def entries() -> list[str]:
    if not SUITE.is_dir():
        return []
    graph = manifest()
    (entries,) = graph.objects(None, MF.entries)
    return [str(entry) for entry in Collection(graph, entries)]


@pytest.fixture(scope="module")
def server(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the data of the suite."""
    output = tmp_path_factory.mktemp("suite")
    store = ox.Store(output / "store")
    for file in sorted(SUITE.glob("data*.nt")):
        graph = ox.NamedNode(f"{DATA}{file.stem}.rdf")
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES)  # the union, as builds have it
    store.flush()
    del store
    (output / "site").mkdir()
    (output / "site" / SITE).write_text(json.dumps({"base": DEFAULT_BASE}))
    with serving(output) as server:
        yield server
    shutil.rmtree(output)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.partition("#")[2])
def test_of_the_manifest(server: Server, entry: str) -> None:
    graph = manifest()
    (action,) = graph.objects(URIRef(entry), MF.action)
    (requests,) = graph.objects(action, HT.requests)
    updates = "update" in entry
    for request in Collection(graph, requests):
        answer = send(graph, request, server)
        if updates:
            # No update is taken, whether it is right or wrong. What an update test asks after it is not there.
            assert 400 <= answer.status_code < 500 or not is_update(graph, request)
            continue
        check(graph, request, answer)


def is_update(graph: Graph, request: Node) -> bool:
    return "query" not in str(headers(graph, request).get("content-type", "query"))


def headers(graph: Graph, request: Node) -> dict[str, str]:
    found = graph.value(request, HT.headers)
    fields = Collection(graph, found) if found else ()
    return {str(graph.value(field, HT.fieldName)).lower(): str(graph.value(field, HT.fieldValue)) for field in fields}


def send(graph: Graph, request: Node, server: Server) -> httpx2.Response:
    path = str(graph.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    body = graph.value(request, HT.body)
    content = None
    if body:
        encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
        content = str(graph.value(body, CNT.chars)).encode(encoding)
    return httpx2.request(
        str(graph.value(request, HT.methodName)),
        urljoin(server.address, path),
        content=content,
        headers=headers(graph, request),
    )


def check(graph: Graph, request: Node, answer: httpx2.Response) -> None:
    """What the manifest expects is what came."""
    (expected,) = graph.objects(request, HT.resp)
    statuses = {str(status).rpartition("StatusCode")[2] for status in graph.objects(expected, MF.expectedStatus)}
    assert statuses & {f"{answer.status_code // 100}xx", str(answer.status_code)}, answer.text
    form = graph.value(expected, MF.expectedFormat)
    if form:
        assert answer.headers["Content-Type"].partition(";")[0] in MEDIA_TYPES[str(form)]
    boolean = graph.value(expected, MF.expectedBoolean)
    if boolean is not None:
        assert answer.json()["boolean"] is boolean.toPython()


def test_the_suite_has_all_its_tests(shared: Path) -> None:
    assert (shared / "suites").is_dir()
    assert len(entries()) == 34


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/n-triples", "*/*"])
def test_the_service_description(server: Server, accept: str) -> None:
    """returns-rdf, has-endpoint-triple, conforms-to-schema of service-description.ttl."""
    endpoint = URIRef(server.address + "sparql")
    answer = httpx2.get(str(endpoint), headers={"Accept": accept})
    form = answer.headers["Content-Type"].partition(";")[0]
    graph = Graph().parse(data=answer.text, format=form)
    assert (endpoint, RDF.type, SD.Service) in graph
    assert set(graph.objects(endpoint, SD.endpoint)) == {endpoint}
    assert set(graph.objects(endpoint, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert SD.SPARQL11Update not in set(graph.objects())
    assert SD.UnionDefaultGraph in set(graph.objects(endpoint, SD.feature))
    assert len(set(graph.objects(endpoint, SD.resultFormat))) == 8
    (dataset,) = graph.objects(endpoint, SD.defaultDataset)
    names = {str(graph.value(named, SD.name)) for named in graph.objects(dataset, SD.namedGraph)}
    assert names == {f"{DATA}data{number}.rdf" for number in (1, 2, 3)}
    schema = {
        SD.Service: {SD.endpoint, SD.supportedLanguage, SD.resultFormat, SD.feature, SD.defaultDataset,
                     SD.defaultEntailmentRegime},
        SD.Dataset: {SD.defaultGraph, SD.namedGraph},
        SD.NamedGraph: {SD.name},
        SD.Graph: set(),
    }  # fmt: skip
    for subject, predicate in graph.subject_predicates():
        if str(predicate).startswith(str(SD)):
            assert any(predicate in schema[kind] for kind in graph.objects(subject, RDF.type) if kind in schema)

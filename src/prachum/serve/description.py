"""The service description: what the endpoint says of itself in RDF, as SPARQL 1.1 has it."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from prachum.namespaces import PREFIXES
from prachum.publish.formats import Format
from prachum.serve.answering import GRAPHS as WRITERS
from prachum.serve.formats import GRAPHS, HTML
from prachum.serve.limits import Limits

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
# The W3C's names of the formats, by ours.
RESULT_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
TITLE = (("th", "จุดบริการสืบค้น SPARQL ของประชุม"), ("en", "SPARQL endpoint of prachum"))
MOST_GRAPHS = 10_000  # that are named one by one


def describe(endpoint: str, base: str, graphs: Iterable[str], limits: Limits) -> list[ox.Triple]:
    """The triples that describe the service at the address `endpoint` over the named graphs `graphs`."""
    service, dataset, default = (ox.NamedNode(endpoint + part) for part in ("", "#dataset", "#default-graph"))
    named = sorted(graphs)[:MOST_GRAPHS]
    about_graphs = (triple for graph in named for triple in _named_graph(dataset, graph))
    return [
        *_said(service, "a", _sd("Service"), _iri("dcat", "DataService")),
        *_said(service, SD + "endpoint", service),
        *_said(service, _iri("dcat", "endpointURL").value, service),
        *_said(service, _iri("dcat", "servesDataset").value, ox.NamedNode(f"{base}id/dataset")),
        *_said(service, _iri("dct", "title").value, *(ox.Literal(text, language=tag) for tag, text in TITLE)),
        *_said(service, _iri("rdfs", "comment").value, ox.Literal(_limits(limits), language="en")),
        *_said(service, SD + "supportedLanguage", _sd("SPARQL11Query")),
        *_said(service, SD + "resultFormat", *(ox.NamedNode(FORMATS + name) for name in RESULT_FORMATS.values())),
        *_said(service, SD + "feature", _sd("UnionDefaultGraph")),
        *_said(service, SD + "defaultEntailmentRegime", ox.NamedNode("http://www.w3.org/ns/entailment/Simple")),
        *_said(service, SD + "defaultDataset", dataset),
        *_said(dataset, "a", _sd("Dataset")),
        *_said(dataset, SD + "defaultGraph", default),
        *_said(default, "a", _sd("Graph")),
        *about_graphs,
    ]


def write(triples: list[ox.Triple], form: Format) -> bytes:
    """The description in one of `OFFERED`."""
    prefixes = {**PREFIXES, "sd": SD, "formats": FORMATS}
    return ox.serialize(triples, format=WRITERS[form.name], prefixes=prefixes) or b""


OFFERED = tuple(form for form in GRAPHS if form is not HTML)


def _named_graph(dataset: ox.NamedNode, graph: str) -> Iterator[ox.Triple]:
    """A graph of the dataset: here it is called as it is named."""
    node = ox.NamedNode(graph)
    yield from _said(dataset, SD + "namedGraph", node)
    yield from _said(node, "a", _sd("NamedGraph"))
    yield from _said(node, SD + "name", node)


def _limits(limits: Limits) -> str:
    return (
        f"Read-only. A query may take {limits.seconds:g} seconds and have {limits.query_bytes} bytes, its answer "
        f"{limits.rows} rows and {limits.answer_bytes} bytes; a client may have {limits.per_client} queries open. "
        "SERVICE, and every update, is refused."
    )


def _said(subject: ox.NamedNode, predicate: str, *objects: ox.NamedNode | ox.Literal) -> Iterator[ox.Triple]:
    verb = _iri("rdf", "type") if predicate == "a" else ox.NamedNode(predicate)
    return (ox.Triple(subject, verb, thing) for thing in objects)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _iri(prefix: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES[prefix] + name)

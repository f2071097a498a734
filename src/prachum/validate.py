"""Judges a graph by the SHACL shapes: nothing is published that does not conform."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as SparqlResult
from rdflib.term import Node

from prachum.authorities import Authorities
from prachum.authorities.own import refuse
from prachum.config import data_folder
from prachum.errors import NotValid, PrachumError, UsageError
from prachum.namespaces import SCHEMA, shorten
from prachum.terms import to_rdflib
from prachum.thai import language

FORMATS = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}

# Two documents may differ about one thing: only within one document is a second value an error.
ONE_VOICE = {
    SH.MaxCountConstraintComponent,
    SH.UniqueLangConstraintComponent,
    URIRef("https://w3id.org/prachum/shape#Document-order"),
}

# rdflib tells of an ill-typed literal with a traceback in the log; the shapes tell of it as a result.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Result:
    """One broken rule: at `focus`, along `path`, for `value`. `message` says what to do.

    `path` and `value` are empty where the rule has none; the message is in English, then in Thai.
    """

    severity: str
    focus: str
    path: str
    value: str
    message: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms (warnings allowed), and every result in a fixed order."""

    conforms: bool
    results: tuple[Result, ...] = ()


def validate(graph: Graph, context: Graph) -> Report:
    """Judge `graph`, with the triples of `context` and the code lists in sight.

    Only nodes that `graph` describes are judged. In a graph of several documents a second value of
    a thing that allows one is a warning: the documents differ.
    """
    data = _Data()
    for part in (graph, context, load_codes()):
        for triple in part:
            data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=load_shapes(), inplace=True)
    if not isinstance(report, Graph):
        raise PrachumError(f"The shapes could not be applied: {report}")
    described = set(graph.subjects())
    several = len(set(graph.subjects(RDF.type, SCHEMA.NewsArticle))) > 1
    results = sorted(
        (
            _result(report, node, several)
            for node in report.objects(None, SH.result)
            if not described.isdisjoint(_concerned(report, node))
        ),
        key=lambda r: (r.severity, r.focus, r.path, r.value, r.shape, r.message),
    )
    return Report(all(r.severity != "Violation" for r in results), tuple(results))


def check_own_lists(lists: Authorities) -> None:
    """Judge what a publisher's own lists say; raises NotValid with the files, the things and what to do."""
    if not lists.own:
        return
    own, context = Graph(), lists.describe(lists.own)
    for triple in context:
        if str(triple[0]) in lists.own:
            own.add(triple)
    wrong = [result for result in validate(own, context).results if result.severity == "Violation"]
    told = ((r.focus if r.focus in lists.own else r.value, r) for r in wrong)
    refuse(f"{lists.own[iri]}: <{iri}> {shorten(r.path)}: {r.message}" for iri, r in told)


def validate_file(path: Path) -> Report:
    """Judge an RDF file, all of its graphs together.

    Raises UsageError if there is no such file or its suffix names no RDF format, NotValid (with the
    line) if it is not RDF or says nothing.
    """
    graph = read_graph(path)
    if not graph:
        raise NotValid(f"{path} holds no triple: nothing to validate.")
    return validate(graph, Graph())


def read_graph(path: Path) -> Graph:
    """All triples of an RDF file, whatever graph they stand in. Raises as `validate_file` does."""
    if not path.is_file():
        raise UsageError(f"There is no file {path}: give the path of an RDF file.")
    rdf_format = FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise UsageError(f"{path} does not end in the suffix of an RDF format: {', '.join(FORMATS)}.")
    graph = Graph()
    try:
        # Not rdflib's parsers: those fetch the contexts that JSON-LD names, and tell few lines.
        for quad in ox.parse(path=str(path), format=rdf_format):
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    except (SyntaxError, ValueError) as error:
        raise NotValid(f"{path} is not {rdf_format.name}: {error}. Correct it there.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    return graph


@cache
def load_shapes() -> Graph:
    """The shapes, as one graph."""
    return _load(data_folder("shapes"))


@cache
def load_codes() -> Graph:
    """The code lists, as one graph."""
    return _load(data_folder("ontology") / "codes")


class _Data(Graph):
    """A graph that parses a query once, not once for each document: pySHACL hands over the text."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> SparqlResult:
        """Answer a query that is often asked."""
        prepared = _prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


_prepare = cache(prepareQuery)


def _load(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file)
    return graph


def _concerned(report: Graph, node: Node) -> Iterator[Node]:
    yield from report.objects(node, SH.focusNode)
    yield from report.objects(node, SH.value)


def _result(report: Graph, node: Node, several: bool) -> Result:
    focus = str(report.value(node, SH.focusNode))
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    shape = report.value(node, SH.sourceConstraint) or report.value(node, SH.sourceShape)
    rules = {shape, report.value(node, SH.sourceConstraintComponent)}
    severity = str(report.value(node, SH.resultSeverity)).removeprefix(str(SH))
    if several and "/id/doc/" not in str(value or focus) and not ONE_VOICE.isdisjoint(rules):
        severity = "Warning"
    return Result(
        severity=severity,
        focus=focus,
        path=str(path) if isinstance(path, URIRef) else "",
        value="" if value is None else str(value),
        message=_message(report.objects(node, SH.resultMessage)),
        shape=str(shape),
    )


def _message(messages: Iterable[Node]) -> str:
    return " ".join(sorted({str(m) for m in messages}, key=lambda m: (language(m), m)))

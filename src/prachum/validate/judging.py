"""Judges a graph by the SHACL shapes: nothing is published that does not conform."""

import logging
from collections.abc import Iterator
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
from prachum.errors import NotValid, PrachumError
from prachum.namespaces import SCHEMA, shorten
from prachum.validate.files import as_graph, read_quads
from prachum.validate.report import Report, Result, bilingual, local
from prachum.validate.shapes import load_codes, load_shapes
from prachum.validate.together import compare_documents

# Two documents may differ about one thing: only within one document is a second value an error.
ONE_VOICE = {
    SH.MaxCountConstraintComponent,
    SH.UniqueLangConstraintComponent,
    URIRef("https://w3id.org/prachum/shape#Document-order"),
}

# rdflib tells of an ill-typed literal with a traceback in the log; the shapes tell of it as a result.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


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
    return Report.of(
        _result(report, node, several)
        for node in report.objects(None, SH.result)
        if not described.isdisjoint(_concerned(report, node))
    )


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
    quads = read_quads(path)
    if not quads:
        raise NotValid(f"{path} holds no triple: nothing to validate.")
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    alone = validate(as_graph(quads, path), Graph())
    return Report.of((*alone.results, *compare_documents(store).results))


class _Data(Graph):
    """A graph that parses a query once, not once for each document: pySHACL hands over the text."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> SparqlResult:
        """Answer a query that is often asked."""
        prepared = _prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


_prepare = cache(prepareQuery)


def _concerned(report: Graph, node: Node) -> Iterator[Node]:
    yield from report.objects(node, SH.focusNode)
    yield from report.objects(node, SH.value)


def _messages(report: Graph, node: Node) -> set[Node]:
    """What a result says: of a SPARQL constraint its own messages, without those of the shape that has it."""
    said = set(report.objects(node, SH.resultMessage))
    if report.value(node, SH.sourceConstraint) is None:
        return said
    of_shape = {str(message) for message in load_shapes().objects(report.value(node, SH.sourceShape), SH.message)}
    return {message for message in said if str(message) not in of_shape} or said


def _result(report: Graph, node: Node, several: bool) -> Result:
    focus = str(report.value(node, SH.focusNode))
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    shape = report.value(node, SH.sourceConstraint) or report.value(node, SH.sourceShape)
    component = report.value(node, SH.sourceConstraintComponent)
    severity = local(report.value(node, SH.resultSeverity))
    if several and "/id/doc/" not in str(value or focus) and not ONE_VOICE.isdisjoint({shape, component}):
        severity = "Warning"
    return Result(
        severity=severity,
        focus=focus,
        path=str(path) if isinstance(path, URIRef) else "",
        value="" if value is None else str(value),
        message=bilingual(_messages(report, node)),
        shape=str(shape),
        component=local(component),
    )

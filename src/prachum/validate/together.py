"""What no document shows alone: shapes/dataset.ttl is asked of all documents together.

Its constraints are SPARQL, so a store answers each for all things at once, where a SHACL engine would ask
once for every thing; a test proves that both find the same.
"""

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from prachum.validate.report import Report, Result, bilingual, local
from prachum.validate.shapes import load_dataset_shapes


def compare_documents(store: ox.Store) -> Report:
    """Judge all graphs of `store` together."""
    shapes = load_dataset_shapes()
    results: list[Result] = []
    for shape, constraint in shapes.subject_objects(SH.sparql):
        if (constraint, RDF.type, SH.SPARQLConstraint) in shapes:
            results += _ask(store, shapes, shape, constraint)
    return Report.of(results)


def _ask(store: ox.Store, shapes: Graph, shape: Node, constraint: Node) -> Iterator[Result]:
    severity = local(shapes.value(shape, SH.severity) or SH.Violation)
    query = _prefixes(shapes) + str(shapes.value(constraint, SH.select))
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - sh:select is a SELECT
    for solution in solutions:
        focus, value = _text(solution["this"]), _text(solution["value"])
        messages = [str(message).replace("{?value}", value) for message in shapes.objects(constraint, SH.message)]
        yield Result(severity, focus, "", value, bilingual(messages), str(constraint), "SPARQL")


def _prefixes(shapes: Graph) -> str:
    declared = ((shapes.value(d, SH.prefix), shapes.value(d, SH.namespace)) for d in shapes.objects(None, SH.declare))
    return "".join(sorted(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared))


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)

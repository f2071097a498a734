"""Canonical N-Quads: one line per quad, the lines of a graph sorted, each graph in a file of its own."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def to_quads(graph: rdflib.Graph, name: str) -> Iterator[ox.Quad]:
    """The triples of an rdflib graph as quads of the graph `name`.

    Raises ValueError for what must not be published: a blank node, or an IRI that is none.
    """
    graph_name = ox.NamedNode(name)
    for subject, predicate, object_ in graph:
        yield ox.Quad(_resource(subject), _resource(predicate), _term(object_), graph_name)


def to_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """The canonical N-Quads lines of `quads`, sorted, each once."""
    return sorted({f"{quad} .\n".encode() for quad in quads})


def sort_quads(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` in the order of their lines."""
    return sorted(quads, key=lambda quad: str(quad).encode())


def write_graph(graph: rdflib.Graph, name: str, path: Path) -> int:
    """Write a graph as sorted canonical N-Quads; returns how many. Raises ValueError as `to_quads` does."""
    lines = to_lines(to_quads(graph, name))
    path.write_bytes(b"".join(lines))
    return len(lines)


def union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The first of each run of quads with one triple; sorted lines bring those together."""
    return (next(same) for _, same in groupby(quads, key=attrgetter("triple")))


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of an N-Quads file, one at a time."""
    return ox.parse(path=path, format=ox.RdfFormat.N_QUADS)


def lexical(term: Term) -> str:
    """The IRI or the lexical form of a term. Raises ValueError for a term that is never published."""
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise ValueError(f"{term} is neither an IRI nor a literal")
    return term.value


def _resource(node: Node) -> ox.NamedNode:
    if not isinstance(node, rdflib.URIRef):
        raise ValueError(f"{node!r} is not an IRI: nothing without one is published")
    return ox.NamedNode(node)


def _term(node: Node) -> ox.NamedNode | ox.Literal:
    if not isinstance(node, rdflib.Literal):
        return _resource(node)
    if node.language:
        return ox.Literal(node, language=node.language)
    return ox.Literal(node, datatype=ox.NamedNode(node.datatype)) if node.datatype else ox.Literal(node)

"""The vocabularies that others made, from their own files: npm packages, and a short list checked by hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.term import Node

from prachum.terms import to_rdflib

PACKAGES = Path(__file__).parents[1] / "node_modules/@vocabulary"
CHECKED = Path(__file__).parent / "vocabularies/checked.ttl"
# schema.org is published under both; its terms are the same, and the data uses the latter.
SCHEMA_ORG = ("http://schema.org/", "https://schema.org/")


@cache
def standards() -> Graph:
    """All of them in one graph; fails where the packages are not installed."""
    graph = Graph().parse(CHECKED)
    files = sorted(PACKAGES.glob("*/*.nq"))
    assert files, "npm ci installs the vocabularies"
    for file in files:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS):
            graph.add([_renamed(to_rdflib(term), file.stem) for term in (quad.subject, quad.predicate, quad.object)])
    return graph


def defined() -> set[Node]:
    """Every term that one of them says something of."""
    return {term for term in standards().subjects(RDF.type) if isinstance(term, URIRef)}


def terms(triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[str]:
    """The classes and properties that they use."""
    for triple in triples:
        yield triple.predicate.value
        if triple.predicate.value == str(RDF.type) and isinstance(triple.object, ox.NamedNode):
            yield triple.object.value


def axioms(about: Iterable[Node], predicates: frozenset[Node]) -> Graph:
    """What the standards say by `predicates` of the terms `about`, and of the terms that it leads to."""
    by_subject = defaultdict(list)
    for triple in standards():
        by_subject[triple[0]].append(triple)
    found, reached, waiting = Graph(), set(), set(about)
    while waiting:
        term = waiting.pop()
        reached.add(term)
        for triple in by_subject[term]:
            if isinstance(term, BNode) or triple[1] in predicates:
                found.add(triple)
                waiting |= {value for value in triple[1:] if value not in reached and not _is_text(value)}
    return found


def _is_text(term: Node) -> bool:
    return not isinstance(term, URIRef | BNode)


def _renamed(term: Node, file: str) -> Node:
    """schema.org's terms as we write them, and blank nodes that no other file has."""
    if isinstance(term, BNode):
        return BNode(f"{file}-{term}")
    return URIRef(term.replace(*SCHEMA_ORG, 1)) if isinstance(term, URIRef) and term.startswith(SCHEMA_ORG[0]) else term

"""RDF files, read for judging."""

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from prachum.errors import NotValid, UsageError
from prachum.terms import to_rdflib

FORMATS = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}


def read_quads(path: Path) -> list[ox.Quad]:
    """The quads of an RDF file.

    Raises UsageError if there is no such file or its suffix names no RDF format, NotValid (with the
    line) if it is not RDF.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}: give the path of an RDF file.")
    rdf_format = FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise UsageError(f"{path} does not end in the suffix of an RDF format: {', '.join(FORMATS)}.")
    try:
        # Not rdflib's parsers: those fetch the contexts that JSON-LD names, and tell few lines.
        return list(ox.parse(path=str(path), format=rdf_format))
    except (SyntaxError, ValueError) as error:
        raise NotValid(f"{path} is not {rdf_format.name}: {error}. Correct it there.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error


def read_graph(path: Path) -> Graph:
    """All triples of an RDF file, whatever graph they stand in. Raises as `read_quads` does."""
    return as_graph(read_quads(path), path)


def as_graph(quads: list[ox.Quad], path: Path) -> Graph:
    """The triples of the quads read from `path`. Raises NotValid if one has a triple as a term."""
    graph = Graph()
    try:
        for quad in quads:
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    except ValueError as error:
        raise NotValid(f"{path} is not RDF 1.1: {error}. Correct it there.") from error
    return graph

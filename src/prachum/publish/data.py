"""The data beside each page: all that is said of its thing and its parts, and what links to them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import RDF

from prachum.namespaces import OA, PREFIXES
from prachum.publish.dataset import Dataset
from prachum.serialise.jsonld import compact, expand, load_context

RDF_TYPE = ox.NamedNode(str(RDF.type))
# Links from evidence to what it proves: they stand in the data of the document.
FROM_EVIDENCE = {str(p) for p in (RDF.type, RDF.subject, RDF.predicate, RDF.object, OA.hasBody, OA.hasSource)}


def _oxigraph(format_: ox.RdfFormat) -> Callable[[list[ox.Triple]], bytes]:
    def serialise(triples: list[ox.Triple]) -> bytes:
        return ox.serialize(triples, format=format_, prefixes=PREFIXES) or b""

    return serialise


def _jsonld(triples: list[ox.Triple]) -> bytes:
    """JSON-LD with as much of the context as it needs: it is read without fetching anything."""
    context = load_context()
    document = compact(expand(triples), context)
    used = _used(document) & context.keys()
    needed = {prefix for term in used for prefix in _used(context[term])}
    own = {term: context[term] for term in context if term in used | needed or term in ("id", "type")}
    return (json.dumps({"@context": own, **document}, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format of the data beside a page: the suffix of its files, what it is called, how triples are written in it."""

    suffix: str
    name: str
    media_type: str
    serialise: Callable[[list[ox.Triple]], bytes]


FORMATS = (
    DataFormat(".ttl", "Turtle", "text/turtle", _oxigraph(ox.RdfFormat.TURTLE)),
    DataFormat(".jsonld", "JSON-LD", "application/ld+json", _jsonld),
    DataFormat(".nt", "N-Triples", "application/n-triples", _oxigraph(ox.RdfFormat.N_TRIPLES)),
)


def data_of(dataset: Dataset, path: str) -> list[ox.Triple]:
    """The triples of the page at `path`, each thing's type first; those of a named graph are what it holds."""
    found = set[ox.Triple]()
    for iri in dataset.pages[path]:
        found.update(dataset.find(subject=iri))
        found.update(link for link in dataset.find(object=iri) if link.predicate.value not in FROM_EVIDENCE)
        found.update(quad.triple for quad in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
    return sorted(found, key=_types_first)


def _types_first(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != RDF_TYPE, triple.predicate.value, str(triple.object)


def _used(part: Any) -> set[str]:
    """The terms, and the prefixes of names, in a JSON-LD value."""
    if isinstance(part, str):
        return {part, part.partition(":")[0]}
    if isinstance(part, list):
        return set().union(*map(_used, part))
    if isinstance(part, dict):
        return set().union(*(_used(key) | _used(value) for key, value in part.items()))
    return set()

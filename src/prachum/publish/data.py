"""The data beside each page: all that is said of its thing and its parts, and what links to them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pyoxigraph as ox
from rdflib.namespace import RDF

from prachum.namespaces import OA, PREFIXES
from prachum.publish.dataset import Dataset
from prachum.publish.formats import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TRIG, TURTLE, Format
from prachum.serialise.jsonld import compact, expand, load_context

RDF_TYPE = ox.NamedNode(str(RDF.type))
# Links from evidence to what it proves: they stand in the data of the document.
FROM_EVIDENCE = {str(p) for p in (RDF.type, RDF.subject, RDF.predicate, RDF.object, OA.hasBody, OA.hasSource)}

_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")  # as the end of an IRI
_NOT_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Statement = TypeVar("Statement", ox.Triple, ox.Quad)


def _oxigraph(format_: ox.RdfFormat) -> Callable[[list[Statement]], bytes]:
    def serialise(statements: list[Statement]) -> bytes:
        return ox.serialize(statements, format=format_, prefixes=PREFIXES) or b""

    return serialise


def _rdf_xml(triples: list[ox.Triple]) -> bytes:
    """RDF/XML, without what it cannot hold: a property that is no XML name, a character that XML has not."""
    written = [triple for triple in triples if _XML_NAME.search(triple.predicate.value)]
    return ox.serialize(map(_in_xml, written), format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES) or b""


def _in_xml(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or not _NOT_XML.search(value.value):
        return triple
    words = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value.value)
    kept = ox.Literal(words, language=value.language) if value.language else ox.Literal(words, datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, kept)


def _jsonld(triples: list[ox.Triple]) -> bytes:
    """JSON-LD with as much of the context as it needs: it is read without fetching anything."""
    context = load_context()
    document = compact(expand(triples), context)
    used = _used(document) & context.keys()
    needed = {prefix for term in used for prefix in _used(context[term])}
    own = {term: context[term] for term in context if term in used | needed or term in ("id", "type")}
    return (json.dumps({"@context": own, **document}, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class DataFormat(Generic[Statement]):
    """A format of the data beside a page: what it is called, how triples or quads are written in it."""

    form: Format
    name: str
    serialise: Callable[[list[Statement]], bytes]

    @property
    def suffix(self) -> str:
        """The end of its files' names."""
        return self.form.suffix

    @property
    def media_type(self) -> str:
        """Its media type."""
        return self.form.media_type


FORMATS: tuple[DataFormat[ox.Triple], ...] = (
    DataFormat(TURTLE, "Turtle", _oxigraph(ox.RdfFormat.TURTLE)),
    DataFormat(JSON_LD, "JSON-LD", _jsonld),
    DataFormat(N_TRIPLES, "N-Triples", _oxigraph(ox.RdfFormat.N_TRIPLES)),
    DataFormat(RDF_XML, "RDF/XML", _rdf_xml),
)
# Of named graphs there is more: what each holds, under its name.
GRAPH_FORMATS: tuple[DataFormat[ox.Quad], ...] = (
    DataFormat(TRIG, "TriG", _oxigraph(ox.RdfFormat.TRIG)),
    DataFormat(N_QUADS, "N-Quads", _oxigraph(ox.RdfFormat.N_QUADS)),
)


def data_of(dataset: Dataset, path: str) -> list[ox.Triple]:
    """The triples of the page at `path`, each thing's type first; those of a named graph are what it holds."""
    found = set[ox.Triple]()
    for iri in dataset.pages[path]:
        found.update(dataset.find(subject=iri))
        found.update(link for link in dataset.find(object=iri) if link.predicate.value not in FROM_EVIDENCE)
        found.update(quad.triple for quad in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
    return sorted(found, key=_types_first)


def quads_of(dataset: Dataset, path: str) -> list[ox.Quad]:
    """What the named graph at `path` holds, each thing's type first, and what others say of the graph."""
    names = [ox.NamedNode(iri) for iri in dataset.pages[path]]
    held = (quad for name in names for quad in dataset.store.quads_for_pattern(None, None, None, name))
    about = (quad for name in names for quad in dataset.store.quads_for_pattern(name, None, None))
    found = {quad for quad in (*held, *about) if quad.graph_name != ox.DefaultGraph()}
    return sorted(found, key=lambda quad: (str(quad.graph_name), *_types_first(quad.triple)))


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

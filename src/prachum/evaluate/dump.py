"""A published dump, as evaluation asks it: documents, names, types, codes and containment."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS
from rdflib.term import URIRef

from prachum.errors import UsageError
from prachum.evaluate.records import Thing
from prachum.namespaces import NIF, OA, ORG, SCHEMA, P

_NAMES = (SKOS.prefLabel, FOAF.name, SCHEMA.name, DCTERMS.title, SCHEMA.headline)
_ALIASES = (SKOS.altLabel, DCTERMS.alternative, SCHEMA.alternateName)
AREAS = {"Country", "City", "AdministrativeArea", "State"}
_SIDES = {"Government", "Delegation"}  # stand for a country


class Dump:
    """A dump (N-Quads, or TriG if it is called so). Raises UsageError if it cannot be read."""

    def __init__(self, dataset: Path) -> None:
        trig = dataset.suffix == ".trig"
        self._store = ox.Store()
        try:
            self._store.bulk_load(path=str(dataset), format=ox.RdfFormat.TRIG if trig else ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError) as error:
            raise UsageError(f"{dataset}: no dump that can be read: {error}; build it first") from error
        self.documents = self._documents()
        self._names = self._all_names()
        self._notations = {s.value: o.value for s, o in self._everywhere(SKOS.notation)}
        self._types: dict[str, set[str]] = defaultdict(set)
        for thing, type_ in self._everywhere(RDF.type):
            self._types[thing.value].add(re.split("[#/]", type_.value)[-1])
        self._within: dict[str, list[str]] = defaultdict(list)
        for inner, outer in self._everywhere(SCHEMA.containedInPlace):
            self._within[inner.value].append(outer.value)
        sides = (*self._everywhere(P.represents), *self._everywhere(DCTERMS.spatial))
        self._side_of = {s.value: o.value for s, o in sides if self._types[s.value] & _SIDES}

    def values(self, subject: str, predicate: URIRef, graph: str) -> list[str]:
        """The values of a property in a document's graph."""
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.NamedNode(graph))
        return sorted(_value(quad.object) for quad in found)

    def subjects(self, predicate: URIRef, value: str, graph: str) -> list[str]:
        """What has a property of that value in a document's graph."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), ox.NamedNode(graph))
        return sorted(_value(quad.subject) for quad in found)

    def titles(self, post: str) -> set[tuple[str, str]]:
        """A post's titles, but those in English, each with the body that it is in or nothing."""
        labels = self._of(post, SKOS.prefLabel)
        titles = {o.value for o in labels if isinstance(o, ox.Literal) and o.language != "en"}
        bodies = {body.value for body in self._of(post, ORG.postIn)} or {""}
        return {(title, body) for title in titles for body in bodies}

    def proofs(self, graph: str) -> dict[str, float]:
        """How sure each thing and statement that a document proves is: as sure as its surest proof."""
        sure: dict[str, float] = defaultdict(float)
        for annotation, confidence in self._in(NIF.confidence, graph):
            for body in self.values(annotation, OA.hasBody, graph):
                sure[body] = max(sure[body], float(confidence))
        return dict(sure)

    def statements(self, graph: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """Value and IRI of a document's statements, by what they are about and the property that they tell."""
        told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for statement, subject in self._in(RDF.subject, graph):
            for predicate in self.values(statement, RDF.predicate, graph):
                told[subject, predicate] += [(value, statement) for value in self.values(statement, RDF.object, graph)]
        return dict(told)

    def types(self, thing: str) -> set[str]:
        """The local names of a thing's types, in whatever graph."""
        return self._types[thing]

    def notation(self, concept: str | None) -> str | None:
        """A concept's code."""
        return self._notations.get(concept or "")

    def names(self, thing: str) -> tuple[str, ...]:
        """A thing's names in whatever graph, Thai names first and aliases last; its IRI if it has none."""
        return self._names.get(thing) or (thing,)

    def thing(self, thing: str, posts: Iterable[str] = ()) -> Thing:
        """A person, an organization or a place, with the code of the area that it is or stands for."""
        area = self._side_of.get(thing, thing)
        code = self.notation(area) if self._types[area] & AREAS else None
        return Thing(thing, self.names(thing), code, tuple(posts))

    def around(self, place: str) -> list[str]:
        """A place and all that contain it, the nearest first."""
        chain, queue = [], [place]
        while queue:
            if (nearest := queue.pop(0)) not in chain:
                chain.append(nearest)
                queue += self._within.get(nearest, ())
        return chain

    def _in(self, predicate: URIRef, graph: str) -> list[tuple[str, str]]:
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.NamedNode(graph))
        return [(_value(quad.subject), _value(quad.object)) for quad in found]

    def _documents(self) -> dict[str, tuple[str, str]]:
        """IRI and graph of each document, by its identifier."""
        articles = self._store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.NewsArticle))
        places = [(_value(quad.subject), _value(quad.graph_name)) for quad in articles]
        return {
            identifier: (document, graph)
            for document, graph in sorted(places)
            for identifier in self.values(document, DCTERMS.identifier, graph)
        }

    def _all_names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, set[tuple[bool, bool, str]]] = defaultdict(set)
        for is_alias, predicates in ((False, _NAMES), (True, _ALIASES)):
            for thing, text in (pair for predicate in predicates for pair in self._everywhere(predicate)):
                if isinstance(text, ox.Literal):
                    names[thing.value].add((is_alias, text.language != "th", text.value))
        return {thing: tuple(dict.fromkeys(name for *_, name in sorted(of_it))) for thing, of_it in names.items()}

    def _of(self, subject: str, predicate: URIRef) -> list[ox.NamedNode | ox.Literal]:
        """The values of a property in whatever graph."""
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return [quad.object for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)]

    def _everywhere(self, predicate: URIRef) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
        """Subject and object of all triples with a predicate, in whatever graph."""
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.subject, quad.object


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""

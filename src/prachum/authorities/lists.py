"""What is known whatever a document says: places, organizations, posts and instruments, from Turtle files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS

from prachum.errors import PrachumError
from prachum.model import PlaceKind
from prachum.namespaces import ADMS, DEFAULT_BASE, ORG, SCHEMA, P
from prachum.terms import to_rdflib
from prachum.thai import fold

EntryKind = Literal["place", "organization", "post", "agreement"]
Label = tuple[str, str]
NOTHING: Mapping[str, Any] = MappingProxyType({})
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

KIND_OF_TYPE: dict[str, EntryKind] = {
    str(SCHEMA.Country): "place",
    str(SCHEMA.AdministrativeArea): "place",
    str(SCHEMA.City): "place",
    str(SCHEMA.Place): "place",
    str(ORG.FormalOrganization): "organization",
    str(ORG.OrganizationalUnit): "organization",
    str(ORG.Organization): "organization",
    str(ORG.Post): "post",
    str(P.Instrument): "agreement",
}
_TYPE = str(RDF.type)
_GENRE = {str(DCTERMS.type)}
_NOTATION = {str(SKOS.notation)}
LABELS = {str(p) for p in (SKOS.prefLabel, SCHEMA.name, DCTERMS.title, FOAF.name)}
ALIASES = {str(p) for p in (SKOS.altLabel, SKOS.hiddenLabel, DCTERMS.alternative, SCHEMA.alternateName)}
# Of these a document has to give evidence: the lists only say which instrument is meant.
_LEFT_TO_DOCUMENTS = {str(p) for p in (P.party, P.under, ADMS.status)}
PARENTS = {str(p) for p in (SCHEMA.containedInPlace, ORG.unitOf, ORG.subOrganizationOf, ORG.postIn)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the authority lists.

    Labels and aliases are (text, language), Thai first. `code` is its notation; `parent` is the place
    that contains it, the body that it is a part of, or the body that a post is in; `genre` is the code of
    its dct:type, which instruments have.
    """

    iri: str
    types: frozenset[str]
    labels: tuple[Label, ...]
    aliases: tuple[Label, ...]
    code: str | None
    parent: str | None
    genre: str | None = None

    @property
    def name(self) -> str:
        """Its first label."""
        return self.labels[0][0]

    @property
    def names(self) -> tuple[str, ...]:
        """All its labels and aliases, without their languages."""
        return tuple(text for text, _ in self.labels + self.aliases)

    @property
    def kind(self) -> EntryKind | None:
        """Which list it belongs to; None for a type that none of them holds."""
        return next((kind for type_, kind in KIND_OF_TYPE.items() if type_ in self.types), None)


class Authorities:
    """The entries of the authority lists, by IRI and by name, and what the lists say of them.

    `base` is the IRI under which the entries' own IRIs stand. `own` are the things that a publisher's own
    lists speak of, each with its file, and `replaced` the IRIs whose place one of those takes, with its IRI.
    """

    def __init__(
        self,
        base: str,
        triples: Iterable[Triple],
        own: Mapping[str, Path] = NOTHING,
        replaced: Mapping[str, str] = NOTHING,
    ) -> None:
        self.base = base
        self.own = own
        self.replaced = replaced
        self._triples: dict[str, list[Triple]] = defaultdict(list)
        for triple in triples:
            self._triples[triple[0].value].append(triple)
        entries = (_entry(iri, of_it) for iri, of_it in sorted(self._triples.items()))
        self.entries: Mapping[str, Entry] = {entry.iri: entry for entry in entries if entry.labels}
        self._named: dict[tuple[EntryKind, str], list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            if entry.kind:
                for key in {fold(name) for name in entry.names}:
                    self._named[entry.kind, key].append(entry)

    def current(self, iri: str) -> str:
        """The IRI, or that of the publisher's own entry which takes its place."""
        return self.replaced.get(iri, iri)

    def triples(self) -> Iterator[Triple]:
        """All that the lists say."""
        return (triple for of_it in self._triples.values() for triple in of_it)

    def of_kind(self, kind: EntryKind) -> Iterator[Entry]:
        """The entries of one kind, in the order of their IRIs."""
        return (entry for entry in self.entries.values() if entry.kind == kind)

    def places(self) -> Iterator[Entry]:
        """Countries, provinces, districts, cities and regions."""
        return self.of_kind("place")

    def organizations(self) -> Iterator[Entry]:
        """Bodies of every sort."""
        return self.of_kind("organization")

    def find(self, name: str, kind: EntryKind) -> tuple[Entry, ...]:
        """All entries that bear `name` as a label or an alias, however it is spaced and dotted."""
        return tuple(self._named.get((kind, fold(name)), ()))

    def ancestors(self, iri: str) -> Iterator[str]:
        """What contains the entry, from the nearest on."""
        seen = {iri}
        entry = self.entries.get(str(iri))
        while entry and entry.parent and entry.parent not in seen:
            seen.add(entry.parent)
            yield entry.parent
            entry = self.entries.get(entry.parent)

    def place_kind(self, entry: Entry) -> PlaceKind:
        """Which kind of place it is; a part of a country is a province, a part of a province a district."""
        if str(SCHEMA.Country) in entry.types:
            return "country"
        if str(SCHEMA.City) in entry.types:
            return "city"
        if str(SCHEMA.AdministrativeArea) not in entry.types:
            return "region"
        parent = self.entries.get(entry.parent or "")
        return "district" if parent and str(SCHEMA.Country) not in parent.types else "province"

    def describe(self, iris: Iterable[str]) -> Graph:
        """What the lists say of these entries and of all entries that they lead to; unknown IRIs add nothing.

        A district leads to its province and country, an embassy to its ministry and where it is.
        """
        wanted = dict.fromkeys(map(str, iris))
        waiting = list(wanted)
        graph = Graph()
        while waiting:
            for s, p, o in self._triples.get(waiting.pop(), ()):
                graph.add((to_rdflib(s), to_rdflib(p), to_rdflib(o)))
                if (o.value in self.entries or o.value in self.replaced) and o.value not in wanted:
                    wanted[o.value] = None
                    waiting.append(o.value)
        return graph


def read(folder: Path, base: str) -> Iterator[Triple]:
    """What the Turtle files of a folder say, with their own IRIs under `base`.

    Raises PrachumError, naming the file and the line, for one that is no Turtle.
    """
    for file in sorted(folder.glob("*.ttl")):
        try:
            for quad in parse(file, base):
                s, p, o = quad.subject, quad.predicate, quad.object
                if isinstance(s, ox.NamedNode) and isinstance(o, ox.NamedNode | ox.Literal):
                    yield s, p, o
        except (SyntaxError, UnicodeDecodeError, OSError) as error:
            raise PrachumError(f"{file}: the authority list cannot be read: {error}") from error


def parse(file: Path, base: str) -> Iterator[ox.Quad]:
    """The statements of a list but those that are left to documents; relative IRIs are below `{base}id/`."""
    turtle = file.read_text(encoding="utf-8").replace(f"<{DEFAULT_BASE}id/", f"<{base}id/")
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE, base_iri=f"{base}id/")
    return (quad for quad in quads if quad.predicate.value not in _LEFT_TO_DOCUMENTS)


def _entry(iri: str, triples: list[Triple]) -> Entry:
    said = [(p.value, o) for _, p, o in triples]

    def labels(predicates: set[str]) -> tuple[Label, ...]:
        found = [(o.value, o.language or "") for p, o in said if p in predicates and isinstance(o, ox.Literal)]
        return tuple(sorted(found, key=lambda label: (label[1] != "th", label[1])))

    def first(predicates: set[str]) -> str | None:
        return min((o.value for p, o in said if p in predicates), default=None)

    types = frozenset(o.value for p, o in said if p == _TYPE)
    genre = (first(_GENRE) or "").rpartition("/")[2] or None
    return Entry(iri, types, labels(LABELS), labels(ALIASES), first(_NOTATION), first(PARENTS), genre)

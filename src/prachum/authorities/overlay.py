"""A publisher's own lists laid over ours: whose names count, and whose IRI a thing has that both know.

An entry of an IRI of ours adds to ours. One that says `skos:exactMatch` or `owl:sameAs` of ours, or bears
its label, is the same thing under the publisher's IRI. Any other is new, and its names are its alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, FOAF, OWL, RDFS, SKOS

from prachum.authorities.lists import ALIASES, LABELS, PARENTS, Authorities, Entry, Triple
from prachum.authorities.own import Own, incomplete, is_entry, refuse
from prachum.namespaces import ORG, SCHEMA
from prachum.thai import fold

_SAME = {str(SKOS.exactMatch), str(OWL.sameAs)}
# Of these a thing may have many: the publisher's values stand beside ours. Of all else they take the place of ours.
_MANY = ALIASES | _SAME | {str(p) for p in (SKOS.closeMatch, RDFS.seeAlso, DCTERMS.source, DCTERMS.spatial)}
_ALIAS_OF = {
    str(SKOS.prefLabel): SKOS.altLabel,
    str(SCHEMA.name): SCHEMA.alternateName,
    str(DCTERMS.title): DCTERMS.alternative,
    str(FOAF.name): SKOS.altLabel,
}


def lay_over(ours: Authorities, own: Own) -> Authorities:
    """Both lists as one. Raises NotValid, naming files and things, where the publisher's contradict."""
    new = {iri: triples for iri, triples in own.triples.items() if iri not in ours.entries and is_entry(triples)}
    problems = ((iri, incomplete(iri, triples)) for iri, triples in new.items())
    refuse(f"{own.files[iri]}: {problem}" for iri, problem in problems if problem)

    entries = Authorities(ours.base, (triple for triples in own.triples.values() for triple in triples))
    overlay = _Overlay(ours, own, entries)
    for iri in sorted(new, key=lambda iri: (len(list(entries.ancestors(iri))), iri)):
        overlay.place(entries.entries[iri])
    for iri in sorted(own.triples.keys() - new.keys()):
        overlay.take_names(iri, ours.entries.get(iri))
    overlay.own = own = _moved(own, overlay.replaced)
    of_entries = {iri: file for iri, file in own.files.items() if is_entry(own.triples[iri])}
    both = Authorities(ours.base, overlay.triples(), of_entries, overlay.replaced)
    overlay.compare_claims(both)
    refuse(overlay.problems)
    return both


class _Overlay:
    """Places the publisher's entries one by one; `replaced` are IRIs of ours with those that take their place."""

    def __init__(self, ours: Authorities, own: Own, entries: Authorities) -> None:
        self.ours, self.own, self.entries = ours, own, entries
        self.replaced: dict[str, str] = {}
        self.lost: set[tuple[str, str]] = set()  # entries of ours with folded names that are the publisher's alone
        self.problems: list[str] = []

    def place(self, entry: Entry) -> None:
        """Find out which thing of ours an entry is, if any, and what names are its own."""
        said = {o.value for _, p, o in self.own.triples[entry.iri] if p.value in _SAME}
        same = [self.ours.entries[iri] for iri in sorted(said & self.ours.entries.keys())] or self._namesakes(entry)
        if len(same) > 1:
            which = ", ".join(f"<{one.iri}>" for one in same)
            self._complain(entry.iri, f"may be any of {which}; say by one skos:exactMatch which, or what it is in")
            return
        if same:
            self._replace(same[0], entry)
        self.take_names(entry.iri, same[0] if same else None)

    def take_names(self, iri: str, itself: Entry | None) -> None:
        """Take the names of an entry from all other things of ours."""
        own = self.entries.entries.get(iri) or itself
        if own is None or own.kind is None:
            return
        for name in self._names(iri):
            for other in self.ours.find(name, own.kind):
                if other == itself or self._apart(own, other):
                    continue
                if fold(name) in {fold(label) for label, _ in other.labels}:
                    advice = "add skos:exactMatch if they are one, else say what yours is in, or leave the name out"
                    self._complain(iri, f"bears the name {name}, which is that of <{other.iri}>; {advice}")
                else:
                    self.lost.add((other.iri, fold(name)))

    def compare_claims(self, both: Authorities) -> None:
        """No two of the publisher's entries may bear one name in one place."""
        claims: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
        for iri in both.own:
            entry = both.entries[iri]
            sort = entry.types if entry.kind == "place" else entry.kind
            for name in self._names(iri):
                claims[sort, entry.parent, fold(name)][iri] = name
        for iris in claims.values():
            (first, name), *others = iris.items()
            for other, _ in others:
                self._complain(other, f"bears the name {name}, which is <{first}>'s too; leave it to one of them")

    def triples(self) -> Iterator[Triple]:
        """What both lists say."""
        for s, p, o in self.ours.triples():
            if p.value in ALIASES and (s.value, fold(o.value)) in self.lost:
                continue
            value = _current(o, self.replaced) if isinstance(o, ox.NamedNode) else o
            yield from self._beside((_current(s, self.replaced), p, value))
        for triples in self.own.triples.values():
            yield from triples
        for iri, by in self.replaced.items():
            old, new = ox.NamedNode(iri), ox.NamedNode(by)
            yield new, ox.NamedNode(str(SKOS.exactMatch)), old
            yield old, ox.NamedNode(str(DCTERMS.isReplacedBy)), new

    def _names(self, iri: str) -> list[str]:
        """The names that the publisher gives a thing."""
        return sorted({o.value for _, p, o in self.own.triples[iri] if p.value in LABELS | ALIASES})

    def _namesakes(self, entry: Entry) -> list[Entry]:
        """The things of ours that have a label of the entry's, and may be it."""
        labels = {(fold(text), tag) for text, tag in entry.labels}
        found = {one.iri: one for text, _ in entry.labels if entry.kind for one in self.ours.find(text, entry.kind)}
        return [
            one
            for one in found.values()
            if not labels.isdisjoint((fold(text), tag) for text, tag in one.labels)
            and not self._apart(entry, one)
            and not (entry.parent is None and _is_common(one))
        ]

    def _apart(self, entry: Entry, other: Entry) -> bool:
        """Whether what they are, or what they are in, tells the two apart: a district and a province, two กองกฎหมาย."""
        if entry.kind == "place" and entry.types.isdisjoint(other.types):
            return True
        if entry.genre and other.genre and entry.genre != other.genre:
            return True
        around = {self.replaced.get(iri, iri) for iri in self.ours.ancestors(other.iri)}
        return entry.parent is not None and bool(around) and entry.parent not in around

    def _replace(self, other: Entry, entry: Entry) -> None:
        if other.kind != entry.kind:
            self._complain(entry.iri, f"is given as {entry.kind}, but <{other.iri}>, which it matches, as {other.kind}")
        elif str(SCHEMA.Country) in other.types:
            # Clock times and codes go by our IRIs of countries.
            self._complain(entry.iri, f"is a country, which keeps its IRI; add your names to <{other.iri}>")
        elif other.iri in self.replaced:
            self._complain(entry.iri, f"is the same as <{other.iri}>, and so is <{self.replaced[other.iri]}>")
        else:
            self.replaced[other.iri] = entry.iri

    def _beside(self, triple: Triple) -> Iterator[Triple]:
        """A triple of ours as it stands beside what the publisher says of the same thing."""
        subject, predicate, value = triple
        own = self.own.triples.get(subject.value, ())
        term, said = predicate.value, {p.value for _, p, _ in own}
        if term in LABELS:
            language = getattr(value, "language", None)
            same = [o for _, p, o in own if p.value in LABELS and getattr(o, "language", None) == language]
            if not same:
                yield triple
            elif all(fold(o.value) != fold(value.value) for o in same):
                yield subject, ox.NamedNode(str(_ALIAS_OF[term])), value
        elif term in PARENTS:
            if said.isdisjoint(PARENTS):
                yield triple
        elif term in _MANY or term not in said:
            yield triple

    def _complain(self, iri: str, problem: str) -> None:
        self.problems.append(f"{self.own.files[iri]}: <{iri}> {problem}")


def _moved(own: Own, replaced: Mapping[str, str]) -> Own:
    """What is said of an IRI of ours, or leads to it, said of the publisher's entry that takes its place."""
    triples: dict[str, list[Triple]] = defaultdict(list)
    for iri in sorted(own.triples, key=replaced.__contains__):
        for s, p, o in own.triples[iri]:
            subject = _current(s, replaced)
            value = _current(o, replaced) if isinstance(o, ox.NamedNode) and p.value not in _SAME else o
            triples[subject.value].append((subject, p, value))
    return Own({iri: tuple(said) for iri, said in triples.items()}, {iri: own.files[iri] for iri in triples})


def _current(iri: ox.NamedNode, replaced: Mapping[str, str]) -> ox.NamedNode:
    return ox.NamedNode(replaced.get(iri.value, iri.value))


def _is_common(entry: Entry) -> bool:
    """Whether many bodies may have one of its name: a unit, a post."""
    return entry.kind == "post" or str(ORG.OrganizationalUnit) in entry.types

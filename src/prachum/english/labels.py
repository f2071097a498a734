"""What things are called in English: as the authority lists have it, as the document has it, else as composed here."""

import re
from collections.abc import Iterator

from prachum.authorities import Authorities, Entry
from prachum.english.wording import with_article
from prachum.model import Agreement, Linked, Organization, Place
from prachum.namespaces import SCHEMA
from prachum.thai import language

_HOME = "TH"
# Said of many instruments: no title of one.
_GENERIC = re.compile(
    r"m\.?o\.?[ua]s?|sops?|tors?|loi|action plan|road ?map|fta|memorand\w+ of \w+|standard operati\w+ procedures?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z0-9.\-/& ]{2,}")


class Labels:
    """The English names of a document's things."""

    def __init__(self, linked: Linked, lists: Authorities) -> None:
        self.linked = linked
        self.lists = lists
        facts = linked.facts
        things: list[Agreement | Organization | Place] = [*facts.organizations, *facts.places, *facts.agreements]
        self._told = {linked.iris[thing.id]: self._from_document(thing) for thing in things}

    def of(self, iri: str) -> str | None:
        """The English name of a body, a place or an instrument; None if nothing gives one."""
        entry = self.lists.entries.get(iri)
        return (entry and english(entry)) or self._told.get(iri)

    def add(self, iri: str, label: str) -> None:
        """Let a thing that has no English name be called so from now on."""
        self._told[iri] = self._told.get(iri) or label

    def bodies_called(self, name: str) -> list[str]:
        """The IRIs of the bodies that a name may mean: of the document, else of the lists."""
        organizations = self.linked.facts.organizations
        here = {self.linked.iris[body.id] for body in organizations if name in (body.name, *body.aliases)}
        return sorted(here) or [entry.iri for entry in self.lists.find(name, "organization")]

    def places_called(self, name: str) -> list[str]:
        """The IRI of the place that a name means: a country, else a province or a city, else the one of the name."""
        found = self.lists.find(name, "place")
        kinds = [(self.lists.place_kind(entry), entry.iri) for entry in found]
        for wanted in (("country",), ("province",), ("city",), ("region", "district")):
            if chosen := [iri for kind, iri in kinds if kind in wanted]:
                return chosen if len(chosen) == 1 else []
        return []

    def names(self, body: Organization) -> tuple[str, ...]:
        """All names of a body, those of the lists too."""
        entry = self.lists.entries.get(self.linked.iris[body.id])
        return (body.name, *body.aliases, *(entry.names if entry else ()))

    def is_country(self, iri: str) -> bool:
        """Whether it is a country."""
        entry = self.lists.entries.get(iri)
        return entry is not None and str(SCHEMA.Country) in entry.types

    def is_region(self, iri: str) -> bool:
        """Whether it is a part of the world or of a country without a government of its own."""
        entry = self.lists.entries.get(iri)
        return entry is not None and self.lists.place_kind(entry) == "region"

    def whereabouts(self, place: str) -> str | None:
        """A place with what is needed to find it: `Bangkok`, `Mae Sot, Tak`, `Phnom Penh, Cambodia`."""
        chain = [(iri, self.of(iri)) for iri in self.around(place)]
        named = [(iri, label) for iri, label in chain if label]
        if not named:
            return None
        home = any(iri.endswith(f"/{_HOME}") for iri, _ in named)
        outer = [label for iri, label in named[1:] if not (home and self.is_country(iri))]
        here = named[0][1] if not self.is_country(named[0][0]) else with_article(named[0][1])
        return ", ".join(dict.fromkeys([here, *outer]))

    def around(self, place: str) -> Iterator[str]:
        """A place and all that contain it, the nearest first."""
        seen: set[str] = set()
        iri: str | None = place
        while iri and iri not in seen:
            seen.add(iri)
            yield iri
            entry = self.lists.entries.get(iri)
            iri = self.linked.within.get(iri) or (entry.parent if entry else None)

    def _from_document(self, thing: Agreement | Organization | Place) -> str | None:
        """A name in Latin letters that the document gives; an acronym only if there is nothing longer."""
        latin = [" ".join(name.split()) for name in (thing.name, *thing.aliases) if language(name) == "en"]
        if isinstance(thing, Agreement):  # `Australia` is no title
            latin = [name for name in latin if not (_GENERIC.fullmatch(name) or self.lists.find(name, "place"))]
        return next((name for name in latin if not _ACRONYM.fullmatch(name)), next(iter(latin), None))


def english(entry: Entry) -> str | None:
    """The English label of an entry of the lists."""
    return next((text for text, tag in entry.labels if tag == "en"), None)

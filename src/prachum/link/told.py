"""Things whose IRI the publisher has told."""

from collections.abc import Iterable, Mapping, Sequence

from prachum.corrections import Link
from prachum.model import Agreement, Facts, Linked, Meeting, Organization, Person, Place
from prachum.thai import fold

Thing = Agreement | Meeting | Organization | Person | Place


def told_iris(facts: Facts, links: Iterable[Link]) -> dict[str, Link]:
    """The link that speaks of each thing (by local id): one for this document goes before one for all."""
    here = [link for link in links if link.document in (None, facts.document.identifier)]
    if not here:
        return {}
    by_name = {(link.kind, fold(link.mention)): link for link in sorted(here, key=lambda link: link.document or "")}
    kinds: dict[str, Sequence[Thing]] = {
        "agreement": facts.agreements,
        "meeting": facts.meetings,
        "organization": facts.organizations,
        "person": facts.persons,
        "place": facts.places,
    }
    return {
        thing.id: link for kind, things in kinds.items() for thing in things if (link := _link_of(kind, thing, by_name))
    }


def _link_of(kind: str, thing: Thing, by_name: Mapping[tuple[str, str], Link]) -> Link | None:
    names = (thing.name,) if isinstance(thing, Meeting) else (thing.name, *thing.aliases)
    return next((by_name[kind, fold(name)] for name in names if (kind, fold(name)) in by_name), None)


def replaced_iris(before: Linked, after: Linked) -> tuple[tuple[str, str], ...]:
    """The made IRIs that nothing in the document bears any more, each with the one that stands for it."""
    pairs = [(iri, after.iris[local]) for local, iri in before.iris.items()]
    still = {*after.iris.values(), *before.known}
    return tuple(sorted({(old, new) for old, new in pairs if old not in still}))

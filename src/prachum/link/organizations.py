"""Linking organizations to the authority lists: by name, else by an alias that cannot be another's."""

import re
from collections.abc import Collection
from difflib import SequenceMatcher
from functools import cache

from prachum.authorities import Authorities, Entry
from prachum.link.keys import body_is_generic
from prachum.model import Facts, Organization
from prachum.namespaces import SCHEMA
from prachum.thai import fold

# What a text adds to the name of a body of ours: whose it is, or the verb of the next clause.
_ADDED = re.compile(
    r"(?:\s*แห่งราชอาณาจักรไทย|(?:แห่ง|ของ)?(?:ประเทศ)?ไทย|มีมติ(?:อนุมัติ|เห็นชอบ|รับทราบ)?|"
    r"(?:รับ)?ทราบ(?:ภายหลัง)?|อนุมัติ|เห็นชอบ|กำหนด|พิจารณา|ภายใน)$"
)
_INITIALS = 12  # letters of an alias that may be no more than initials


def link_organizations(facts: Facts, authorities: Authorities) -> dict[str, Entry]:
    """The entry of each organization (by local id) that the lists know beyond doubt.

    Names go first, so that an alias cannot claim what another organization of the document is by name.
    """
    linked: dict[str, Entry] = {}
    bodies = {organization.id: organization for organization in facts.organizations}
    for organization in bodies.values():
        if entry := _only(_by_name(organization, bodies, authorities)):
            linked[organization.id] = entry
    taken = {entry.iri for entry in linked.values()}
    for organization in bodies.values():
        if organization.id not in linked:
            entries = {entry.iri: entry for entry in _by_alias(organization, bodies, authorities, taken)}
            if entry := _only(list(entries.values())):
                linked[organization.id] = entry
    return linked


def _only(entries: list[Entry]) -> Entry | None:
    return entries[0] if len(entries) == 1 else None


def _by_name(organization: Organization, bodies: dict[str, Organization], authorities: Authorities) -> list[Entry]:
    found = authorities.find(organization.name, "organization")
    found = found or authorities.find(_ADDED.sub("", organization.name), "organization")
    return [entry for entry in found if _is_part_of(entry, organization.parent, bodies, authorities)]


def _by_alias(
    organization: Organization,
    bodies: dict[str, Organization],
    authorities: Authorities,
    taken: Collection[str],
) -> list[Entry]:
    return [
        entry
        for alias in organization.aliases
        for entry in authorities.find(alias, "organization")
        if entry.iri not in taken
        and _may_be(organization, alias, entry, authorities)
        and _is_part_of(entry, organization.parent, bodies, authorities)
    ]


def _is_part_of(entry: Entry, parent: str | None, bodies: dict[str, Organization], authorities: Authorities) -> bool:
    """Whether the entry agrees with the body that the text puts around it.

    A unit of a ministry that the lists do not know (a foreign one, most often) is none of theirs.
    """
    if parent not in bodies:
        return True
    around = authorities.find(bodies[parent].name, "organization")
    if around and not body_is_generic(entry.name) and not any(_is_foreign(body, authorities) for body in around):
        return True  # the lists know better: a text may run two names together
    if not around or entry.parent is None:
        return bool(around)
    chain = {entry.iri, *authorities.ancestors(entry.iri)}
    return any(chain.intersection([body.iri, *authorities.ancestors(body.iri)]) for body in around)


def _may_be(organization: Organization, alias: str, entry: Entry, authorities: Authorities) -> bool:
    """Whether a body called otherwise may be the entry, which bears its alias.

    It may not where its name adds to the entry's (`กระทรวงแรงงานสหรัฐฯ` is no `กระทรวงแรงงาน`) or names a
    country that the entry's does not. Initials are many bodies' own: with them the names must be alike.
    """
    name, known = fold(organization.name), [fold(known) for known in entry.names]
    if any(len(text) > 3 and name.startswith(text) for text in known):
        return False
    if len(fold(alias)) < _INITIALS and not any(_alike(name, text) for text in known):
        return False
    return not any(
        country in name and not any(country in text for text in known) for country in _foreign_names(authorities)
    )


def _is_foreign(body: Entry, authorities: Authorities) -> bool:
    """Whether a body bears another country's name."""
    return any(country in fold(name) for name in body.names for country in _foreign_names(authorities))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() > 0.6


@cache
def _foreign_names(authorities: Authorities) -> frozenset[str]:
    """The folded names of all countries but Thailand; codes and initials aside."""
    countries = (place for place in authorities.places() if str(SCHEMA.Country) in place.types)
    names = (fold(name) for country in countries if country.code != "TH" for name in country.names)
    return frozenset(name for name in names if len(name) > 2)

"""Parting bodies that a document seems to call by each other's names.

`คณะรัฐมนตรีมีมติตามที่กระทรวงการคลัง (กค.) เสนอ` can make one body of two. Where the lists know the name and a full
name beside it as two bodies, the second is a body of its own, with its abbreviations and all that is said of it.
"""

import re
from dataclasses import replace

from prachum.authorities import Authorities, Entry
from prachum.model import Agreement, Evidence, Facts, Meeting, Organization, Participation, Person, Post, Stated
from prachum.thai import fold

_HEAD = re.compile("^(?:สำนักงาน|คณะกรรมการ|คณะอนุกรรมการ|สภา|กองทุน|องค์การ|กระทรวง)+")
_FULL = 8  # letters of a name that is no abbreviation


def part_bodies(facts: Facts, authorities: Authorities) -> Facts:
    """The facts with a body for each entry of the lists that is named in full."""
    for body in facts.organizations:
        for iri in _others(body, authorities):
            names = frozenset(fold(name) for name in authorities.entries[iri].names)
            facts = _part(facts, body.id, f"{body.id}/{iri.rpartition('/')[2]}", names)
    return facts


def _others(body: Organization, authorities: Authorities) -> list[str]:
    """The IRIs of the bodies that aliases name, if the body's own name is another's, or no body's and they name two.

    An abbreviation may be that of a body within the other: `ก.พ.ร.` of the office or of its commission.
    """
    own = _only(body.name, authorities)
    named = [(alias, _only(alias, authorities)) for alias in body.aliases]
    if own is None:
        full = dict.fromkeys(other.iri for alias, other in named if other and len(fold(alias)) >= _FULL)
        return list(full) if len(full) > 1 else []
    found = [
        other.iri
        for alias, other in named
        if own and other and other.iri != own.iri and (len(fold(alias)) >= _FULL or not _alike(own, other))
    ]
    return list(dict.fromkeys(found))


def _only(name: str, authorities: Authorities) -> Entry | None:
    found = authorities.find(name, "organization")
    return found[0] if len(found) == 1 else None


def _alike(one: Entry, other: Entry) -> bool:
    """Whether the name of one is in that of the other, but for the noun at its head."""
    names = [_HEAD.sub("", fold(entry.name)) for entry in (one, other)]
    return names[0] in names[1] or names[1] in names[0]


def _part(facts: Facts, old: str, new: str, names: frozenset[str]) -> Facts:
    """The facts where what is called by `names` in the body `old` is the body `new`."""
    text = facts.document.text
    bodies = tuple(part for body in facts.organizations for part in _parts(body, old, new, names, text))
    if len(bodies) == len(facts.organizations):
        return facts

    def means_new(words: str) -> bool:
        folded = fold(words)
        kept = (fold(name) for body in facts.organizations if body.id == old for name in (body.name, *body.aliases))
        return any(name in folded for name in names) and not any(name in folded for name in kept if name not in names)

    def told(stated: Stated[str]) -> Stated[str]:
        return (
            replace(stated, value=new) if stated.value == old and means_new(stated.evidence.span.of(text)) else stated
        )

    def taking_part(part: Participation) -> Participation:
        moves = part.participant == old and means_new(part.evidence.span.of(text))
        return replace(part, participant=new) if moves else part

    def meeting(of: Meeting) -> Meeting:
        return replace(of, participations=tuple(map(taking_part, of.participations)))

    def agreement(of: Agreement) -> Agreement:
        return replace(of, parties=tuple(map(told, of.parties)))

    def post(of: Post) -> Post:
        return replace(of, organization=new) if of.organization == old and means_new(of.title) else of

    def person(of: Person) -> Person:
        return replace(of, posts=tuple(map(post, of.posts)))

    return replace(
        facts,
        organizations=bodies,
        meetings=tuple(map(meeting, facts.meetings)),
        agreements=tuple(map(agreement, facts.agreements)),
        persons=tuple(map(person, facts.persons)),
    )


def _parts(body: Organization, old: str, new: str, names: frozenset[str], text: str) -> list[Organization]:
    """The body as it is; that which is parted with the new one, if any mention calls it so."""
    if body.id != old:
        return [body]

    def called(evidence: Evidence) -> bool:
        return fold(evidence.span.of(text)) in names

    others = [alias for alias in body.aliases if fold(alias) in names]
    theirs = tuple(mention for mention in body.mentions if called(mention))
    ours = tuple(mention for mention in body.mentions if not called(mention))
    if not theirs or not ours:
        return [body]
    fullest = max(others, key=lambda alias: len(fold(alias)))
    kept = replace(body, aliases=tuple(alias for alias in body.aliases if alias not in others), mentions=ours)
    return [kept, Organization(new, fullest, theirs, tuple(alias for alias in others if alias != fullest))]

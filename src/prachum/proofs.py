"""Every proof in a document's facts, by the slot that it proves: to look at, to change, to leave out.

A slot is named as evaluation names it: `person`, `meeting.venue`. What is said of a thing stands or falls
with the thing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

from prachum.model import (
    Action,
    Agreement,
    Article,
    Attendance,
    Evidence,
    Facts,
    Instrument,
    Meeting,
    Organization,
    Participation,
    Person,
    Place,
    Post,
    Role,
    Stated,
)

CHAIRS: frozenset[Role] = frozenset({"chair", "head_of_delegation", "interlocutor", "signatory"})
ORGANIZERS: frozenset[Role] = frozenset({"organizer", "host"})

THINGS = ("person", "organization", "place", "agreement", "meeting", "other_meeting")
"""The slots of things; in all others something is said of one."""

Kind = Meeting | Agreement | Person | Organization | Place
Thing = TypeVar("Thing", Meeting, Agreement, Person, Organization, Place)
Proved = TypeVar("Proved", Stated[Any], Participation, Instrument, Post, Action)


@dataclass(frozen=True, slots=True)
class Proof:
    """The words for one fact: its `slot`, the local id of the `thing` that it is about, and its `value`.

    The value of a thing itself is its name; a value that is another thing is its local id. `sure` tells
    how sure the thing is.
    """

    slot: str
    thing: str
    value: str
    evidence: Evidence
    sure: float = 1.0


Judge = Callable[[Proof], Evidence | None]
"""What becomes of a proof; None drops it."""


def role_group(role: Role) -> str:
    """The role as annotators have it: `chair`, `organizer` or `participant`."""
    return "chair" if role in CHAIRS else "organizer" if role in ORGANIZERS else "participant"


def review(facts: Facts, judge: Judge) -> Facts:
    """The facts with each proof as `judge` would have it, without those that have none left.

    A kind of meeting that is dropped becomes `meeting`, since a meeting must have one.
    """
    kept = replace(
        facts,
        article=_article(facts.article, judge),
        persons=_things(facts.persons, lambda _: "person", judge, _person),
        organizations=_things(facts.organizations, lambda _: "organization", judge, _plain),
        places=_things(facts.places, lambda _: "place", judge, _plain),
        agreements=_things(facts.agreements, lambda _: "agreement", judge, _agreement),
        meetings=_things(facts.meetings, lambda m: "meeting" if m.main else "other_meeting", judge, _meeting),
    )
    return _without_loose_ends(kept)


def things(facts: Facts) -> Iterator[Kind]:
    """All things of a document."""
    return chain(facts.meetings, facts.agreements, facts.persons, facts.organizations, facts.places)


def sureness(thing: Kind) -> float:
    """How sure a thing is: as sure as its surest mention."""
    return max(mention.confidence for mention in thing.mentions)


class _Said:
    """What is said of one thing, before a judge."""

    def __init__(self, judge: Judge, thing: str, sure: float = 1.0) -> None:
        self.judge, self.thing, self.sure = judge, thing, sure

    def one(self, slot: str, stated: Stated[Any] | None) -> Stated[Any] | None:
        """A value that may be missing."""
        return next(iter(self.all(slot, [stated] if stated else [])), None)

    def all(self, slot: str, stated: Iterable[Proved]) -> tuple[Proved, ...]:
        """Any number of values."""
        return tuple(kept for one in stated if (kept := self.judged(slot, one)))

    def judged(self, slot: str, one: Proved) -> Proved | None:
        """One value, with the evidence that the judge leaves it."""
        evidence = self.judge(Proof(slot, self.thing, _value(one), one.evidence, self.sure))
        return replace(one, evidence=evidence) if evidence else None


def _value(one: Stated[Any] | Participation | Instrument | Post | Action) -> str:
    match one:
        case Participation():
            return one.participant
        case Instrument():
            return one.agreement
        case Post():
            return one.title
        case Action():
            return one.date
        case _:
            return str(one.value.number if isinstance(one.value, Attendance) else one.value)


def _article(article: Article, judge: Judge) -> Article:
    said = _Said(judge, "")
    return replace(
        article,
        headline=said.one("title", article.headline),
        published=said.one("published", article.published),
        modified=said.one("modified", article.modified),
        url=said.one("url", article.url),
        see_also=said.all("see_also", article.see_also),
        topics=said.all("topic", article.topics),
    )


def _things(
    things: Iterable[Thing], slot: Callable[[Thing], str], judge: Judge, inside: Callable[[Thing, _Said], Thing]
) -> tuple[Thing, ...]:
    kept = []
    for thing in things:
        proofs = (Proof(slot(thing), thing.id, thing.name, mention) for mention in thing.mentions)
        mentions = tuple(evidence for proof in proofs if (evidence := judge(proof)))
        if mentions:
            proved = replace(thing, mentions=mentions)
            kept.append(inside(proved, _Said(judge, thing.id, sureness(proved))))
    return tuple(kept)


def _plain(thing: Thing, said: _Said) -> Thing:
    return thing


def _person(person: Person, said: _Said) -> Person:
    return replace(person, posts=said.all("person.post", person.posts))


def _agreement(agreement: Agreement, said: _Said) -> Agreement:
    return replace(
        agreement,
        parties=said.all("agreement.party", agreement.parties),
        status=said.one("agreement.status", agreement.status),
        actions=said.all("agreement.date_signed", agreement.actions),
        under=said.all("agreement.under", agreement.under),
        start=said.one("agreement.start", agreement.start),
        end=said.one("agreement.end", agreement.end),
    )


def _meeting(meeting: Meeting, said: _Said) -> Meeting:
    start = said.one("meeting.start", meeting.start)
    parts = [said.judged(f"meeting.{role_group(one.role)}", one) for one in meeting.participations]
    return replace(
        meeting,
        kind=said.one("meeting.type", meeting.kind) or Stated("meeting", meeting.mentions[0]),
        start=start,
        end=said.one("meeting.end", meeting.end) if start else None,
        time=said.one("meeting.start_time", meeting.time) if start else None,
        date_text=meeting.date_text if start else None,
        ordinal=said.one("meeting.ordinal", meeting.ordinal),
        venue=said.one("meeting.venue", meeting.venue),
        places=said.all("meeting.place", meeting.places),
        participations=tuple(one for one in parts if one),
        attendance=said.one("meeting.attendance", meeting.attendance),
        instruments=said.all("meeting.agreement", meeting.instruments),
        topics=said.all("topic", meeting.topics),
    )


def _without_loose_ends(facts: Facts) -> Facts:
    """The facts without what leads to a thing that is not among them."""
    there = {thing.id for thing in things(facts)}

    def to(stated: Iterable[Stated[str]]) -> tuple[Stated[str], ...]:
        return tuple(one for one in stated if one.value in there)

    def known(local_id: str | None) -> str | None:
        return local_id if local_id in there else None

    return replace(
        facts,
        meetings=tuple(
            replace(
                meeting,
                places=to(meeting.places),
                participations=tuple(p for p in meeting.participations if p.participant in there),
                instruments=tuple(i for i in meeting.instruments if i.agreement in there),
            )
            for meeting in facts.meetings
        ),
        agreements=tuple(
            replace(
                agreement,
                parties=to(agreement.parties),
                under=to(agreement.under),
                actions=tuple(replace(a, meeting=known(a.meeting)) for a in agreement.actions),
            )
            for agreement in facts.agreements
        ),
        persons=tuple(
            replace(p, posts=tuple(replace(post, organization=known(post.organization)) for post in p.posts))
            for p in facts.persons
        ),
        organizations=tuple(replace(o, parent=known(o.parent)) for o in facts.organizations),
        places=tuple(replace(place, within=known(place.within)) for place in facts.places),
    )

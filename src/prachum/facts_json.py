"""Facts as plain JSON, in the form that annotators write gold in, each thing with its evidence.

Coarser than the model where annotators are: roles are `organizers`, `chairs` and `participants`, the
relation `considered` is `about`, and an agreement has one `date_signed`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from prachum.model import (
    Agreement,
    Evidence,
    Facts,
    Meeting,
    Organization,
    Participation,
    Person,
    Place,
    Stated,
)
from prachum.proofs import role_group

RELATIONS = {"signed": "signed", "considered": "about", "under": "under"}
CONCLUDING = ("adopt", "approve", "enact", "sign")  # the first of these that is dated gives date_signed

Json = dict[str, Any]
Proofs = Iterator[tuple[str, Evidence]]


def to_json(facts: Facts) -> Json:
    """The facts as JSON values: `document`, `meetings`, `agreements`, `persons`, `organizations`, `places`.

    Each thing's `evidence` lists the words that prove it, in text order; `of` says which of its facts.
    """
    text = facts.document.text

    def proved(thing: Json, proofs: Proofs) -> Json:
        return {**thing, "evidence": _evidence(proofs, text)}

    article = facts.article
    return {
        "doc": facts.document.identifier,
        "document": proved(
            {
                "title": _value(article.headline),
                "published": _value(article.published),
                "modified": _value(article.modified),
                "url": _value(article.url),
                "see_also": [address.value for address in article.see_also],
                "topics": [topic.value for topic in article.topics],
            },
            _stated(
                title=[article.headline],
                published=[article.published],
                modified=[article.modified],
                url=[article.url],
                see_also=article.see_also,
                topic=article.topics,
            ),
        ),
        "meetings": [proved(_meeting(x), _meeting_proofs(x)) for x in facts.meetings],
        "agreements": [proved(_agreement(x), _agreement_proofs(x)) for x in facts.agreements],
        "persons": [proved(_person(x), _person_proofs(x)) for x in facts.persons],
        "organizations": [proved(_organization(x), _mentions(x)) for x in facts.organizations],
        "places": [proved(_place(x), _mentions(x)) for x in facts.places],
    }


def role_groups(participations: Iterable[Participation]) -> dict[str, list[str]]:
    """Participants' ids as `organizers`, `chairs` and (those who are neither) `participants`."""
    groups: dict[str, dict[str, None]] = {"organizers": {}, "chairs": {}, "participants": {}}
    for one in participations:
        groups[f"{role_group(one.role)}s"][one.participant] = None
    taken = groups["organizers"] | groups["chairs"]
    rest = [who for who in groups["participants"] if who not in taken]
    return {"organizers": list(groups["organizers"]), "chairs": list(groups["chairs"]), "participants": rest}


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "name": meeting.name,
        "type": meeting.kind.value,
        "main": meeting.main,
        "start": _value(meeting.start),
        "end": _value(meeting.end),
        "start_time": _value(meeting.time),
        "ordinal": _value(meeting.ordinal),
        "venue": _value(meeting.venue),
        "places": [place.value for place in meeting.places],
        **role_groups(meeting.participations),
        "attendance": meeting.attendance.value.number if meeting.attendance else None,
        "agreements": [{"id": x.agreement, "relation": RELATIONS[x.relation]} for x in meeting.instruments],
        "topics": [topic.value for topic in meeting.topics],
    }


def _agreement(agreement: Agreement) -> Json:
    concluded = sorted((a.kind, a.date) for a in agreement.actions if a.kind in CONCLUDING)
    return {
        "id": agreement.id,
        "name": agreement.name,
        "aliases": list(agreement.aliases),
        "type": agreement.kind,
        "parties": [party.value for party in agreement.parties],
        "date_signed": concluded[0][1] if concluded else None,
        "status": _value(agreement.status) or "unknown",
        "under": [other.value for other in agreement.under],
        "start": _value(agreement.start),
        "end": _value(agreement.end),
    }


def _person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "prefix": person.prefix,
        "aliases": list(person.aliases),
        "posts": [{"title": post.title, "org": post.organization} for post in person.posts],
    }


def _organization(organization: Organization) -> Json:
    return {"id": organization.id, "name": organization.name, "aliases": list(organization.aliases)}


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "type": place.kind,
        "code": place.code,
        "in": place.within,
        "aliases": list(place.aliases),
    }


def _meeting_proofs(meeting: Meeting) -> Proofs:
    yield from _mentions(meeting)
    yield from _stated(
        type=[meeting.kind],
        start=[meeting.start],
        end=[meeting.end],
        start_time=[meeting.time],
        ordinal=[meeting.ordinal],
        venue=[meeting.venue],
        place=meeting.places,
        attendance=[meeting.attendance],
        topic=meeting.topics,
    )
    for one in meeting.participations:
        yield f"{one.role} {one.participant}", one.evidence
    for instrument in meeting.instruments:
        yield f"{RELATIONS[instrument.relation]} {instrument.agreement}", instrument.evidence


def _agreement_proofs(agreement: Agreement) -> Proofs:
    yield from _mentions(agreement)
    yield from _stated(
        party=agreement.parties,
        status=[agreement.status],
        under=agreement.under,
        start=[agreement.start],
        end=[agreement.end],
    )
    for action in agreement.actions:
        yield action.kind, action.evidence


def _person_proofs(person: Person) -> Proofs:
    yield from _mentions(person)
    for post in person.posts:
        yield "post", post.evidence


def _mentions(thing: Meeting | Agreement | Person | Organization | Place) -> Proofs:
    for mention in thing.mentions:
        yield "name", mention


def _stated(**facts: Iterable[Stated[Any] | None]) -> Proofs:
    for slot, values in facts.items():
        for stated in values:
            if stated is not None:
                yield slot, stated.evidence


def _value(stated: Stated[Any] | None) -> Any:
    return stated.value if stated is not None else None


def _evidence(proofs: Proofs, text: str) -> list[Json]:
    """The proofs as JSON, in text order, each once."""
    return [
        {
            "of": slot,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "quote": evidence.span.of(text),
            "confidence": evidence.confidence,
        }
        for evidence, slot in sorted({(evidence, slot) for slot, evidence in proofs})
    ]

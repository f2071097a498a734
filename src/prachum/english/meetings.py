"""A line in English on a meeting: `Bilateral meeting, Thailand and Cambodia, Bangkok, 22 April 2019`."""

import re
from collections.abc import Iterable, Iterator

from prachum.english.agreements import name_kind
from prachum.english.labels import Labels
from prachum.english.lexicon import rows
from prachum.english.offices import name_office
from prachum.english.subjects import subject
from prachum.english.wording import enumerate_names, number, period, with_article
from prachum.model import Agreement, Meeting, MeetingKind, Role
from prachum.romanisation import romanise
from prachum.thai import fold, language

KINDS: dict[MeetingKind, str] = {
    "committee_meeting": "Committee meeting",
    "bilateral_meeting": "Bilateral meeting",
    "conference": "Conference",
    "signing_ceremony": "Signing ceremony",
    "consultation": "Consultation",
    "visit": "Visit",
    "training": "Training",
    "press_event": "Press event",
    "campaign": "Campaign",
    "meeting": "Meeting",
}
_BETWEEN: tuple[MeetingKind, ...] = ("bilateral_meeting", "consultation", "signing_ceremony")
_OF_COUNTRIES: tuple[MeetingKind, ...] = ("bilateral_meeting", "conference", "signing_ceremony")
_LEADING: tuple[Role, ...] = ("chair", "head_of_delegation", "interlocutor", "signatory", "opening_speaker")
_NOT_OF_COMMITTEES: tuple[MeetingKind, ...] = ("signing_ceremony", "consultation", "visit", "press_event", "campaign")
_COUNTRIES = 8  # countries that are named before the rest is counted
_COMMITTEE = "คณะ"
_SHORTEST = 5  # letters of a body's name that is no abbreviation
_BODY_HEAD = re.compile("กระทรวง|กรม|สำนักงาน|สถาน(?:เอกอัครราช)?ทูต|มหาวิทยาลัย|องค์การ|ศูนย์|สถาบัน|ศาล|สภา|จุฬาลงกรณ์")


def describe_meeting(meeting: Meeting, labels: Labels) -> str:
    """Its kind, who met or who led it, where and when: what of these is known and has an English name."""
    head, who, where = _head(meeting, labels), _who(meeting, labels), list(_where(meeting, labels))
    if who.removeprefix("held by ") in head:  # `Meeting of the Cabinet`
        who = ""
    if who.startswith(("between ", "with ", "by ")):
        head, who = f"{head} {who}", ""
    if meeting.kind.value == "visit" and where and not where[0].startswith("at "):
        head, where = f"{head} to {where[0].removeprefix('in ')}", where[1:]
    parts = [head, number(meeting.ordinal.value) if meeting.ordinal else "", who, *where]
    if meeting.start:
        parts.append(period(meeting.start.value, meeting.end.value if meeting.end else None))
    return ", ".join(part for part in parts if part)


def _head(meeting: Meeting, labels: Labels) -> str:
    """What sort of meeting, of which committee, to sign what, or on what."""
    kind = meeting.kind.value
    if committee := _committee(meeting, labels):
        return f"Meeting of the {committee}"
    if kind == "signing_ceremony" and (signed := _signed(meeting, labels)):
        return f"Signing of a {name_kind(signed[0])}" if len(signed) == 1 else f"Signing of {len(signed)} instruments"
    head, about = _sort(meeting), subject(meeting.name)
    named = next((english for thai, english in rows("events.txt") if thai in meeting.name), None)
    return named or (f"{head} on {about}" if about and _has_subject(kind, head) else head)


def _has_subject(kind: MeetingKind, head: str) -> bool:
    """Whether English says `on …` of it: not of a visit, and a courtesy call is on a person."""
    return kind != "visit" and not head.endswith((" call", "ceremony", "Dinner", "Luncheon"))


def _sort(meeting: Meeting) -> str:
    """The kind, or what the name says more exactly: `Courtesy call`, `Workshop`."""
    kind = meeting.kind.value
    sorts = (english.split(": ") for thai, english in rows("sorts.txt") if thai in meeting.name)
    return next((sort for of, sort in sorts if of == kind), KINDS[kind])


def _committee(meeting: Meeting, labels: Labels) -> str | None:
    """The committee that met: of the document's, the one with the longest name that is in the meeting's."""
    if meeting.kind.value in _NOT_OF_COMMITTEES:
        return None
    called, iris = fold(meeting.name), labels.linked.iris
    named = [
        (len(name), iris[body.id])
        for body in labels.linked.facts.organizations
        if any(name.startswith(_COMMITTEE) for name in labels.names(body))
        for name in map(fold, (body.name, *body.aliases))
        if name in called
    ]
    return next((label for _, iri in sorted(named, reverse=True) if (label := labels.of(iri))), None)


def _who(meeting: Meeting, labels: Labels) -> str:
    """The sides, or who led it, or who held it."""
    kind = meeting.kind.value
    countries = _countries(meeting, labels)
    if kind in _OF_COUNTRIES and len(countries) > 1:
        return enumerate_names(countries, _COUNTRIES, "other countries")
    parties = _distinct(_name(party.value, labels) for signed in _signed(meeting, labels) for party in signed.parties)
    if kind == "signing_ceremony" and len(parties) > 1:
        return "between " + enumerate_names(parties, _COUNTRIES)
    leaders = _names(meeting, labels, _LEADING)
    if kind in _BETWEEN and len(leaders) > 1:
        return "between " + enumerate_names(leaders)
    if leaders:
        spoken = kind == "consultation" and not _names(meeting, labels, ("chair",))
        return ("by " if kind == "visit" else "with " if spoken else "led by ") + enumerate_names(leaders, most=2)
    if hosts := _names(meeting, labels, ("host",)):
        return "hosted by " + enumerate_names(hosts)
    holding = _names(meeting, labels, ("organizer",))
    return ("by " if kind == "visit" else "held by ") + enumerate_names(holding) if holding else ""


def _countries(meeting: Meeting, labels: Labels) -> list[str]:
    """The countries that took part, ours first."""
    iris = (labels.linked.iris[part.participant] for part in meeting.participations)
    countries = sorted(filter(labels.is_country, iris), key=lambda iri: not iri.endswith("/TH"))
    return _distinct(with_article(label) for iri in countries if (label := labels.of(iri)))


def _signed(meeting: Meeting, labels: Labels) -> list[Agreement]:
    """The instruments that were signed there."""
    signed = {labels.linked.iris[done.agreement] for done in meeting.instruments if done.relation == "signed"}
    return [agreement for agreement in labels.linked.facts.agreements if labels.linked.iris[agreement.id] in signed]


def _names(meeting: Meeting, labels: Labels, roles: Iterable[Role]) -> list[str]:
    """Those who took part in one of the roles, as far as they have English names."""
    return _distinct(_name(part.participant, labels) for part in meeting.participations if part.role in roles)


def _name(local: str, labels: Labels) -> str | None:
    """A person by post, else by name; a body or a country by its label."""
    iri = labels.linked.iris[local]
    for person in labels.linked.facts.persons:
        if labels.linked.iris[person.id] == iri:
            posts = [post for post in (name_office(post, labels) for post in person.posts) if post]
            latin = romanise(person.name) if language(person.name) == "th" else person.name
            return f"the {posts[0]}" if posts else latin
    label = labels.of(iri)
    return label and with_article(label)


def _where(meeting: Meeting, labels: Labels) -> Iterator[str]:
    """The house where it was, and the places that contain none of the others."""
    if meeting.venue and (house := _house(meeting.venue.value, labels)):
        yield f"at {house}"
    iris = labels.linked.iris
    places = list(dict.fromkeys(iris[place.value] for place in meeting.places))
    outer = {around for place in places for around in labels.around(place) if around != place}
    inner = [place for place in places if place not in outer and labels.whereabouts(place)]
    inner = [place for place in inner if not labels.is_region(place)] or inner
    named = enumerate_names(_distinct(labels.whereabouts(place) for place in inner))
    if named:
        yield f"in {named}" if all(labels.is_country(place) for place in inner) else named


def _house(venue: str, labels: Labels) -> str | None:
    """A building of a known name, else the body whose name stands last in that of the venue."""
    known = next((english for thai, english in rows("houses.txt") if thai in venue), None)
    if known:
        return known
    for start in sorted((head.start() for head in _BODY_HEAD.finditer(venue)), reverse=True):
        for end in range(len(venue), start + _SHORTEST, -1):
            means = labels.bodies_called(venue[start:end])
            if len(means) == 1 and (label := labels.of(means[0])):
                return with_article(label)
    return None


def _distinct(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))

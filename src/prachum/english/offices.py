"""Titles of posts in English: `รองปลัดกระทรวงแรงงาน` → `Deputy Permanent Secretary, Ministry of Labour`.

A title is read from left to right: signs that somebody stands in or stands second (`รักษาการ`, `รอง`), the office, and
where it is held. One of which any word stays unread gets no English.
"""

import re
from dataclasses import dataclass

from prachum.english.labels import Labels
from prachum.english.lexicon import opening
from prachum.english.wording import with_article
from prachum.model import Post

_NOISE = re.compile(r"^[\s’‘'\"“”ฯ.,-]+|[\s’‘'\"“”,-]+$")
_OF = re.compile(r"\s*(?:ของ|แห่ง|จาก)?\s*")
_AT = re.compile(r"\s*(?:ประจำ|ณ(?=\s)|ใน)\s*")
_BRACKETED = re.compile(r"\s*\(\s*(?:[A-Za-z0-9 .:,&/-]+|(?:นัก|ผู้อำนวยการ)[^()]*)\)")  # (UNHCR), (นักบริหารระดับสูง)
_ABROAD = re.compile(r"Ambassador|Chargé|Consul|Permanent Representative")
# What a minister heads: `Ministry of Labour` → `Minister of Labour`, `Department of State` → `Secretary of State`.
_HEADED = (("Ministry", "Minister"), ("Department", "Secretary"))
# The head noun that a title leaves to the office: `รมว.มหาดไทย`, `ประธานอนุกรรมการ…`.
_HEAD_NOUNS = (
    (re.compile(r"^ร(?:มว|มช|มต)\.$|รัฐมนตรี\S*$"), "กระทรวง"),
    (re.compile(r"แม่ทัพ$"), "กองทัพ"),
    (re.compile(r"อนุกรรมการ$"), "คณะอนุกรรมการ"),
    (re.compile(r"กรรมการ$"), "คณะกรรมการ"),
)
_OPEN = " (–-:,"  # no name ends so
_INITIALS = 6  # a name of fewer letters is one only if it stands alone: `นร.` is not in `นราธิวาส`
_LEAST = 2  # letters of the shortest name


@dataclass(frozen=True, slots=True)
class _Office:
    """The office at the head of a title, in Thai and in English, and what of the title is left."""

    thai: str
    english: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at the head of what is left of a title: in English, and what is left then."""

    english: str
    rest: str


def name_office(post: Post, labels: Labels) -> str | None:
    """The title of a post in English; None if any word of it is not known."""
    body = labels.linked.iris.get(post.organization or "")
    office = _office(_NOISE.sub("", " ".join(post.title.split())))
    return _complete(office, body, labels) if office else None


def _office(title: str) -> _Office | None:
    """`รองปลัดกระทรวงแรงงาน` → `Deputy Permanent Secretary`, with `กระทรวงแรงงาน` left."""
    if found := opening(title, "offices.txt"):
        thai, english = found
        rest = title[len(thai) :].lstrip()
        other = _office(rest.removeprefix("และ").lstrip()) if rest.startswith("และ") else None
        return _Office(other.thai, f"{english} and {other.english}", other.rest) if other else _Office(*found, rest)
    sign = opening(title, "signs.txt")
    behind = _office(title[len(sign[0]) :].lstrip()) if sign else None
    return _Office(behind.thai, f"{sign[1]} {behind.english}", behind.rest) if sign and behind else None


def _complete(office: _Office, body: str | None, labels: Labels) -> str | None:
    """The office with all that the rest of the title names; `body` is the IRI of the one that the post is in."""
    said, rest = office.english, office.rest
    located = False
    while rest:
        if bracketed := _BRACKETED.match(rest):
            rest = rest[bracketed.end() :].lstrip()
            continue
        if part := opening(rest, "parts.txt"):
            said, rest = f"{said} {part[1]}", rest[len(part[0]) :].lstrip()
            continue
        at, of = _AT.match(rest), _OF.match(rest)
        start = at.end() if at else of.end() if of else 0
        link = ("to" if "ประจำ" in at[0] and _ABROAD.search(said) else "in") if at else "of"
        named, place = _body(rest[start:], body, office.thai, labels), _place(rest[start:], labels)
        if named and (place is None or len(named.rest) <= len(place.rest)):
            said = f"{said} to {with_article(named.english)}" if link == "to" else _headed(said, named.english)
        elif place:
            beside = located and not at and "Minister" not in said.split()
            said += f", {place.english}" if beside else f" {link} {place.english}"
            named = place
        else:
            return None
        located, rest = True, named.rest
    label = labels.of(body) if body and not located else None
    return _headed(said, label) if label else said


def _headed(office: str, body: str) -> str:
    """An office with the body that it is in: `Minister of Labour`; `Director-General, Department of Employment`."""
    if office.endswith(" to"):
        return f"{office} {with_article(body)}"
    for kind, head in _HEADED:
        if "Minister" in office.split() and body.startswith(f"{kind} "):
            return office.replace("Minister", head) + body.removeprefix(kind)
    return f"{office}, {body}"


def _body(rest: str, body: str | None, office: str, labels: Labels) -> _Name | None:
    """The longest name of a body with which the rest begins."""
    head = next((noun for pattern, noun in _HEAD_NOUNS if pattern.search(office)), None)
    for end in range(len(rest), _LEAST - 1, -1):
        name = rest[:end]
        if name[-1] in _OPEN or (end < _INITIALS and rest[end : end + 1].strip(".) ")):
            continue
        means = labels.bodies_called(name) or (labels.bodies_called(head + name) if head else [])
        chosen = body if body in means else means[0] if len(means) == 1 else None
        if chosen and (label := labels.of(chosen)):
            return _Name(label, rest[end:].lstrip())
    return None


def _place(rest: str, labels: Labels) -> _Name | None:
    """The longest name of a place with which the rest begins; of a country sooner than of a province or a district."""
    for end in range(len(rest), _LEAST - 1, -1):
        places = [] if rest[end - 1] in _OPEN else labels.places_called(rest[:end])
        if places and (label := labels.of(places[0])):
            return _Name(with_article(label) if labels.is_country(places[0]) else label, rest[end:].lstrip())
    return None

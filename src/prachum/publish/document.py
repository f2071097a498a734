"""The page of a document: its text with the quotes marked, and what each of them proves."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF

from prachum.namespaces import OA, SCHEMA, P
from prachum.publish.dataset import Quote, first_words, text
from prachum.publish.kinds import kind_of
from prachum.publish.labels import KIND_LABELS
from prachum.publish.linker import DATES, Value
from prachum.publish.marks import Mark, Piece, cut
from prachum.publish.page import Fact, Page

LEGEND = ("meeting", "agreement", "person", "organization", "place", "venue", "date")
ON_PAGE = {str(SCHEMA.about), str(SCHEMA.headline)}  # shown in places of their own
SHORT = 50  # letters of a name or of words in the table of proofs: the page has them whole above it
# What a card says of a meeting.
ON_CARDS = tuple(
    str(iri) for iri in (DCTERMS.type, SCHEMA.startDate, SCHEMA.endDate, SCHEMA.location, SCHEMA.organizer, P.signed)
)


@dataclass(slots=True)
class Words:
    """Words of the text, and the anchors of the places where they stand."""

    text: str
    anchors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Proof:
    """A statement about a thing (`label` and `value`), or a part of it (`value`), with the words that prove it.

    `anchor` is where a statement stands on the page.
    """

    label: str
    value: Value
    anchor: str
    words: dict[str, Words] = field(default_factory=dict)


@dataclass(slots=True)
class Proven:
    """A thing, the words that name it, and all else that words prove of it; no `thing` for the document itself."""

    thing: Value | None
    words: dict[str, Words] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting that the document reports, with its main facts."""

    meeting: Value
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the page of a document shows of its text, and beside it."""

    pieces: list[Piece]
    proven: list[Proven]
    facts: list[Fact]
    cards: list[Card]
    mentions: list[tuple[str, list[Value]]]
    legend: list[tuple[str, str]]


def read(page: Page) -> Reading:
    """The text of the page's document, with its evidence in the order of the text."""
    dataset = page.dataset
    annotations = [iri for iri in page.iris if str(OA.Annotation) in dataset.types(iri)]
    quotes = sorted(dataset.quote(iri) for iri in annotations)
    bodies = {quote.annotation: dataset.value(quote.annotation, str(OA.hasBody)) for quote in quotes}
    marks = []
    for quote in quotes:
        kind = _kind(page, bodies[quote.annotation])
        href = page.href(bodies[quote.annotation])[0] if kind in LEGEND and kind != "date" else ""
        marks.append(Mark(quote.start, quote.end, page.anchor(quote.annotation), href, kind if kind in LEGEND else ""))
    return Reading(
        pieces=list(cut(dataset.value(page.iri, str(SCHEMA.text)), marks)),
        proven=_proven(page, quotes, bodies),
        facts=[fact for fact in page.facts if fact.property not in ON_PAGE],
        cards=[_card(page, text(term)) for term in dataset.values(page.iri, str(SCHEMA.about))],
        mentions=_mentions(page),
        legend=[(kind, _called(page, kind)) for kind in LEGEND if any(mark.kind == kind for mark in marks)],
    )


def _card(page: Page, meeting: str) -> Card:
    said = page.dataset.about(meeting)
    facts = [
        Fact(predicate, page.label(predicate), [page.in_both_eras(term) for term in said[predicate]])
        for predicate in ON_CARDS
        if predicate in said
    ]
    return Card(page.resource(meeting), facts)


def _proven(page: Page, quotes: list[Quote], bodies: dict[str, str]) -> list[Proven]:
    """What the quotes prove, thing by thing, in the order in which the text first tells of each."""
    found: dict[str, Proven] = {}
    for quote in quotes:
        body = bodies[quote.annotation]
        thing = _subject(page, body)
        proven = found.setdefault(thing, Proven(None if thing == page.iri else _in_short(page.resource(thing))))
        words = proven.words if body == thing else _proof(page, body, proven).words
        same = words.setdefault(quote.text, Words(_on_a_line(quote.text)))
        same.anchors.append(page.anchor(quote.annotation))
    return list(found.values())


def _subject(page: Page, body: str) -> str:
    """The thing of which `body` is a statement, a part, or which it is."""
    dataset = page.dataset
    if str(RDF.Statement) in dataset.types(body):
        return dataset.value(body, str(RDF.subject))
    address = dataset.address(body)
    return dataset.pages[address.path][0] if address and address.anchor else body


def _proof(page: Page, body: str, proven: Proven) -> Proof:
    if body not in proven.proofs:
        dataset = page.dataset
        if str(RDF.Statement) in dataset.types(body):
            label = page.label(dataset.value(body, str(RDF.predicate)))
            value = page.value(next(iter(dataset.values(body, str(RDF.object)))))
            proven.proofs[body] = Proof(label, _in_short(value), page.anchor(body))
        else:
            proven.proofs[body] = Proof("", page.resource(body), "")
    return proven.proofs[body]


def _on_a_line(words: str) -> str:
    return first_words(" ".join(words.split()), SHORT) or "…"


def _in_short(value: Value) -> Value:
    return replace(value, text=first_words(value.text, SHORT))


def _mentions(page: Page) -> list[tuple[str, list[Value]]]:
    """What the document mentions, by kind."""
    groups: dict[str, list[Value]] = defaultdict(list)
    for term in page.dataset.values(page.iri, str(SCHEMA.mentions)):
        groups[_kind(page, text(term))].append(page.value(term))
    return [
        (_called(page, kind), sorted(groups[kind], key=lambda value: value.text))
        for kind in (*LEGEND, "thing")
        if groups[kind]
    ]


def _called(page: Page, kind: str) -> str:
    return page.language.say(KIND_LABELS[kind], "kind")


def _kind(page: Page, iri: str) -> str:
    if _is_date(page, iri):
        return "date"
    address = page.dataset.address(iri)
    if address is None or address.anchor:
        return "thing"
    return kind_of(page.dataset.types(iri), address.path).name


def _is_date(page: Page, body: str) -> bool:
    """Whether `body` is the statement of a date."""
    if str(RDF.Statement) not in page.dataset.types(body):
        return False
    values = page.dataset.values(body, str(RDF.object))
    return any(isinstance(value, ox.Literal) and value.datatype.value in DATES for value in values)

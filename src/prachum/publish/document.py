"""The page of a document: its text with the quotes marked, and what each of them proves."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF

from prachum.namespaces import OA, SCHEMA, P
from prachum.publish.dataset import Quote, text
from prachum.publish.kinds import kind_of
from prachum.publish.labels import KIND_LABELS
from prachum.publish.linker import DATES, Value
from prachum.publish.marks import Mark, Piece, cut
from prachum.publish.page import Fact, Page

LEGEND = ("meeting", "agreement", "person", "organization", "place", "venue", "date")
ON_PAGE = {str(SCHEMA.about), str(SCHEMA.headline)}  # shown in places of their own
# What a card says of a meeting.
ON_CARDS = tuple(
    str(iri) for iri in (DCTERMS.type, SCHEMA.startDate, SCHEMA.endDate, SCHEMA.location, SCHEMA.organizer, P.signed)
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A thing that words prove, or its part (`value`), or a statement about it (`label` and `value`).

    `anchor` is where a statement stands on the page, once.
    """

    subject: Value
    label: str = ""
    value: Value | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words, the anchor at which they stand in the text, and all that they prove."""

    words: str
    anchor: str
    proofs: list[Proof]


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting that the document reports, with its main facts."""

    meeting: Value
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the page of a document shows of its text, and beside it."""

    pieces: list[Piece]
    quotes: list[Quoted]
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
        quotes=_quoted(page, quotes, bodies),
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


def _quoted(page: Page, quotes: list[Quote], bodies: dict[str, str]) -> list[Quoted]:
    found: list[Quoted] = []
    seen: set[str] = set()
    for _, same in groupby(quotes, key=lambda quote: (quote.start, quote.end)):
        first, *others = same
        proofs = []
        for body in dict.fromkeys(bodies[quote.annotation] for quote in (first, *others)):
            proofs.append(_proof(page, body, "" if body in seen else page.anchor(body)))
            seen.add(body)
        found.append(Quoted(first.text, page.anchor(first.annotation), proofs))
    return found


def _proof(page: Page, body: str, anchor: str) -> Proof:
    dataset = page.dataset
    if str(RDF.Statement) in dataset.types(body):
        value = next(iter(dataset.values(body, str(RDF.object))))
        subject = page.resource(dataset.value(body, str(RDF.subject)))
        return Proof(subject, page.label(dataset.value(body, str(RDF.predicate))), page.value(value), anchor)
    address = dataset.address(body)
    if address and address.anchor:
        return Proof(page.resource(dataset.pages[address.path][0]), value=page.resource(body))
    return Proof(page.resource(body))


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

"""What a thing is, in one sentence: pieces in a row, each with what the data says."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, SKOS

from prachum.namespaces import ORG, SCHEMA, P
from prachum.publish.dataset import Name, Term, first_words, language, readable, text
from prachum.publish.dates import show
from prachum.publish.labels import KIND_LABELS, N_

if TYPE_CHECKING:
    from prachum.publish.page import Page

_SPACE = re.compile(r"\s+")
NAMED = 3  # things, of more the first are named
Piece = tuple[str, tuple[str, ...]]  # a text, and the properties whose values stand in it: the first that has any


def _piece(words: str, *properties: str) -> Piece:
    return words, tuple(map(str, properties))


# By kind: the pieces of the sentence. It begins with what sort of thing it is.
PIECES: dict[str, tuple[Piece, ...]] = {
    "meeting": (
        _piece(N_("on %s"), SCHEMA.startDate),
        _piece(N_("at %s"), SCHEMA.location),
        _piece(N_("organised by %s"), SCHEMA.organizer),
    ),
    "agreement": (_piece(N_("between %s"), P.party), _piece(N_("(%s)"), "http://www.w3.org/ns/adms#status")),
    "person": (_piece(N_("– %s"), ORG.holds),),
    "post": (_piece(N_("of %s"), ORG.postIn),),
    "organization": (_piece(N_("part of %s"), ORG.unitOf, ORG.subOrganizationOf), _piece(N_("in %s"), DCTERMS.spatial)),
    "venue": (_piece(N_("in %s"), SCHEMA.containedInPlace),),
    "place": (_piece(N_("in %s"), SCHEMA.containedInPlace),),
    "document": (
        _piece(N_("of %s"), SCHEMA.publisher),
        _piece(N_("published on %s"), SCHEMA.datePublished),
    ),
    "concept": (_piece(N_("of the list %s"), SKOS.inScheme),),
    "membership": (_piece("%s", ORG.member), _piece(N_("of %s"), ORG.organization)),
}
NAMED_BY = {str(SCHEMA.about), str(SCHEMA.mentions)}
DESCRIPTIONS = tuple(map(str, (DCTERMS.description, SCHEMA.description)))


def sentence(page: "Page") -> list[Name]:
    """One sentence in the language of the page, in runs of one language: the data's own description if it has one,

    else made of the thing's facts: `การประชุมทวิภาคี เมื่อ 22 เมษายน 2562 (ค.ศ. 2019) ณ กรุงเทพมหานคร`.
    """
    said = page.dataset.about(page.iri)
    own = (term for predicate in DESCRIPTIONS for term in said.get(predicate, []))
    read = next((term for term in own if language(term) == page.language.code), None)
    if read:
        return [Name(readable(text(read)))]
    made = [Name(_sort(page))]
    for piece in PIECES.get(page.kind.name, ()):
        made += _said(page, piece)
    made += _counted(page)
    before, after = _around(page, N_("%s."))
    return [run for run in (Name(before), *made, Name(after)) if run.text]


def _sort(page: "Page") -> str:
    """The sort of thing: by its code, else by its kind."""
    code = page.dataset.value(page.iri, str(DCTERMS.type))
    name = page.dataset.name(code, page.language) if code else None
    if name and name.language == page.language.code:
        return name.text[:1].upper() + name.text[1:]
    return page.language.say(KIND_LABELS[page.kind.name], "kind")


def _said(page: "Page", piece: Piece) -> Iterator[Name]:
    words, properties = piece
    terms = next((found for p in properties if (found := page.dataset.values(page.iri, p))), [])
    if not terms:
        return
    before, after = _around(page, words)
    yield Name(f" {before}")
    for number, term in enumerate(terms[:NAMED]):
        if number:
            yield Name(", ")
        yield _name(page, term)
    yield Name((" …" if len(terms) > NAMED else "") + after)


def _counted(page: "Page") -> Iterator[Name]:
    """How many meetings a document reports; of any other thing, how many documents name it."""
    if page.kind.name == "document":
        number = len(page.dataset.values(page.iri, str(SCHEMA.about)))
        words = page.language.count(N_("reporting %d meeting"), "reporting %d meetings", number)
    else:
        links = page.dataset.links_to(page.iri)
        number = len({subject for subject, predicate in links if predicate in NAMED_BY})
        words = page.language.count(N_("named in %d document"), "named in %d documents", number)
    if number:
        yield Name(page.language.say(N_(", %s"), "sentence") % words)


def _around(page: "Page", words: str) -> tuple[str, str]:
    """What a text has before and after the place of what it speaks of."""
    before, _, after = page.language.say(words, "sentence").partition("%s")
    return before, after


def _name(page: "Page", term: Term) -> Name:
    if isinstance(term, ox.NamedNode):
        name = page.dataset.name(term.value, page.language)
        return Name(first_words(_SPACE.sub(" ", name.text)), name.language)
    return Name(show(text(term), page.language.code).text)

"""What a thing is, in one sentence: pieces in a row, each with what the data says."""

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib.namespace import DCTERMS

from prachum.namespaces import ORG, SCHEMA, P
from prachum.publish.dataset import Term, first_words, text
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
    "agreement": (_piece(N_("between %s"), P.party), _piece(N_("status: %s"), "http://www.w3.org/ns/adms#status")),
    "person": (_piece("%s", ORG.holds),),
    "post": (_piece(N_("of %s"), ORG.postIn),),
    "organization": (_piece(N_("part of %s"), ORG.unitOf, ORG.subOrganizationOf), _piece(N_("in %s"), DCTERMS.spatial)),
    "venue": (_piece(N_("in %s"), SCHEMA.containedInPlace),),
    "place": (_piece(N_("in %s"), SCHEMA.containedInPlace),),
    "document": (
        _piece(N_("of %s"), SCHEMA.publisher),
        _piece(N_("published on %s"), SCHEMA.datePublished),
    ),
    "membership": (_piece("%s", ORG.member), _piece(N_("of %s"), ORG.organization)),
}
DESCRIPTIONS = tuple(map(str, (DCTERMS.description, SCHEMA.description)))


def sentence(page: "Page") -> str:
    """One sentence in the language of the page: the data's own description if it has one, else made of its facts.

    `การประชุมทวิภาคี เมื่อวันที่ 22 เมษายน 2562 (ค.ศ. 2019) ที่กรุงเทพมหานคร`.
    """
    said = page.dataset.about(page.iri)
    own = (term for predicate in DESCRIPTIONS for term in said.get(predicate, []))
    for term in own:
        if getattr(term, "language", None) == page.language.code:
            return text(term)
    made = _sort(page) + "".join(_said(page, piece) for piece in PIECES.get(page.kind.name, ()))
    return page.language.say(N_("%s."), "sentence") % made


def _sort(page: "Page") -> str:
    """The sort of thing: by its code, else by its kind."""
    code = page.dataset.value(page.iri, str(DCTERMS.type))
    name = page.dataset.name(code, page.language) if code else None
    if name and name.language == page.language.code:
        return name.text[:1].upper() + name.text[1:]
    return page.language.say(KIND_LABELS[page.kind.name], "kind")


def _said(page: "Page", piece: Piece) -> str:
    words, properties = piece
    terms = next((found for p in properties if (found := page.dataset.values(page.iri, p))), [])
    if not terms:
        return ""
    named = [_SPACE.sub(" ", _name(page, term)) for term in terms[:NAMED]]
    more = " …" if len(terms) > NAMED else ""
    return " " + page.language.say(words, "sentence") % (", ".join(named) + more)


def _name(page: "Page", term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return first_words(page.dataset.name(term.value, page.language).text)
    return show(text(term), page.language.code).text

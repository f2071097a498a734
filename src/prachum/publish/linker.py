"""Terms as a page shows them: under their names, with links that lead from where the page is."""

from dataclasses import dataclass, replace

import pyoxigraph as ox
from rdflib.namespace import XSD

from prachum.namespaces import shorten
from prachum.publish.addresses import page_file, relative
from prachum.publish.dataset import Dataset, Term, language, language_of, readable, text
from prachum.publish.dates import Shown, show, show_both
from prachum.publish.languages import Language

DATES = {str(iri) for iri in (XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth)}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as shown: `language` is its own, `href` leads to its page, or away from the site if `external`."""

    text: str
    language: str = ""
    href: str = ""
    external: bool = False
    date: Shown | None = None
    notes: tuple[int, ...] = ()


class Linker:
    """Shows terms on the page at `path` in a language."""

    def __init__(self, dataset: Dataset, path: str, language: Language) -> None:
        self.dataset = dataset
        self.language = language
        self.file = page_file(path, language.code)

    def href(self, iri: str) -> tuple[str, bool]:
        """The link to an IRI, and whether it leads away from the site; empty if there is nothing to open."""
        file = self.dataset.file(iri)
        if file:
            return relative(self.file, file), False
        address = self.dataset.address(iri)
        if address:
            anchor = f"#{address.anchor}" if address.anchor else ""
            return relative(self.file, page_file(address.path, self.language.code)) + anchor, False
        outside = iri.startswith(("http://", "https://")) and not iri.startswith(self.dataset.base)
        return (iri if outside else ""), outside

    def resource(self, iri: str, notes: tuple[int, ...] = (), beside: str = "") -> Value:
        """An IRI under its name where `beside` is named too, or in short if the dataset does not know it."""
        href, external = self.href(iri)
        address = self.dataset.address(iri)
        if address or self.dataset.describes(iri):
            named = iri if not address or address.anchor else self.dataset.pages[address.path][0]
            name = self.dataset.name(named, self.language, beside)
            return Value(name.text, name.language, href, external, notes=notes)
        return Value(shorten(iri), href=href, external=external, notes=notes)

    def value(self, term: Term, notes: tuple[int, ...] = (), beside: str = "") -> Value:
        """Any term as shown where `beside` is named too."""
        if isinstance(term, ox.NamedNode):
            return self.resource(term.value, notes, beside)
        if isinstance(term, ox.Literal) and term.datatype.value in DATES:
            return Value(term.value, date=show(term.value, self.language.code), notes=notes)
        return Value(readable(text(term)), language(term) or language_of(text(term)), notes=notes)

    def in_both_eras(self, term: Term) -> Value:
        """A term as shown; a date with the year of either era, whatever the language."""
        value = self.value(term)
        return replace(value, date=show_both(text(term), self.language.code)) if value.date else value

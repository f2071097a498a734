"""One page: the facts of a thing and of its parts, the words that prove them, and the links both ways."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from rdflib.namespace import DCTERMS, RDFS

from prachum import __version__
from prachum.namespaces import CV, SCHEMA, P
from prachum.publish.citations import Citation
from prachum.publish.contexts import in_context
from prachum.publish.dataset import DESCRIPTIONS, Dataset, Name, Proofs, Statements, Term, language, text
from prachum.publish.dates import Shown, show
from prachum.publish.kinds import kind_of
from prachum.publish.labels import INVERSES, ORDER, PROPERTIES, local_name
from prachum.publish.languages import Language
from prachum.publish.layout import BETWEEN, DATED, HIDDEN, HIDDEN_LINKS, NAMED, ONE_LANGUAGE, PART_TABLES, PROOFS
from prachum.publish.linker import Linker, Value
from prachum.publish.notes import Note, Notes
from prachum.publish.sentences import NAMED_BY, sentence
from prachum.publish.structured import Item, class_of, describe
from prachum.publish.uses import Use, uses

LOCATION, AROUND, TEXT = str(SCHEMA.location), str(SCHEMA.containedInPlace), str(SCHEMA.text)
# The data beside a page has all; the page has so many links by one property, quotes of a thing, quotes of a value.
LINKS_SHOWN, QUOTES_SHOWN, PROOFS_SHOWN = 200, 100, 10


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with what it is called and its values."""

    property: str
    label: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the page's thing: one list of values for each column."""

    anchor: str
    cells: list[list[Value]]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All parts of one class; `heading` is a text of the catalogues."""

    heading: str
    columns: list[str]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Part:
    """A part that stands in no table; `uses` are examples of a term of the vocabulary."""

    anchor: str
    name: Value
    facts: list[Fact]
    uses: list[Use]


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that links here; `how` says in which role or step."""

    value: Value
    how: Value | None = None
    date: Shown | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The things that link here by one property: `links` are the first of them, `more` counts the rest."""

    label: str
    links: list[Link]
    more: int


class Page(Linker):
    """The page at `path` in a language, which shows the IRIs `iris`: a thing and its parts."""

    def __init__(self, dataset: Dataset, path: str, language: Language) -> None:
        super().__init__(dataset, path, language)
        self.path = path
        self.iris = dataset.pages[path]
        self.iri = dataset.whole(path)
        self.types = dataset.types(self.iri)
        self.kind = kind_of(self.types, path)
        self.name = dataset.name(self.iri, language)
        self._notes = Notes()
        self.facts = [fact for fact in self.facts_of(self.iri) if not self._is_lede(fact)]
        others = (iri for iri in self.iris if iri != self.iri and not dataset.types(iri) & PROOFS)
        parts = {iri: dataset.about(iri) for iri in others}
        self.tables = [table for row in PART_TABLES if (table := self._table(parts, *row)).rows]
        self.parts = [self._part(iri) for iri in parts]
        quotes = dataset.quotes(self.iri)
        self._notes.number(quotes[:QUOTES_SHOWN])
        self.more_quotes = len(quotes[QUOTES_SHOWN:])
        self.links_here = self._links_here()

    @property
    def evidence(self) -> list[tuple[Value, list[Note]]]:
        """The quotes that prove what the page shows, by document."""
        documents: dict[str, list[Note]] = {}
        for number, quote in enumerate(self._notes.quotes, start=1):
            words = in_context(self.dataset.value(quote.document, TEXT), quote.start, quote.end)
            note = Note(number, quote, self.href(quote.annotation)[0], words)
            documents.setdefault(quote.document, []).append(note)
        return [(self.resource(document), notes) for document, notes in documents.items()]

    @cached_property
    def lede(self) -> list[Name]:
        """What the thing is, in one sentence."""
        return sentence(self)

    def _is_lede(self, fact: Fact) -> bool:
        return fact.property in DESCRIPTIONS and fact.values[0].language == self.language.code

    @property
    def sentence(self) -> str:
        """The same as plain text."""
        return "".join(run.text for run in self.lede)

    @property
    def structured(self) -> Item:
        """The thing as an item of schema.org."""
        return describe(self, self.sentence)

    @property
    def schema_class(self) -> str:
        """The class of schema.org that the thing has."""
        return class_of(self.types, self.kind.name)

    @property
    def modified(self) -> str:
        """The day of the newest document that the page rests on; empty if none has a date."""
        named = {subject for subject, by in self.dataset.links_to(self.iri) if by in NAMED_BY}
        documents = named | {quote.document for quote in self._notes.quotes} | {self.iri}
        return max(map(self.dataset.modified, documents))

    @property
    def replaced_by(self) -> list[Value]:
        """Where the thing is now, if its IRI was given up."""
        return [self.value(term) for term in self.dataset.values(self.iri, str(DCTERMS.isReplacedBy))]

    @property
    def formerly(self) -> list[str]:
        """The IRIs that the thing had before."""
        return [iri for iri, by in self.dataset.links_to(self.iri) if by == str(DCTERMS.isReplacedBy)]

    @property
    def citation(self) -> Citation:
        """How to cite the page."""
        dataset, reader = self.dataset, self.language
        return Citation(
            name=self.name.text,
            dataset=dataset.name(dataset.iri, reader).text,
            publisher=dataset.name(f"{dataset.iri}#publisher", reader).text,
            year=(self.modified or dataset.newest)[:4],
            version=f"prachum {__version__}",
            iri=self.iri,
        )

    @property
    def other_names(self) -> list[Name]:
        """What the thing is called in other languages than its name's, one for each."""
        names = {name.language: name for name in reversed(self.dataset.names(self.iri, self.language))}
        return [name for tag, name in names.items() if tag and tag != self.name.language][::-1]

    @property
    def types_shown(self) -> list[Value]:
        """The classes of the thing."""
        return [self.resource(iri) for iri in sorted(self.types)]

    def anchor(self, iri: str) -> str:
        """Where on its page an IRI is."""
        address = self.dataset.addresses.find(iri)
        return address.anchor if address else ""

    def facts_of(self, iri: str) -> list[Fact]:
        """What is said of `iri`, in the order of our table of properties; the heading has the names."""
        said = self.dataset.about(iri)
        proofs = self.dataset.proofs(iri)
        shown = [predicate for predicate in said if self._is_shown(predicate, said)]
        ordered = sorted(shown, key=lambda iri: (ORDER.get(iri, len(ORDER)), iri))
        return [Fact(iri, self.label(iri), self._values(iri, said[iri], proofs)) for iri in ordered]

    def _values(self, predicate: str, terms: list[Term], proofs: Proofs) -> list[Value]:
        """The values of a property with the numbers of their proofs; after a venue the place around it."""
        if predicate in ONE_LANGUAGE:
            best = min(self.language.rank(language(term)) for term in terms)
            terms = [term for term in terms if self.language.rank(language(term)) == best]
        shown = {term: self._notes.number(proofs.get((predicate, term), [])[:PROOFS_SHOWN]) for term in terms}
        values = [self.value(term, notes) for term, notes in shown.items()]
        venues = [text(term) for term in terms if predicate == LOCATION and self._is_venue(term)]
        for venue in venues:
            around = self.dataset.values(venue, AROUND)
            values += self._values(AROUND, around, self.dataset.proofs(venue))
        return list(dict.fromkeys(values))

    def _is_venue(self, term: Term) -> bool:
        return str(P.Venue) in self.dataset.types(text(term))

    def _is_shown(self, predicate: str, said: Statements) -> bool:
        languages = [language(term) for term in said[predicate]]
        in_heading = predicate in NAMED and len(languages) == len(set(languages))
        return predicate not in HIDDEN and not in_heading

    def label(self, predicate: str) -> str:
        """What a property is called: by our table, else by the ontology, else in short."""
        if predicate in PROPERTIES:
            return self.language.say(PROPERTIES[predicate], "property")
        labels = sorted(self.dataset.values(predicate, str(RDFS.label)), key=lambda t: self.language.rank(language(t)))
        return text(labels[0]) if labels else local_name(predicate)

    def _part(self, iri: str) -> Part:
        used = uses(self, iri) if self.kind.name == "ontology" else []
        return Part(self.anchor(iri), self.resource(iri), self.facts_of(iri), used)

    def _table(self, parts: dict[str, Statements], key: str, heading: str, columns: tuple[str, ...]) -> Table:
        """The table of the parts that have the property `key`; they are taken from `parts`."""
        shown = {iri: parts.pop(iri) for iri in [*parts] if str(key) in parts[iri]}
        filled = [str(column) for column in columns if any(str(column) in said for said in shown.values())]
        rows = [self._row(iri, said, filled) for iri, said in shown.items()]
        return Table(heading, [self.label(column) for column in filled], rows)

    def _row(self, part: str, said: Statements, columns: list[str]) -> Row:
        who = text(next(iter(said.get(str(CV.hasParticipant), [])), None))
        cells = [[self.value(term, beside=who) for term in said.get(column, [])] for column in columns]
        return Row(self.anchor(part), cells, self._notes.number(self.dataset.quotes(part)[:PROOFS_SHOWN]))

    def _links_here(self) -> list[Group]:
        """What links to the thing or a part of it, by property."""
        groups: dict[str, set[Link]] = defaultdict(set)
        links = (link for iri in self.iris for link in self.dataset.links_to(iri))
        for subject, predicate in links:
            if predicate not in HIDDEN_LINKS and subject not in self.iris and self.dataset.address(subject):
                groups[predicate].add(self._link(subject, beside=self.iri if predicate in BETWEEN else ""))
        order = list(INVERSES)
        shown = sorted(groups, key=lambda iri: (order.index(iri) if iri in order else len(order), iri))
        return [self._group(predicate, groups[predicate]) for predicate in shown]

    def _group(self, predicate: str, links: set[Link]) -> Group:
        by_name = sorted(links, key=lambda link: (link.value.text, link.value.href, str(link.how)))
        newest = sorted(by_name, key=lambda link: link.date.iso if link.date else "", reverse=True)
        known = predicate in INVERSES
        label = self.language.say(INVERSES[predicate], "inverse") if known else self.label(predicate)
        return Group(label, newest[:LINKS_SHOWN], max(0, len(newest) - LINKS_SHOWN))

    def _link(self, subject: str, beside: str) -> Link:
        """A link to the whole of a part, saying which part."""
        address = self.dataset.address(subject)
        whole = self.dataset.pages[address.path][0] if address and address.anchor else subject
        value = self.resource(whole, beside=beside)
        date = next((date for of in DATED if (date := self.dataset.value(whole, of))), "")
        role = self.dataset.value(subject, str(CV.role)) or self.dataset.value(subject, str(DCTERMS.type))
        how = self.resource(role) if role and whole != subject else None
        return Link(value, how, show(date, self.language.code) if date else None)

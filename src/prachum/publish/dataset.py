"""What the store says of an IRI, whichever graph says it: its statements, its names, its evidence.

Only the store's default graph is asked: it is the union of all others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS

from prachum import thai
from prachum.namespaces import CV, NIF, OA, ORG, SCHEMA
from prachum.publish.addresses import Address, Addresses
from prachum.publish.labels import local_name
from prachum.publish.languages import Language

# The first of these that a thing has is its name.
NAMES = (
    SKOS.prefLabel,
    FOAF.name,
    SCHEMA.name,
    DCTERMS.title,
    SCHEMA.headline,
    RDFS.label,
    SKOS.notation,
)
# What has none of them is named after these, joined: a membership after its member and its organization.
NAMED_AFTER = (ORG.member, ORG.organization, CV.role, CV.hasParticipant, DCTERMS.type)
# What says in a line what a thing is.
DESCRIPTIONS = tuple(map(str, (DCTERMS.description, SCHEMA.description)))
FIRST_WORDS = 90
# Things of which a process remembers all that is said, and all that links to them.
ABOUT_REMEMBERED, LINKS_REMEMBERED = 20_000, 2_000

# Of Unicode, what sets the direction of text: of no use in Thai or English, but words can hide behind it.
TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_WITHOUT_TURNING = dict.fromkeys(map(ord, TURNING))

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Statements = dict[str, list[Term]]
Proofs = dict[tuple[str, Term], list["Quote"]]  # by property and value


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called: `text`, and in which language that is."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a document that prove something: `text` is what stands from `start` to `end`."""

    document: str
    start: int
    end: int
    annotation: str
    text: str
    language: str
    confidence: str


class Dataset:
    """Reads a store by lookups of single things; what is asked often is remembered, up to a limit.

    `files` are the paths of what the site offers besides pages, `pages` what `find_pages` gives, if that is known.
    """

    def __init__(
        self, store: ox.Store, base: str, files: Iterable[str] = (), pages: Mapping[str, list[str]] | None = None
    ) -> None:
        self.store = store
        self.base = base
        self.addresses = Addresses(base)
        self.pages = find_pages(store, base) if pages is None else pages
        self.about = lru_cache(ABOUT_REMEMBERED)(self._about)
        self.links_to = lru_cache(LINKS_REMEMBERED)(self._links_to)
        self.files = frozenset(files)
        self._names: dict[tuple[str, str], Name] = {}

    def address(self, iri: str) -> Address | None:
        """Where `iri` is shown, None if the site has no page for it."""
        address = self.addresses.find(iri)
        return address if address and address.path in self.pages else None

    def whole(self, path: str) -> str:
        """The IRI of the thing that the page at `path` shows with its parts."""
        wholes = [iri for iri in self.pages[path] if (address := self.address(iri)) and not address.anchor]
        return min(wholes, key=len) if wholes else self.base + path

    def describes(self, iri: str) -> bool:
        """Whether anything is said of `iri`."""
        return bool(self.about(iri))

    def file(self, iri: str) -> str:
        """The path of the file at the address `iri` if the site offers one, else nothing."""
        path = iri.removeprefix(self.base)
        return path if path in self.files else ""

    def _about(self, iri: str) -> Statements:
        """Each property of `iri` with its values: those in Thai first, else in the order of their text."""
        found: dict[str, set[Term]] = defaultdict(set)
        for triple in self.find(subject=iri):
            found[triple.predicate.value].add(triple.object)
        return {predicate: sorted(terms, key=_thai_first) for predicate, terms in sorted(found.items())}

    def values(self, iri: str, predicate: str) -> list[Term]:
        """The values of one property."""
        return self.about(iri).get(predicate, [])

    def value(self, iri: str, predicate: str) -> str:
        """The first value of a property as a string; empty if there is none."""
        return next((text(term) for term in self.values(iri, predicate)), "")

    def types(self, iri: str) -> set[str]:
        """The classes of `iri`."""
        return {text(term) for term in self.values(iri, str(RDF.type))}

    def _links_to(self, iri: str) -> list[tuple[str, str]]:
        """Each (subject, predicate) that has `iri` as object."""
        return sorted((text(triple.subject), triple.predicate.value) for triple in self.find(object=iri))

    def name(self, iri: str, reader: Language, beside: str = "") -> Name:
        """What `iri` is called for readers of a language; for want of a name, the end of the IRI.

        What is named after several things is not named after `beside`, which the reader sees anyway.
        """
        if beside:
            return self._find_name(iri, reader, beside)
        if (iri, reader.code) not in self._names:
            self._names[iri, reader.code] = self._find_name(iri, reader)
        return self._names[iri, reader.code]

    def line(self, iri: str, reader: Language) -> str:
        """What the data itself says of `iri` in one line in the reader's language; empty if it says nothing."""
        said = self.about(iri)
        own = (term for predicate in DESCRIPTIONS for term in said.get(predicate, []))
        return next((readable(text(term)) for term in own if language(term) == reader.code), "")

    def names(self, iri: str, reader: Language) -> list[Name]:
        """All that `iri` is called in some language, what `reader` reads best first."""
        said = self.about(iri)
        prefixes = {language(term): text(term) for term in said.get(str(SCHEMA.honorificPrefix), [])}
        found = [
            _titled(prefixes.get(language(term), ""), term) if predicate == FOAF.name else _named(term)
            for predicate in NAMES
            for term in said.get(str(predicate), [])
        ]
        if found:
            found += [_named(term) for term in said.get(str(SKOS.altLabel), []) if is_romanised(language(term))]
        return sorted(dict.fromkeys(found), key=lambda name: reader.rank(name.language))

    def _find_name(self, iri: str, reader: Language, beside: str = "") -> Name:
        names = self.names(iri, reader)
        if names:
            return names[0]
        said = self.about(iri)
        if str(SCHEMA.text) in said:
            return Name(readable(first_words(text(said[str(SCHEMA.text)][0]))), "th")
        things = (text(o) for p in NAMED_AFTER for o in said.get(str(p), []))
        after = [self.name(thing, reader) for thing in things if thing not in (iri, beside)]
        if after:
            return after[0] if len(after) == 1 else _joined(after)
        return Name(local_name(iri))

    @property
    def iri(self) -> str:
        """The IRI of the dataset itself."""
        return f"{self.base}id/dataset"

    @cached_property
    def newest(self) -> str:
        """The day of the newest document; empty if none has a date."""
        query = f"SELECT (MAX(STR(?day)) AS ?newest) {{ ?document <{SCHEMA.datePublished}> ?day }}"
        return next((text(row["newest"])[:10] for row in self.rows(query)), "")

    def modified(self, document: str) -> str:
        """The day on which a document was last changed, as far as it tells."""
        return (self.value(document, str(SCHEMA.dateModified)) or self.value(document, str(SCHEMA.datePublished)))[:10]

    def quotes(self, iri: str) -> list[Quote]:
        """The words that prove `iri` itself, in the order of documents and their text."""
        links = self.links_to(iri)
        return sorted(self.quote(subject) for subject, predicate in links if predicate == str(OA.hasBody))

    def proofs(self, iri: str) -> Proofs:
        """The words that prove single statements about `iri`, by property and value."""
        found: Proofs = defaultdict(list)
        for statement, predicate in self.links_to(iri):
            if predicate == str(RDF.subject):
                for value in self.values(statement, str(RDF.object)):
                    found[self.value(statement, str(RDF.predicate)), value] += self.quotes(statement)
        return found

    def quote(self, annotation: str) -> Quote:
        """The words that an annotation points at."""
        target = self.value(annotation, str(OA.hasTarget))
        selectors = [self.about(text(s)) for s in self.values(target, str(OA.hasSelector))]
        said = {predicate: terms[0] for selector in selectors for predicate, terms in selector.items()}
        exact = said.get(str(OA.exact), ox.Literal(""))
        return Quote(
            document=self.value(target, str(OA.hasSource)),
            start=int(text(said.get(str(OA.start), ox.Literal("0")))),
            end=int(text(said.get(str(OA.end), ox.Literal("0")))),
            annotation=annotation,
            text=text(exact),
            language=language(exact),
            confidence=self.value(annotation, str(NIF.confidence)),
        )

    def find(
        self, subject: str | None = None, predicate: str | None = None, object: str | None = None
    ) -> Iterator[ox.Triple]:
        """The triples with these IRIs; None stands for any."""
        s, p, o = (None if iri is None else ox.NamedNode(iri) for iri in (subject, predicate, object))
        return (quad.triple for quad in self.store.quads_for_pattern(s, p, o, ox.DefaultGraph()))

    def rows(self, query: str) -> Iterator[dict[str, Term | None]]:
        """The solutions of a SELECT query."""
        return rows(self.store, query)


def find_pages(store: ox.Store, base: str) -> dict[str, list[str]]:
    """The path of every page, and the IRIs shown on it."""
    pages: dict[str, set[str]] = defaultdict(set)
    described = (text(row["iri"]) for row in rows(store, "SELECT DISTINCT ?iri { ?iri ?p ?o }"))
    graphs = (graph.value for graph in store.named_graphs())
    addresses = Addresses(base)
    for iri in [*described, *graphs]:
        address = addresses.find(iri)
        if address:
            pages[address.path].add(iri)
    return {path: sorted(iris) for path, iris in sorted(pages.items())}


def rows(store: ox.Store, query: str) -> Iterator[dict[str, Term | None]]:
    """The solutions of a SELECT query."""
    solutions = store.query(query)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: solution[name] for name in names}


def text(term: Term | None) -> str:
    """The string of an IRI or a literal."""
    return "" if term is None or isinstance(term, ox.Triple) else term.value


def readable(words: str) -> str:
    """Words without the signs that turn the words after them round."""
    return words.translate(_WITHOUT_TURNING)


def language(term: Term | None) -> str:
    """The language of a literal; empty for anything else."""
    return (term.language or "") if isinstance(term, ox.Literal) else ""


def is_romanised(tag: str) -> bool:
    """Whether words in the language `tag` are written in Latin letters that are not its own: `th-Latn`."""
    return tag.lower().endswith("-latn")


def first_words(words: str, most: int = FIRST_WORDS) -> str:
    """How a text without a headline is called: its first line, cut at a space if it is longer than `most`."""
    line = words.strip().split("\n", 1)[0]
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"


def language_of(words: str) -> str:
    """Thai is told by its letters; of others nothing is said."""
    return "th" if thai.language(words) == "th" else ""


def _joined(names: list[Name]) -> Name:
    together = " · ".join(name.text for name in names)
    return Name(together, language_of(together))


def _named(term: Term) -> Name:
    return Name(readable(text(term)), language(term) or language_of(text(term)))


def _titled(prefix: str, term: Term) -> Name:
    """A name with the prefix of its language before it: Thai ones stand together (`นางสาวอุษณี`), others apart."""
    together = bool(prefix) and "\u0e01" <= prefix[-1] <= "\u0e5b"
    return Name(
        readable(prefix + text(term) if together else f"{prefix} {text(term)}".strip()),
        language(term) or language_of(text(term)),
    )


def _thai_first(term: Term) -> tuple[bool, str, str]:
    return language(term) != "th", text(term), str(term)

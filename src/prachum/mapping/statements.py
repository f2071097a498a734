"""A document's graph while it is made: triples, statements about values, and evidence for both."""

from collections.abc import Iterable

from rdflib import Graph, Literal
from rdflib.namespace import RDF, XSD
from rdflib.term import Node, URIRef

from prachum.link.minting import document_iri
from prachum.model import Evidence, Linked, Span
from prachum.namespaces import NIF, OA
from prachum.thai import language


class Statements:
    """What is said, and where: each thing and value of `graph` with the evidence for it."""

    def __init__(self, linked: Linked, base: str) -> None:
        self.linked = linked
        self.base = base
        self.graph = Graph()
        self.document = URIRef(document_iri(base, linked.facts.document.identifier))
        self._reified: dict[tuple[Node, Node, Node], URIRef] = {}
        self._confidence: dict[tuple[Span, URIRef], float] = {}

    def iri(self, local_id: str) -> URIRef:
        """The IRI of a thing of the document."""
        return URIRef(self.linked.iris[local_id])

    def is_known(self, thing: URIRef) -> bool:
        """Whether the authority lists describe the thing."""
        return str(thing) in self.linked.known

    def new_names(self, thing: URIRef) -> tuple[str, ...]:
        """What the document calls a known thing though the lists do not."""
        return self.linked.new_names.get(str(thing), ())

    def around(self, place: str) -> list[str]:
        """The IRIs of a place and of all that contain it, the nearest first."""
        chain = [str(place)]  # no URIRef is equal to a str
        while (outer := self.linked.within.get(chain[-1])) and outer not in chain:
            chain.append(outer)
        return chain

    def add(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Say it, without evidence of its own."""
        for value in values:
            self.graph.add((subject, predicate, value))

    def prove(self, body: URIRef, *evidence: Evidence) -> None:
        """Give the words that prove a thing or a statement."""
        for proof in evidence:
            key = (proof.span, body)
            self._confidence[key] = max(proof.confidence, self._confidence.get(key, 0.0))

    def state(self, subject: URIRef, predicate: URIRef, value: Node, *evidence: Evidence) -> None:
        """Say it, and give the words that prove it: the statement gets an IRI of its own."""
        self.add(subject, predicate, value)
        triple = (subject, predicate, value)
        if triple not in self._reified:
            statement = URIRef(f"{self.document}/statement/{len(self._reified) + 1}")
            self._reified[triple] = statement
            self.add(statement, RDF.type, RDF.Statement)
            for part, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
                self.add(statement, part, term)
        self.prove(self._reified[triple], *evidence)

    def graph_with_evidence(self) -> Graph:
        """The graph, with an annotation for each proof, numbered in the order of the text."""
        text = self.linked.facts.document.text
        for number, (span, body) in enumerate(sorted(self._confidence), start=1):
            self._annotate(number, body, span, span.of(text), self._confidence[span, body])
        self._confidence.clear()
        return self.graph

    def _annotate(self, number: int, body: URIRef, span: Span, quote: str, confidence: float) -> None:
        annotation = URIRef(f"{self.document}/evidence/{number}")
        target, position, words = (URIRef(f"{annotation}/{part}") for part in ("target", "position", "quote"))
        self.add(annotation, RDF.type, OA.Annotation)
        self.add(annotation, OA.motivatedBy, OA.identifying)
        self.add(annotation, OA.hasBody, body)
        self.add(annotation, NIF.confidence, decimal(confidence))
        self.add(annotation, OA.hasTarget, target)
        self.add(target, RDF.type, OA.SpecificResource)
        self.add(target, OA.hasSource, self.document)
        self.add(target, OA.hasSelector, position, words)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, integer(span.start))
        self.add(position, OA.end, integer(span.end))
        self.add(words, RDF.type, OA.TextQuoteSelector)
        self.add(words, OA.exact, Literal(quote, lang=language(quote)))


def names(texts: Iterable[str]) -> list[Literal]:
    """Names as literals: white space collapsed, in Thai if they have a Thai letter."""
    collapsed = (" ".join(text.split()) for text in texts)
    return [Literal(text, lang=language(text)) for text in collapsed]


def name(text: str) -> Literal:
    """One name as a literal; see `names`."""
    return names([text])[0]


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def decimal(value: float) -> Literal:
    """A number with at most three decimals."""
    digits = f"{value:.3f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=XSD.decimal, normalize=False)


_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def date(value: str) -> Literal:
    """An ISO date as exact as it is: a year, a month or a day."""
    return Literal(value, datatype=_DATE_TYPES[len(value)], normalize=False)


def is_day(value: str) -> bool:
    """Whether an ISO date names a day."""
    return len(value) == 10

"""The document itself: what it is, what it says of itself, and what it is about."""

import re
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import Literal
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS
from rdflib.term import URIRef

from prachum.mapping.statements import Statements, date, name
from prachum.model import Facts
from prachum.namespaces import CODE, SCHEMA
from prachum.thai import language

_WEB_ADDRESS = re.compile(r"(?P<scheme>https?://)(?P<rest>[^/?#\s].*)", re.IGNORECASE | re.DOTALL)


def map_article(facts: Facts, statements: Statements) -> None:
    """The document with its text, headline, dates and addresses, and links to all that it names."""
    document, article = statements.document, facts.article
    text = facts.document.text
    statements.add(document, RDF.type, SCHEMA.NewsArticle, PROV.Entity)
    statements.add(document, DCTERMS.identifier, Literal(facts.document.identifier))
    statements.add(document, SCHEMA.inLanguage, Literal("th"))
    statements.add(document, SCHEMA.text, Literal(text, lang=language(text)))
    if article.headline:
        statements.state(document, SCHEMA.headline, name(article.headline.value), article.headline.evidence)
    if article.published:
        statements.state(document, SCHEMA.datePublished, date(article.published.value), article.published.evidence)
    if article.modified:
        statements.state(document, SCHEMA.dateModified, date(article.modified.value), article.modified.evidence)
    if article.url and (address := web_address(article.url.value)):
        statements.state(document, SCHEMA.url, address, article.url.evidence)
    for other in article.see_also:
        if address := web_address(other.value):
            statements.state(document, RDFS.seeAlso, address, other.evidence)
    for topic in article.topics:
        statements.state(document, DCTERMS.subject, CODE[f"topic/{topic.value}"], topic.evidence)
    _link_to_things(facts, statements)


def web_address(text: str) -> URIRef | None:
    """The address as an IRI that every parser takes; None if it is no web address."""
    found = _WEB_ADDRESS.match(text.strip())
    if not found:
        return None
    address = found["scheme"].lower() + quote(found["rest"], safe="%/:?#@!$&'()*+,;=~-._")
    try:
        return URIRef(ox.NamedNode(address).value)
    except ValueError:
        return None


def _link_to_things(facts: Facts, statements: Statements) -> None:
    """`schema:about` the meetings that the document reports, `schema:mentions` everything else in it."""
    for meeting in facts.meetings:
        link = SCHEMA.about if meeting.main else SCHEMA.mentions
        statements.add(statements.document, link, statements.iri(meeting.id))
    for things in (facts.agreements, facts.persons, facts.organizations, facts.places):
        for thing in things:
            statements.add(statements.document, SCHEMA.mentions, statements.iri(thing.id))

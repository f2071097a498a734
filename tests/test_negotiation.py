"""Content negotiation: a table of Accept headers, and what each gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.serve.formats import GRAPHS, RESOURCES, TABLES
from prachum.serve.negotiation import negotiate

CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
RDFLIB = "text/turtle;q=1,application/rdf+xml;q=0.9,application/n-triples;q=0.7,*/*;q=0.1"
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"

PAGES = [
    (None, "html"),
    ("", "html"),
    ("  ", "html"),
    ("*/*", "html"),
    ("text/*", "html"),
    ("application/*", "jsonld"),
    ("text/html", "html"),
    ("TEXT/HTML", "html"),
    ("application/xhtml+xml", "html"),
    ("text/turtle", "ttl"),
    ("text/turtle;charset=utf-8", "ttl"),
    ("text/turtle; charset=UTF-8", "ttl"),
    ("text/turtle ; q=0.2", "ttl"),
    ("Text/Turtle", "ttl"),
    ("application/x-turtle", "ttl"),
    ("application/ld+json", "jsonld"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
    ('application/ld+json;profile="a,b;q=0, text/turtle";q=0.9,text/turtle;q=0.1', "jsonld"),
    ("application/json", "jsonld"),
    ("application/n-triples", "nt"),
    ("text/plain", "nt"),
    (CHROMIUM, "html"),
    (RDFLIB, "ttl"),
    (JENA, "ttl"),
    ("text/turtle,text/html", "html"),
    ("text/html;q=0.5,text/turtle", "ttl"),
    ("text/html;q=0.5,text/turtle;q=0.6", "ttl"),
    ("text/html;q=0.500,text/turtle;q=0.501", "ttl"),
    ("text/turtle;q=0.3,application/ld+json;q=0.7,text/html;q=0.1", "jsonld"),
    ("*/*;q=0.1,text/turtle;q=0.9", "ttl"),
    ("*/*,text/html;q=0", "ttl"),
    ("text/*,text/html;q=0", "ttl"),
    ("text/*;q=0.5,application/n-triples;q=0.6", "nt"),
    ("application/*;q=0.5,text/turtle;q=0.4,text/html;q=0.1,application/xhtml+xml;q=0", "jsonld"),
    ("text/turtle;q=1.0", "ttl"),
    ("text/turtle;q=1.000", "ttl"),
    ("text/turtle;Q=0.5,text/html;Q=0.1", "ttl"),
    ("application/rdf+xml,text/turtle;q=0.1", "ttl"),
    ("image/png,*/*;q=0.01", "html"),
    (",,text/turtle,,", "ttl"),
    ("text/turtle;", "ttl"),
    ("text/turtle;;q=0.5", "ttl"),
    ("text/turtle;q=2,application/n-triples", "nt"),
    ("text/turtle;q=x,application/n-triples;q=0.1", "nt"),
    ("text/turtle;q=-1,application/n-triples;q=0.1", "nt"),
    ("text/turtle;q=๐.5,application/n-triples;q=0.1", "nt"),
    ("nonsense,application/n-triples;q=0.1", "nt"),
    ("*,application/n-triples;q=0.1", "nt"),
    ('text/turtle;a="unclosed', "ttl"),
    # nothing that there is
    ("application/pdf", None),
    ("text/html;q=0", None),
    ("*/*;q=0", None),
    ("text/*;q=0,application/*;q=0", None),
    ("text/turtle;q=0,text/html;q=0.0,application/ld+json;q=0.000", None),
    ("image/*", None),
    ("turtle", None),
    ("/", None),
    (";q=1", None),
    (",", None),
    ("*/turtle", None),
    ("text/turtle;q=x", None),
]


@pytest.mark.parametrize(("accept", "name"), PAGES)
def test_the_form_of_a_resource(accept: str | None, name: str | None) -> None:
    chosen = negotiate(accept, RESOURCES)
    assert (chosen.name if chosen else None) == name


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        (None, "json", "ttl"),
        ("*/*", "json", "ttl"),
        (CHROMIUM, "html", "html"),
        ("application/sparql-results+json", "json", None),
        ("application/sparql-results+xml", "xml", None),
        ("application/sparql-results+json,application/sparql-results+xml;q=0.9", "json", None),
        ("application/sparql-results+xml;q=0.8,text/csv;q=0.9", "csv", None),
        ("text/csv", "csv", None),
        ("text/tab-separated-values", "tsv", None),
        ("application/json", "json", "jsonld"),
        ("text/turtle", None, "ttl"),
        ("application/n-triples,text/turtle;q=0.5", None, "nt"),
        ("application/ld+json", None, "jsonld"),
        ("text/*", "csv", "ttl"),
    ],
)
def test_the_form_of_an_answer(accept: str | None, table: str | None, graph: str | None) -> None:
    chosen = [negotiate(accept, formats) for formats in (TABLES, GRAPHS)]
    assert [form and form.name for form in chosen] == [table, graph]


@given(st.text(max_size=60))
def test_no_header_is_too_strange(accept: str) -> None:
    chosen = negotiate(accept, RESOURCES)
    assert chosen is None or chosen in RESOURCES


@given(st.permutations([f"{form.media_type};q=0.{9 - at}" for at, form in enumerate(RESOURCES[::-1])]))
def test_the_order_of_entries_does_not_matter(entries: list[str]) -> None:
    assert negotiate(", ".join(entries), RESOURCES) is RESOURCES[-1]

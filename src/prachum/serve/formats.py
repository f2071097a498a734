"""The formats of answers: of a page's data, of a table, of a graph. The first is what anyone gets."""

from prachum.serve.negotiation import Format

HTML = Format("html", ("text/html", "application/xhtml+xml"), ".html")
TURTLE = Format("ttl", ("text/turtle", "application/x-turtle"), ".ttl")
JSON_LD = Format("jsonld", ("application/ld+json", "application/json"), ".jsonld")
N_TRIPLES = Format("nt", ("application/n-triples", "text/plain"), ".nt")

RESOURCES = (HTML, TURTLE, JSON_LD, N_TRIPLES)
TABLES = (
    Format("json", ("application/sparql-results+json", "application/json")),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
    HTML,
)
GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, HTML)

# What a file on the site is, by suffix.
CONTENT_TYPES = {
    **{form.suffix: form.content_type for form in RESOURCES},
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".nq": "application/n-quads",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
}

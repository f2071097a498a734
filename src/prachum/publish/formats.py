"""The forms in which a resource of the site can be had: media types, profiles, and the suffixes of their files."""

from dataclasses import dataclass

from prachum.namespaces import DEFAULT_BASE


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each
class Format:
    """A form in which something can be had: `types` are its media types, the one to answer with first."""

    name: str
    types: tuple[str, ...]
    suffix: str = ""

    @property
    def media_type(self) -> str:
        """The media type to answer with."""
        return self.types[0]

    @property
    def content_type(self) -> str:
        """The header's value; text says its encoding."""
        textual = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if textual else self.media_type


HTML = Format("html", ("text/html", "application/xhtml+xml"), ".html")
TURTLE = Format("ttl", ("text/turtle", "application/x-turtle"), ".ttl")
JSON_LD = Format("jsonld", ("application/ld+json", "application/json"), ".jsonld")
N_TRIPLES = Format("nt", ("application/n-triples", "text/plain"), ".nt")
RDF_XML = Format("rdf", ("application/rdf+xml",), ".rdf")
TRIG = Format("trig", ("application/trig", "application/x-trig"), ".trig")
N_QUADS = Format("nq", ("application/n-quads", "text/x-nquads"), ".nq")
LINKSET = Format("linkset", ("application/linkset",), ".linkset")

# The first is what anyone gets. Only named graphs come in the last two.
RESOURCES = (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS)
OF_GRAPHS = (TRIG, N_QUADS)
GRAPHS_AT = "graph/"

# What else is on the site, by suffix.
OTHER_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
MEDIA_TYPES = {**{form.suffix: form.media_type for form in (*RESOURCES, LINKSET)}, **OTHER_TYPES}


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A vocabulary in which a thing is described: `iris` name it, the one to answer with first.

    The description of the thing at PATH is the file PATH + `suffix` + the format's suffix. Things whose path
    starts with `at` have it.
    """

    name: str
    iris: tuple[str, ...]
    suffix: str
    formats: tuple[Format, ...]
    at: str = ""

    @property
    def iri(self) -> str:
        """The IRI to answer with."""
        return self.iris[0]


NATIVE = Profile("native", (f"{DEFAULT_BASE}def", f"{DEFAULT_BASE}def#"), "", RESOURCES)
SCHEMA_ORG = Profile(
    "schema", ("https://schema.org/", "http://schema.org/", "https://schema.org"), ".schema", (JSON_LD,), "id/"
)
DCAT_AP = Profile(
    "dcat-ap",
    ("http://data.europa.eu/r5r/", "https://semiceu.github.io/DCAT-AP/releases/3.0.0/"),
    ".dcat-ap",
    (TURTLE, JSON_LD),
    "id/dataset",
)
# The first is what anyone gets.
PROFILES = (NATIVE, SCHEMA_ORG, DCAT_AP)

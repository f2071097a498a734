"""What a page is about, for search engines: JSON-LD in the terms of schema.org, made of the same data."""

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from markupsafe import Markup
from rdflib.namespace import DCTERMS, OWL, SKOS

from prachum import __version__
from prachum.namespaces import GEO, ORG, SCHEMA, P
from prachum.publish.dataset import TURNING, Dataset, language, text
from prachum.publish.kinds import kind_of
from prachum.publish.languages import Language

if TYPE_CHECKING:
    from prachum.publish.page import Page

VALUES = 50  # of one property; the data beside the page has all
Item = dict[str, Any]

# Which class of schema.org a thing is: by the first of its own classes that is here, else by its kind.
CLASSES = {str(SCHEMA[name]): name for name in ("NewsArticle", "Country", "City", "AdministrativeArea", "Legislation")}
KIND_CLASSES = {
    "document": "NewsArticle",
    "meeting": "Event",
    "agreement": "CreativeWork",
    "person": "Person",
    "organization": "Organization",
    "venue": "Place",
    "place": "Place",
    "post": "Role",
    "concept": "DefinedTerm",
    "scheme": "DefinedTermSet",
    "ontology": "DefinedTermSet",
    "dataset": "Dataset",
}
OTHER = "Thing"

# By kind: each property of schema.org with the property of our data. What leads to things names them.
PROPERTIES: dict[str, tuple[tuple[str, str], ...]] = {
    "document": (
        ("headline", str(SCHEMA.headline)),
        ("datePublished", str(SCHEMA.datePublished)),
        ("dateModified", str(SCHEMA.dateModified)),
        ("publisher", str(SCHEMA.publisher)),
        ("inLanguage", str(SCHEMA.inLanguage)),
        ("about", str(SCHEMA.about)),
        ("isBasedOn", str(SCHEMA.url)),
    ),
    "meeting": (
        ("startDate", str(SCHEMA.startDate)),
        ("endDate", str(SCHEMA.endDate)),
        ("location", str(SCHEMA.location)),
        ("organizer", str(SCHEMA.organizer)),
        ("attendee", str(SCHEMA.attendee)),
        ("superEvent", str(SCHEMA.superEvent)),
    ),
    "agreement": (("alternateName", str(DCTERMS.alternative)), ("sourceOrganization", str(P.party))),
    "person": (
        ("honorificPrefix", str(SCHEMA.honorificPrefix)),
        ("alternateName", str(SKOS.altLabel)),
        ("jobTitle", str(ORG.holds)),
    ),
    "organization": (
        ("alternateName", str(SKOS.altLabel)),
        ("parentOrganization", str(ORG.unitOf)),
        ("parentOrganization", str(ORG.subOrganizationOf)),
        ("sameAs", str(SKOS.exactMatch)),
    ),
    "venue": (("containedInPlace", str(SCHEMA.containedInPlace)),),
    "place": (
        ("containedInPlace", str(SCHEMA.containedInPlace)),
        ("latitude", str(GEO.lat)),
        ("longitude", str(GEO.long)),
        ("sameAs", str(SKOS.exactMatch)),
        ("sameAs", str(OWL.sameAs)),
    ),
    "concept": (("inDefinedTermSet", str(SKOS.inScheme)), ("termCode", str(SKOS.notation))),
}
# Values that schema.org wants as words, though our data leads to a thing.
WORDS = {"jobTitle"}
# Classes of what a property leads to.
RANGES = {
    "location": "Place",
    "containedInPlace": "Place",
    "organizer": "Organization",
    "publisher": "Organization",
    "parentOrganization": "Organization",
    "sourceOrganization": "Organization",
    "superEvent": "Event",
    "about": "Event",
    "inDefinedTermSet": "DefinedTermSet",
}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def describe(page: "Page", sentence: str) -> Item:
    """The thing of a page as an item of schema.org."""
    kind = page.kind.name
    found: Item = {
        "@context": "https://schema.org",
        "@type": class_of(page.types, kind),
        "@id": page.iri,
        "url": page.iri,
        "name": page.name.text,
        "description": sentence,
    }
    for ours, theirs in PROPERTIES.get(kind, ()):
        values = [_value(page, ours, term) for term in page.dataset.values(page.iri, theirs)[:VALUES]]
        if values:
            known = found.get(ours, [])
            found[ours] = [*(known if isinstance(known, list) else [known]), *values]
    if kind == "dataset":
        found |= describe_dataset(page.dataset, page.language, ())
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in found.items()}


def class_of(types: set[str], kind: str) -> str:
    """The class of schema.org for a thing with these classes."""
    return next((CLASSES[iri] for iri in sorted(types) if iri in CLASSES), KIND_CLASSES.get(kind, OTHER))


def describe_dataset(dataset: Dataset, reader: Language, files: tuple[tuple[str, str], ...]) -> Item:
    """The dataset as an item of schema.org; `files` are the paths and media types of its dumps."""
    iri = dataset.iri
    said = dataset.about(iri)
    read = [term for term in said.get(str(DCTERMS.description), []) if reader.rank(language(term)) == 0]
    found: Item = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": iri,
        "url": iri,
        "name": dataset.name(iri, reader).text,
        "description": text(read[0]) if read else "",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "version": __version__,
        "dateModified": dataset.newest,
        "creator": {"@type": "Organization", "name": dataset.name(f"{iri}#publisher", reader).text},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": dataset.base + path, "encodingFormat": media}
            for path, media in files
        ],
    }
    return {key: value for key, value in found.items() if value not in ([], "")}


def describe_page(name: Markup, description: Markup, base: str, language: str) -> Item:
    """A page that is of no one thing; `name` and `description` as they stand in HTML."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": name.unescape(),
        "description": description.unescape(),
        "inLanguage": language,
        "isPartOf": {"@type": "Dataset", "@id": f"{base}id/dataset"},
    }


def to_script(item: Item) -> str:
    """JSON that may stand in an element `script`, whatever is in it: no `<`, `>`, `&`, nothing that turns text."""
    written = json.dumps(item, ensure_ascii=False)
    for sign in "<>&\u2028\u2029" + TURNING:
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _value(page: "Page", name: str, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Any:
    if isinstance(term, ox.Literal):
        return text(term)
    iri = text(term)
    if not page.dataset.describes(iri):
        return iri
    called = page.dataset.name(iri, page.language).text
    if name in WORDS:
        return called
    types = page.dataset.types(iri)
    return {"@type": RANGES.get(name) or class_of(types, kind_of(types, "").name), "@id": iri, "name": called}

"""The kinds of thing that have a page: how each is recognised, and the template that shows it."""

from dataclasses import dataclass

from rdflib.namespace import DCAT, FOAF, OWL, PROV, SKOS

from prachum.namespaces import ORG, SCHEMA, P


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with its classes; `template` is the page's."""

    name: str
    types: frozenset[str]
    template: str = "thing.html"


def _kind(name: str, *types: str, template: str = "thing.html") -> Kind:
    return Kind(name, frozenset(map(str, types)), template)


# The first that fits counts: a venue is a schema:Place too.
KINDS = (
    _kind("document", SCHEMA.NewsArticle, template="document.html"),
    _kind("meeting", P.Meeting),
    _kind("agreement", P.Instrument),
    _kind("person", FOAF.Person),
    _kind("post", ORG.Post),
    _kind("membership", ORG.Membership),
    _kind(
        "organization",
        ORG.Organization,
        ORG.FormalOrganization,
        ORG.OrganizationalUnit,
        ORG.OrganizationalCollaboration,
        P.Government,
        P.Delegation,
    ),
    _kind("venue", P.Venue),
    _kind("place", SCHEMA.Place, SCHEMA.Country, SCHEMA.AdministrativeArea, SCHEMA.City, SCHEMA.State),
    _kind("concept", SKOS.Concept),
    _kind("scheme", SKOS.ConceptScheme),
    _kind("ontology", OWL.Ontology),
    _kind("run", PROV.Activity),
    _kind("software", PROV.SoftwareAgent),
    _kind("dataset", DCAT.Dataset, DCAT.Catalog),
    _kind("distribution", DCAT.Distribution, DCAT.DataService),
)
GRAPH = _kind("graph")
THING = _kind("thing")


def kind_of(types: set[str], path: str) -> Kind:
    """The kind of what has these classes and its page at `path`."""
    if path.startswith("graph/"):
        return GRAPH
    return next((kind for kind in KINDS if kind.types & types), THING)

"""The list pages, as rows of (path, query, columns): what the query finds is what the page shows.

The first variable of a query is the thing that a line is about; the lines of one thing become one.
"""

from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from prachum.namespaces import PROLOGUE
from prachum.publish.dataset import Dataset, Term
from prachum.publish.labels import N_
from prachum.publish.languages import Language
from prachum.publish.linker import Linker, Value


@dataclass(frozen=True, slots=True)
class View:
    """A list page at `path` under a `title`; `columns` pairs each variable of `query` with its heading.

    Long lists come in `parts`, by the year or the name in `column`.
    """

    path: str
    title: str
    query: str
    columns: tuple[tuple[str, str], ...]
    parts: Literal["year", "name", ""] = ""
    column: int = 0
    template: str = "list.html"


_AGREEMENTS = """SELECT ?agreement ?kind ?status ?party {
  %s
  OPTIONAL { ?agreement dct:type ?kind }
  OPTIONAL { ?agreement adms:status ?status }
  OPTIONAL { ?agreement p:party ?party }
} ORDER BY STR(?status) STR(?kind) ?agreement ?party"""
_AGREEMENT_COLUMNS = (
    ("agreement", N_("Name")),
    ("kind", N_("Kind")),
    ("status", N_("Status")),
    ("party", N_("Parties")),
)

VIEWS = (
    View(
        "meetings",
        N_("Meetings"),
        """SELECT ?meeting ?start ?kind ?place {
          ?meeting a p:Meeting
          OPTIONAL { ?meeting schema:startDate ?start }
          OPTIONAL { ?meeting dct:type ?kind }
          OPTIONAL {
            { ?meeting schema:location ?place MINUS { ?place a p:Venue } }
            UNION { ?meeting schema:location ?venue . ?venue a p:Venue ; schema:containedInPlace ?place }
          }
        } ORDER BY DESC(STR(?start)) ?meeting ?place""",
        (("start", N_("Date")), ("meeting", N_("Name")), ("kind", N_("Kind")), ("place", N_("Place"))),
        "year",
        template="meetings.html",
    ),
    View(
        "agreements",
        N_("Agreements"),
        _AGREEMENTS % "?agreement a p:Instrument",
        _AGREEMENT_COLUMNS,
        "name",
        template="agreements.html",
    ),
    View(
        "persons",
        N_("People"),
        """SELECT ?person ?post ?organization {
          { SELECT DISTINCT ?person ?name { ?person a foaf:Person ; foaf:name ?name } }
          OPTIONAL {
            SELECT DISTINCT ?person ?post ?organization {
              ?person org:holds ?post OPTIONAL { ?post org:postIn ?organization }
            }
          }
        } ORDER BY ?name ?person ?post""",
        (("person", N_("Name")), ("post", N_("Post")), ("organization", N_("Organizations"))),
        "name",
    ),
    View(
        "organizations",
        N_("Organizations"),
        """SELECT ?organization ?parent {
          ?organization a ?type ; skos:prefLabel ?name
          VALUES ?type { org:Organization org:FormalOrganization org:OrganizationalUnit
                         p:Government p:Delegation }
          OPTIONAL { ?organization org:unitOf|org:subOrganizationOf ?parent }
        } ORDER BY (LANG(?name) != "th") ?name ?organization ?parent""",
        (("organization", N_("Name")), ("parent", N_("Part of"))),
    ),
    View(
        "places",
        N_("Places"),
        """SELECT ?place ?code ?within {
          ?place a ?type ; skos:prefLabel|schema:name ?name
          VALUES ?type { schema:Country schema:AdministrativeArea schema:City schema:State schema:Place }
          OPTIONAL { ?place skos:notation ?code }
          OPTIONAL { ?place schema:containedInPlace ?within }
        } ORDER BY (LANG(?name) != "th") ?name ?place ?within""",
        (("place", N_("Name")), ("code", N_("Code")), ("within", N_("Within"))),
        "name",
        template="places.html",
    ),
    View(
        "topics",
        N_("Topics"),
        """SELECT ?topic (COUNT(DISTINCT ?meeting) AS ?meetings) {
          ?topic skos:inScheme <https://w3id.org/prachum/code/topic>
          OPTIONAL { ?meeting a p:Meeting ; dct:subject ?topic }
        } GROUP BY ?topic ORDER BY DESC(?meetings) ?topic""",
        (("topic", N_("Topic")), ("meetings", N_("Meetings"))),
        template="topics.html",
    ),
    View(
        "documents",
        N_("Documents"),
        """SELECT ?document ?published ?meeting {
          ?document a schema:NewsArticle
          OPTIONAL { ?document schema:datePublished ?published }
          OPTIONAL { ?document schema:about ?meeting }
        } ORDER BY DESC(STR(?published)) ?document ?meeting""",
        (("document", N_("Name")), ("published", N_("Published")), ("meeting", N_("Reports"))),
        "year",
        column=1,
    ),
    View(
        "codes",
        N_("Code lists"),
        """SELECT ?terms ?note {
          ?terms a ?type VALUES ?type { owl:Ontology skos:ConceptScheme }
          OPTIONAL { ?terms skos:scopeNote|dct:description ?note }
        } ORDER BY ?type ?terms (LANG(?note) != "th")""",
        (("terms", N_("Name")), ("note", N_("What it holds"))),
    ),
)


def of_side(party: str, path: str) -> View:
    """The list at `path` of the agreements to which `party`, an IRI, is one of the parties."""
    pattern = f"?agreement a p:Instrument ; p:party {ox.NamedNode(party)}"
    return View(path, N_("Agreements"), _AGREEMENTS % pattern, _AGREEMENT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a view found: one list of values for each column of each line."""

    path: str
    title: str
    headings: tuple[str, ...]
    lines: list[list[list[Value]]]


def listing(dataset: Dataset, view: View, language: Language) -> Listing:
    """The lines of `view`, with links that lead from the pages of the language."""
    things: dict[Term | None, dict[str, dict[Term, None]]] = {}
    for row in dataset.rows(PROLOGUE + view.query):
        thing = next(iter(row.values()))
        columns = things.setdefault(thing, {variable: {} for variable in row})
        for variable, term in row.items():
            if term is not None:
                columns[variable][term] = None
    here = Linker(dataset, view.path, language)
    lines = [
        [[here.glossed(term) for term in columns[variable]] for variable, _ in view.columns]
        for columns in things.values()
    ]
    return Listing(view.path, view.title, tuple(heading for _, heading in view.columns), lines)

"""The list pages, as rows of (path, query, columns): what the query finds is what the page shows.

The first variable of a query is the thing that a line is about; the lines of one thing become one.
"""

from dataclasses import dataclass

from prachum.namespaces import PREFIXES
from prachum.publish.dataset import Dataset, Term
from prachum.publish.linker import Linker, Value

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class View:
    """A list page at `path`; `columns` pairs each variable of `query` with the key of its heading."""

    path: str
    query: str
    columns: tuple[tuple[str, str], ...]


VIEWS = (
    View(
        "meetings",
        """SELECT ?meeting ?start ?kind ?place {
          ?meeting a p:Meeting
          OPTIONAL { ?meeting schema:startDate ?start }
          OPTIONAL { ?meeting dct:type ?kind }
          OPTIONAL {
            { ?meeting schema:location ?place MINUS { ?place a p:Venue } }
            UNION { ?meeting schema:location ?venue . ?venue a p:Venue ; schema:containedInPlace ?place }
          }
        } ORDER BY DESC(STR(?start)) ?meeting ?place""",
        (("start", "date"), ("meeting", "name"), ("kind", "kind"), ("place", "place")),
    ),
    View(
        "agreements",
        """SELECT ?agreement ?kind ?status ?party {
          ?agreement a p:Instrument
          OPTIONAL { ?agreement dct:type ?kind }
          OPTIONAL { ?agreement adms:status ?status }
          OPTIONAL { ?agreement p:party ?party }
        } ORDER BY STR(?kind) ?agreement ?party""",
        (("agreement", "name"), ("kind", "kind"), ("status", "status"), ("party", "parties")),
    ),
    View(
        "persons",
        """SELECT ?person ?post ?organization {
          { SELECT DISTINCT ?person ?name { ?person a foaf:Person ; foaf:name ?name } }
          OPTIONAL {
            SELECT DISTINCT ?person ?post ?organization {
              ?person org:holds ?post OPTIONAL { ?post org:postIn ?organization }
            }
          }
        } ORDER BY ?name ?person ?post""",
        (("person", "name"), ("post", "post"), ("organization", "organizations")),
    ),
    View(
        "organizations",
        """SELECT ?organization ?parent {
          ?organization a ?type ; skos:prefLabel ?name
          VALUES ?type { org:Organization org:FormalOrganization org:OrganizationalUnit
                         p:Government p:Delegation }
          OPTIONAL { ?organization org:unitOf|org:subOrganizationOf ?parent }
        } ORDER BY (LANG(?name) != "th") ?name ?organization ?parent""",
        (("organization", "name"), ("parent", "part_of")),
    ),
    View(
        "places",
        """SELECT ?place ?code ?within {
          ?place a ?type ; skos:prefLabel|schema:name ?name
          VALUES ?type { schema:Country schema:AdministrativeArea schema:City schema:State schema:Place }
          OPTIONAL { ?place skos:notation ?code }
          OPTIONAL { ?place schema:containedInPlace ?within }
        } ORDER BY (LANG(?name) != "th") ?name ?place ?within""",
        (("place", "name"), ("code", "code"), ("within", "within")),
    ),
    View(
        "documents",
        """SELECT ?document ?published ?meeting {
          ?document a schema:NewsArticle
          OPTIONAL { ?document schema:datePublished ?published }
          OPTIONAL { ?document schema:about ?meeting }
        } ORDER BY DESC(STR(?published)) ?document ?meeting""",
        (("document", "name"), ("published", "published"), ("meeting", "reports")),
    ),
    View(
        "codes",
        """SELECT ?terms ?note {
          ?terms a ?type VALUES ?type { owl:Ontology skos:ConceptScheme }
          OPTIONAL { ?terms skos:scopeNote|dct:description ?note }
        } ORDER BY ?type ?terms (LANG(?note) != "th")""",
        (("terms", "name"), ("note", "content")),
    ),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a view found: one list of values for each column of each line."""

    path: str
    headings: tuple[str, ...]
    lines: list[list[list[Value]]]


def listing(dataset: Dataset, view: View) -> Listing:
    """The lines of `view`, with links that lead from the top of the site."""
    things: dict[Term | None, dict[str, dict[Term, None]]] = {}
    for row in dataset.rows(_PREFIXES + view.query):
        thing = next(iter(row.values()))
        columns = things.setdefault(thing, {variable: {} for variable in row})
        for variable, term in row.items():
            if term is not None:
                columns[variable][term] = None
    here = Linker(dataset, view.path + ".html")
    lines = [
        [[here.value(term) for term in columns[variable]] for variable, _ in view.columns]
        for columns in things.values()
    ]
    return Listing(view.path, tuple(heading for _, heading in view.columns), lines)

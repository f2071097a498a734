"""What the tables hold: for each a class of things, and for each column the pattern that finds its values.

A pattern is SPARQL, from `?row` to `?value`, over the union of all graphs (the store's default graph).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, the pattern that finds its values, and their datatype."""

    name: str
    title: str
    pattern: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file's name, what a row of it is, the pattern that finds the rows, and the columns."""

    name: str
    title: str
    rows: str
    columns: tuple[Column, ...]


def _path(name: str, title: str, path: str, datatype: str = "string") -> Column:
    return Column(name, title, f"?row {path} ?value", datatype)


def _language(name: str, title: str, path: str, language: str) -> Column:
    return Column(name, title, f'?row {path} ?value FILTER(LANG(?value) = "{language}")')


def _names(path: str) -> tuple[Column, ...]:
    return (
        _language("name_th", "name in Thai", path, "th"),
        _language("name_en", "name in English", path, "en"),
    )


_DESCRIPTION = _path("description_en", "a line in English, composed of the facts", "dct:description")

_DOCUMENTS = Column(
    "documents",
    "identifiers of the documents that tell of it",
    "?document schema:about|schema:mentions ?row ; dct:identifier ?value",
)

TABLES = (
    Table(
        "meetings",
        "A meeting or another event at which people came together",
        "?row a p:Meeting",
        (
            *_names("schema:name"),
            _DESCRIPTION,
            _path("kind", "kind, a code", "dct:type/skos:notation"),
            _path("start", "first day or time, as exact as the text", "schema:startDate"),
            _path("end", "last day, as exact as the text", "schema:endDate"),
            _path("date_text", "the date in the text's words", "p:dateText"),
            _path("ordinal", "which meeting of its series", "p:ordinal"),
            _path("attendance", "number of people", "p:attendance", "integer"),
            _path("attendance_bound", "exact, at_least or about", "p:attendanceBound/skos:notation"),
            _path("venue", "room, hotel or building", "schema:location/schema:name"),
            Column(
                "place",
                "city, province, country or region, in Thai",
                "{ ?row schema:location ?place } UNION"
                " { ?row schema:location ?venue . ?venue a p:Venue ; schema:containedInPlace ?place }"
                ' ?place skos:prefLabel ?value FILTER(LANG(?value) = "th")',
            ),
            Column(
                "country",
                "ISO 3166-1 code of the country",
                "?row schema:location/schema:containedInPlace* ?place . ?place a schema:Country ; skos:notation ?value",
            ),
            _path("organizers", "who held it", "schema:organizer", "anyURI"),
            _path("signed", "what was signed there", "p:signed", "anyURI"),
            _path("considered", "what was discussed, drafted or approved there", "p:considered", "anyURI"),
            _path("under", "what it was held under", "p:under", "anyURI"),
            _path("topics", "topics, codes", "dct:subject/skos:notation"),
            Column(
                "reported_in",
                "identifiers of the documents that report it",
                "?document schema:about ?row ; dct:identifier ?value",
            ),
            Column(
                "mentioned_in",
                "identifiers of the documents that mention it",
                "?document schema:mentions ?row ; dct:identifier ?value",
            ),
        ),
    ),
    Table(
        "participations",
        "How someone took part in a meeting",
        "?row a cv:Participation",
        (
            _path("meeting", "the meeting", "^cv:hasParticipation", "anyURI"),
            _path("role", "role, a code", "cv:role/skos:notation"),
            _path("participant", "who took part", "cv:hasParticipant", "anyURI"),
            _language(
                "participant_name_th",
                "its name in Thai",
                "cv:hasParticipant/(foaf:name|skos:prefLabel)",
                "th",
            ),
            _language(
                "participant_name_en",
                "its name in English",
                "cv:hasParticipant/(foaf:name|skos:prefLabel)",
                "en",
            ),
            _language(
                "participant_name_latin",
                "a person's name in Latin letters",
                "cv:hasParticipant/skos:altLabel",
                "th-latn",
            ),
            _path("for_organization", "for which body", "p:inCapacity/org:organization", "anyURI"),
        ),
    ),
    Table(
        "agreements",
        "An instrument: memorandum, procedure, convention, plan, resolution, declaration, law or project",
        "?row a p:Instrument",
        (
            *_names("dct:title"),
            _DESCRIPTION,
            _path("other_names", "other titles and abbreviations", "dct:alternative"),
            _path("kind", "kind, a code", "dct:type/skos:notation"),
            _path("status", "status, a code", "adms:status/skos:notation"),
            _path("parties", "who agreed", "p:party", "anyURI"),
            Column(
                "steps",
                "dated steps, such as sign 2019-04-22",
                "?step p:actsOn ?row ; dct:type/skos:notation ?kind ; schema:startDate ?date"
                ' BIND(CONCAT(?kind, " ", STR(?date)) AS ?value)',
            ),
            _path("start", "start of its period", "schema:startDate"),
            _path("end", "end of its period", "schema:endDate"),
            _path("under", "what it is based on", "p:under", "anyURI"),
            _DOCUMENTS,
        ),
    ),
    Table(
        "persons",
        "A named person",
        "?row a foaf:Person",
        (
            *_names("foaf:name"),
            _language(
                "name_latin", "name in Latin letters, by the Royal Institute's system", "skos:altLabel", "th-latn"
            ),
            _path("prefix", "rank, title or style of address", "schema:honorificPrefix"),
            Column("other_names", "other names", '?row skos:altLabel ?value FILTER(LANG(?value) != "th-latn")'),
            _language("posts", "posts held, in Thai", "org:holds/skos:prefLabel", "th"),
            _language("posts_en", "posts held, in English as far as composed", "org:holds/skos:prefLabel", "en"),
            _path("organizations", "bodies that the posts are in", "org:holds/org:postIn", "anyURI"),
            _DOCUMENTS,
        ),
    ),
    Table(
        "organizations",
        "A body: ministry, department, committee, international organization, company",
        "?row a ?class VALUES ?class { org:FormalOrganization org:OrganizationalUnit p:Government p:Delegation }",
        (
            *_names("skos:prefLabel"),
            _path("other_names", "other names and abbreviations", "skos:altLabel"),
            _path("part_of", "the body that it is a part of", "(org:unitOf|org:subOrganizationOf)", "anyURI"),
            _DOCUMENTS,
        ),
    ),
    Table(
        "places",
        "A country, province, district, city, region or venue",
        "?row a ?class VALUES ?class { schema:Country schema:AdministrativeArea schema:City schema:Place p:Venue }",
        (
            *_names("(skos:prefLabel|schema:name)"),
            Column("kind", "class", '?row a ?kind BIND(REPLACE(STR(?kind), "^.*[/#]", "") AS ?value)'),
            _path("code", "ISO 3166 code", "skos:notation"),
            _path("latitude", "degrees north, WGS84", "geo:lat", "decimal"),
            _path("longitude", "degrees east, WGS84", "geo:long", "decimal"),
            _path("within", "the place around it", "schema:containedInPlace", "anyURI"),
            _DOCUMENTS,
        ),
    ),
    Table(
        "documents",
        "A press release or report that the data was read from",
        "?row a schema:NewsArticle",
        (
            _path("identifier", "identifier: its file's name", "dct:identifier"),
            _path("headline", "headline", "schema:headline"),
            _path("published", "date of publication", "schema:datePublished"),
            _path("modified", "date of the last change", "schema:dateModified"),
            _path("url", "its own address", "schema:url"),
            _path("reports", "the meetings that it reports", "schema:about", "anyURI"),
        ),
    ),
)

"""Places, and where meetings were: a venue in a place, or a place."""

from rdflib import Literal
from rdflib.namespace import RDF, SKOS
from rdflib.term import URIRef

from prachum.link.keys import venue_key
from prachum.link.minting import local_name, mint
from prachum.mapping.statements import Statements, name, names
from prachum.model import Evidence, Meeting, Place, PlaceKind, Stated
from prachum.namespaces import SCHEMA, P

_TYPES: dict[PlaceKind, URIRef] = {
    "country": SCHEMA.Country,
    "province": SCHEMA.AdministrativeArea,
    "city": SCHEMA.City,
    "district": SCHEMA.AdministrativeArea,
    "region": SCHEMA.Place,
}


def map_place(place: Place, statements: Statements) -> None:
    """The place: in full, or only what the document calls it, if the authority lists know it."""
    iri = statements.iri(place.id)
    statements.prove(iri, *place.mentions)
    if statements.is_known(iri):
        statements.add(iri, SKOS.altLabel, *names(statements.new_names(iri)))
        return
    statements.add(iri, RDF.type, _TYPES[place.kind])
    statements.add(iri, SKOS.prefLabel, name(place.name))
    statements.add(iri, SKOS.altLabel, *names(place.aliases))
    if place.code:
        statements.add(iri, SKOS.notation, Literal(place.code))
    if container := statements.linked.within.get(str(iri)):
        statements.add(iri, SCHEMA.containedInPlace, URIRef(container))


def map_whereabouts(meeting_iri: URIRef, meeting: Meeting, statements: Statements) -> None:
    """The venue, in the first of the meeting's places, and the other places; none that contains another."""
    places = _innermost(meeting, statements)
    if meeting.venue:
        container = next(iter(places), None)
        venue = _map_venue(meeting.venue, container, statements)
        statements.state(meeting_iri, SCHEMA.location, venue, meeting.venue.evidence)
        if container:
            statements.state(venue, SCHEMA.containedInPlace, container, places.pop(container))
    for place, evidence in places.items():
        statements.state(meeting_iri, SCHEMA.location, place, evidence)


def _map_venue(venue: Stated[str], container: URIRef | None, statements: Statements) -> URIRef:
    key = venue_key(venue.value, container and local_name(container), statements.linked.facts.document)
    iri = URIRef(mint(statements.base, "venue", *key))
    statements.add(iri, RDF.type, SCHEMA.Place, P.Venue)
    called = name(venue.value)
    # One venue, written in two ways in one document, keeps the first.
    if called.language not in {
        getattr(other, "language", None) for other in statements.graph.objects(iri, SCHEMA.name)
    }:
        statements.add(iri, SCHEMA.name, called)
    return iri


def _innermost(meeting: Meeting, statements: Statements) -> dict[URIRef, Evidence]:
    """The meeting's places with their evidence, but those that contain another of them."""
    places = {statements.iri(place.value): place.evidence for place in reversed(meeting.places)}
    outer = {around for place in places for around in statements.around(place) if around != str(place)}
    return {place: places[place] for place in reversed(places) if str(place) not in outer}

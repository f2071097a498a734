"""Meetings: what, when, where, who, how many, and with which instruments."""

from rdflib import Literal
from rdflib.namespace import DCTERMS, RDF, XSD
from rdflib.term import URIRef

from prachum.link.minting import local_name
from prachum.mapping.persons import memberships
from prachum.mapping.places import map_whereabouts
from prachum.mapping.statements import Statements, date, integer, is_day, name
from prachum.model import Meeting, Participation, Role
from prachum.namespaces import CODE, CV, SCHEMA, P

_ORGANIZING: frozenset[Role] = frozenset({"organizer", "host"})

# Clock time in countries with one zone and no summer time; Thai releases give local time.
_UTC_OFFSETS = {
    **dict.fromkeys(("TH", "KH", "LA", "VN"), "+07:00"),
    **dict.fromkeys(("BN", "CN", "HK", "MO", "MY", "PH", "SG", "TW"), "+08:00"),
    **dict.fromkeys(("JP", "KR", "KP", "TL"), "+09:00"),
    **dict.fromkeys(("IN", "LK"), "+05:30"),
    **dict.fromkeys(("BD", "BT"), "+06:00"),
    **dict.fromkeys(("AE", "OM"), "+04:00"),
    **dict.fromkeys(("BH", "KW", "QA", "SA", "TR"), "+03:00"),
    "MM": "+06:30",
    "NP": "+05:45",
    "PK": "+05:00",
}


def map_meeting(meeting: Meeting, statements: Statements) -> None:
    """The meeting with everything that the document says of it."""
    iri = statements.iri(meeting.id)
    statements.add(iri, RDF.type, P.Meeting, SCHEMA.Event)
    if meeting.kind.value == "visit":
        statements.add(iri, RDF.type, P.Visit)
    statements.prove(iri, *meeting.mentions)
    statements.add(iri, SCHEMA.name, name(meeting.name))
    statements.state(iri, DCTERMS.type, CODE[f"meeting/{meeting.kind.value}"], meeting.kind.evidence)
    _map_dates(iri, meeting, statements)
    if meeting.ordinal:
        statements.state(iri, P.ordinal, Literal(meeting.ordinal.value), meeting.ordinal.evidence)
    map_whereabouts(iri, meeting, statements)
    for participation in meeting.participations:
        _map_participation(iri, participation, meeting, statements)
    if meeting.attendance:
        attendance = meeting.attendance.value
        statements.state(iri, P.attendance, integer(attendance.number), meeting.attendance.evidence)
        statements.add(iri, P.attendanceBound, CODE[f"bound/{attendance.bound}"])
    for instrument in meeting.instruments:
        agreement = statements.iri(instrument.agreement)
        statements.state(iri, P[instrument.relation], agreement, instrument.evidence)
    for topic in meeting.topics:
        statements.state(iri, DCTERMS.subject, CODE[f"topic/{topic.value}"], topic.evidence)


def _map_dates(iri: URIRef, meeting: Meeting, statements: Statements) -> None:
    start, end, time = meeting.start, meeting.end, meeting.time
    if start and time and is_day(start.value):
        moment = f"{start.value}T{time.value}:00{_utc_offset(meeting, statements)}"
        value = Literal(moment, datatype=XSD.dateTime, normalize=False)
        statements.state(iri, SCHEMA.startDate, value, start.evidence, time.evidence)
    elif start:
        statements.state(iri, SCHEMA.startDate, date(start.value), start.evidence)
    if end:
        statements.state(iri, SCHEMA.endDate, date(end.value), end.evidence)
    if meeting.date_text:
        statements.add(iri, P.dateText, name(meeting.date_text))


def _utc_offset(meeting: Meeting, statements: Statements) -> str:
    """The offset where the meeting was; none (local time) in a country that has several."""
    places = [statements.iri(place.value) for place in meeting.places]
    around = {outer for place in places for outer in statements.around(place)}
    countries = {local_name(place) for place in around if len(local_name(place)) == 2}
    return _UTC_OFFSETS.get(countries.pop(), "") if len(countries) == 1 else _UTC_OFFSETS["TH"]


def _map_participation(
    meeting_iri: URIRef, participation: Participation, meeting: Meeting, statements: Statements
) -> None:
    who, role = statements.iri(participation.participant), participation.role
    iri = URIRef(f"{meeting_iri}/{role.replace('_', '-')}-{local_name(who)}")
    statements.add(meeting_iri, CV.hasParticipation, iri)
    statements.add(meeting_iri, SCHEMA.organizer if role in _ORGANIZING else SCHEMA.attendee, who)
    statements.add(iri, RDF.type, CV.Participation)
    statements.add(iri, CV.role, CODE[f"role/{role}"])
    statements.add(iri, CV.hasParticipant, who)
    statements.prove(iri, participation.evidence)
    if meeting.main:  # of an earlier meeting the document does not say in which office they came
        statements.add(iri, P.inCapacity, *memberships(participation.participant, statements))

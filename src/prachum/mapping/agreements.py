"""Agreements and other instruments, with the dated steps of their lives."""

from rdflib.namespace import DCTERMS, RDF
from rdflib.term import URIRef

from prachum.link.minting import action_iri
from prachum.mapping.statements import Statements, date, name, names
from prachum.model import Action, Agreement, AgreementKind
from prachum.namespaces import ADMS, CODE, ORG, SCHEMA, P

# Beside p:Instrument, which all are.
_TYPES: dict[AgreementKind, URIRef] = {
    "memorandum": P.Agreement,
    "procedure": P.Agreement,
    "convention": P.Agreement,
    "declaration": P.Agreement,
    "project": ORG.OrganizationalCollaboration,
    "law": SCHEMA.Legislation,
}


def map_agreement(agreement: Agreement, statements: Statements) -> None:
    """The instrument with kind, titles, parties, status, period and steps."""
    iri = statements.iri(agreement.id)
    statements.add(iri, RDF.type, P.Instrument)
    if agreement.kind in _TYPES:
        statements.add(iri, RDF.type, _TYPES[agreement.kind])
    statements.prove(iri, *agreement.mentions)
    statements.add(iri, DCTERMS.type, CODE[f"agreement/{agreement.kind}"])
    if statements.is_known(iri):
        statements.add(iri, DCTERMS.alternative, *names(statements.new_names(iri)))
    else:
        statements.add(iri, DCTERMS.title, name(agreement.name))
        statements.add(iri, DCTERMS.alternative, *names(agreement.aliases))
    if agreement.status:
        status = CODE[f"status/{agreement.status.value}"]
        statements.state(iri, ADMS.status, status, agreement.status.evidence)
    for party in agreement.parties:
        statements.state(iri, P.party, statements.iri(party.value), party.evidence)
    for other in agreement.under:
        if statements.iri(other.value) != iri:
            statements.state(iri, P.under, statements.iri(other.value), other.evidence)
    if agreement.start:
        statements.state(iri, SCHEMA.startDate, date(agreement.start.value), agreement.start.evidence)
    if agreement.end:
        statements.state(iri, SCHEMA.endDate, date(agreement.end.value), agreement.end.evidence)
    for action in agreement.actions:
        _map_action(iri, action, statements)


def _map_action(agreement: URIRef, action: Action, statements: Statements) -> None:
    iri = URIRef(action_iri(statements.base, agreement, action.kind, action.date))
    statements.add(iri, RDF.type, P.InstrumentAction)
    statements.add(iri, P.actsOn, agreement)
    statements.add(iri, DCTERMS.type, CODE[f"action/{action.kind}"])
    statements.add(iri, SCHEMA.startDate, date(action.date))
    statements.prove(iri, action.evidence)
    if action.meeting is not None:
        statements.add(iri, SCHEMA.superEvent, statements.iri(action.meeting))

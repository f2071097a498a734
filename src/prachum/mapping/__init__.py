"""Mapping to RDF: what one document says, as the triples of its named graph."""

from rdflib import Graph

from prachum.mapping.agreements import map_agreement
from prachum.mapping.articles import map_article
from prachum.mapping.bodies import map_organization
from prachum.mapping.meetings import map_meeting
from prachum.mapping.persons import map_person
from prachum.mapping.places import map_place
from prachum.mapping.statements import Statements
from prachum.model import Linked

__all__ = ["map_facts"]


def map_facts(linked: Linked, base: str) -> Graph:
    """The graph of one document: its facts, a statement for each value, and the words that prove each."""
    statements = Statements(linked, base)
    facts = linked.facts
    map_article(facts, statements)
    for meeting in facts.meetings:
        map_meeting(meeting, statements)
    for agreement in facts.agreements:
        map_agreement(agreement, statements)
    for person in facts.persons:
        map_person(person, statements)
    for organization in facts.organizations:
        map_organization(organization, statements)
    for place in facts.places:
        map_place(place, statements)
    return statements.graph_with_evidence()

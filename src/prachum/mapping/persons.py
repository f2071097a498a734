"""Persons, the posts that they hold, and the memberships in which they are seen."""

from rdflib.namespace import FOAF, RDF, SKOS
from rdflib.term import URIRef

from prachum.link.minting import membership_iri
from prachum.mapping.statements import Statements, date, is_day, name, names
from prachum.model import Facts, Person, Post
from prachum.namespaces import ORG, SCHEMA, P


def map_person(person: Person, statements: Statements) -> None:
    """The person with names, posts and memberships."""
    iri = statements.iri(person.id)
    statements.add(iri, RDF.type, FOAF.Person)
    statements.prove(iri, *person.mentions)
    statements.add(iri, FOAF.name, name(person.name))
    statements.add(iri, SKOS.altLabel, *names(person.aliases))
    if person.prefix:
        statements.add(iri, SCHEMA.honorificPrefix, name(person.prefix))
    for post in person.posts:
        statements.state(iri, ORG.holds, _map_post(post, statements), post.evidence)
        if post.organization is not None:
            _map_membership(iri, statements.iri(post.organization), post, statements)


def memberships(local_id: str, statements: Statements) -> list[URIRef]:
    """The memberships of a person of the document (by any of the local ids); none of a body or a place."""
    who = statements.iri(local_id)
    persons = (x for x in statements.linked.facts.persons if statements.iri(x.id) == who)
    posts = (post for person in persons for post in person.posts)
    bodies = {statements.iri(post.organization) for post in posts if post.organization is not None}
    return [_membership(who, body, statements) for body in sorted(bodies)]


def _map_post(post: Post, statements: Statements) -> URIRef:
    iri = URIRef(statements.linked.posts[post.title, post.organization])
    if not statements.is_known(iri):
        statements.add(iri, RDF.type, ORG.Post)
        statements.add(iri, SKOS.prefLabel, name(post.title))
        if post.organization is not None:
            statements.add(iri, ORG.postIn, statements.iri(post.organization))
    return iri


def _map_membership(person: URIRef, body: URIRef, post: Post, statements: Statements) -> None:
    iri = _membership(person, body, statements)
    statements.add(iri, RDF.type, ORG.Membership)
    statements.add(iri, ORG.member, person)
    statements.add(iri, ORG.organization, body)
    statements.prove(iri, post.evidence)
    if day := _attested_on(statements.linked.facts):
        statements.add(iri, P.attestedOn, date(day))


def _membership(person: URIRef, body: URIRef, statements: Statements) -> URIRef:
    day = _attested_on(statements.linked.facts)
    return URIRef(membership_iri(statements.base, person, body, day))


def _attested_on(facts: Facts) -> str | None:
    """The day on which the document was current: its dateline, else that of the first meeting it reports."""
    stated = [facts.article.published, *(meeting.start for meeting in facts.meetings if meeting.main)]
    return next((day.value for day in stated if day and is_day(day.value)), None)

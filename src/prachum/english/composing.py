"""What a document's graph gains in English. Nothing here is a fact of the text: it repeats facts in other words."""

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import URIRef

from prachum.authorities import Authorities
from prachum.english.agreements import describe_agreement
from prachum.english.bodies import name_body
from prachum.english.labels import Labels
from prachum.english.meetings import describe_meeting
from prachum.english.offices import name_office
from prachum.model import Linked
from prachum.romanisation import romanise
from prachum.thai import language

LATIN = "th-Latn"


def compose(linked: Linked, lists: Authorities) -> Graph:
    """English labels of posts and bodies, names in Latin letters, and a line on each meeting and agreement."""
    graph, facts, iris = Graph(), linked.facts, linked.iris
    labels = Labels(linked, lists)

    def say(iri: str, predicate: URIRef, text: str | None, tag: str = "en") -> None:
        if text:
            graph.add((URIRef(iri), predicate, Literal(text, lang=tag)))

    for body in facts.organizations:
        iri = iris[body.id]
        if iri not in linked.known and (label := name_body(body, labels)):
            labels.add(iri, label)
            if language(body.name) == "th":
                say(iri, SKOS.prefLabel, label)
    for person in facts.persons:
        if language(person.name) == "th":
            say(iris[person.id], SKOS.altLabel, romanise(person.name), LATIN)
        for post in person.posts:
            iri = linked.posts[post.title, post.organization]
            if iri not in linked.known and language(post.title) == "th":
                say(iri, SKOS.prefLabel, name_office(post, labels))
    for meeting in facts.meetings:
        say(iris[meeting.id], DCTERMS.description, describe_meeting(meeting, labels))
    for agreement in facts.agreements:
        say(iris[agreement.id], DCTERMS.description, describe_agreement(agreement, labels))
    return graph

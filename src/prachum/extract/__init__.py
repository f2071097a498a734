"""The second stage: from a document's text to the facts that it states, each with the words that prove it."""

from pathlib import Path

from prachum import authorities
from prachum.extract.actors.organizations import find_organizations, organization, with_bodies, with_parent
from prachum.extract.actors.persons import find_persons
from prachum.extract.actors.places import find_places, place
from prachum.extract.agreements.instruments import find_instruments
from prachum.extract.confidence import calibrated
from prachum.extract.document.article import find_article
from prachum.extract.events.occasions import occasions
from prachum.extract.events.site_cues import sites
from prachum.extract.meetings import Account, find_meetings
from prachum.extract.mentions import find_mentions
from prachum.extract.reading import read
from prachum.extract.roles.items import items
from prachum.extract.tagging import MODELS
from prachum.model import Document, Facts

__all__ = ["extract"]


def extract(document: Document, models: Path = MODELS) -> Facts:
    """All that a document says; see `prachum.model`. The confidence of a fact is how often facts like it are right."""
    return calibrated(find_facts(document, models), models)


def find_facts(document: Document, models: Path = MODELS) -> Facts:
    """All that a document says, with the models' own figures for confidence."""
    lists = authorities.load()
    reading = read(document)
    mentions = find_mentions(reading, models)
    persons, people = find_persons(reading, mentions)
    bodies = find_organizations(reading, mentions, persons, lists)
    regions = find_places(reading, mentions, lists)
    actors = (*people.values(), *bodies, *regions)
    told = occasions(reading, mentions, models)
    agreements, ties = find_instruments(reading, mentions, told, actors, models)
    names = items(reading, actors, mentions)
    account = Account(reading, mentions, told, sites(reading, mentions), regions, names, ties)
    return Facts(
        document=document,
        article=find_article(reading, mentions),
        meetings=find_meetings(account, models),
        agreements=agreements,
        persons=tuple(with_bodies(reading, person, bodies) for person in persons),
        organizations=tuple(with_parent(reading, organization(reading, body), bodies) for body in bodies),
        places=tuple(place(reading, region, regions, lists) for region in regions),
    )

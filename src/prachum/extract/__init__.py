"""The second stage: from a document's text to the facts that it states, each with the words that prove it."""

from collections.abc import Sequence
from pathlib import Path

from prachum import authorities
from prachum.authorities import Authorities
from prachum.extract.agreements import Named, find_agreements
from prachum.extract.article import find_article
from prachum.extract.standing import Story, status, step
from prachum.extract.parties import parties, scene, Scene
from prachum.extract.entities import Entity
from prachum.extract.events import choose
from prachum.extract.kinds import kind_of
from prachum.extract.meetings import meeting, proof
from prachum.extract.mentions import Mentions, find_mentions
from prachum.extract.organizations import find_organizations, with_bodies, with_parent
from prachum.extract.persons import find_persons
from prachum.extract.places import code, container, find_places, place_kind
from prachum.extract.reading import Reading, read
from prachum.extract.relations import relate
from prachum.extract.roles import items
from prachum.extract.tagging import MODELS
from prachum.extract.when import When, when
from prachum.model import (
    Action,
    Agreement,
    Document,
    Evidence,
    Facts,
    Instrument,
    Organization,
    Place,
    Stated,
)

__all__ = ["extract"]


def extract(document: Document, models: Path = MODELS) -> Facts:
    """All that a document says; see `prachum.model`."""
    lists = authorities.load()
    reading = read(document)
    mentions = find_mentions(reading, models)
    persons, people = find_persons(reading, mentions)
    bodies = find_organizations(reading, mentions, persons, lists)
    regions = find_places(reading, mentions, lists)
    actors = (*people.values(), *bodies, *regions)
    people_and_bodies = items(reading, actors, mentions)
    events = choose(reading, mentions, models)
    kinds = [kind_of(reading, event.mentions, models) for event in events]
    whens = [when(reading, event, events, mentions) for event in events]
    agreements, ties = instruments_of(reading, mentions, events, [kind for kind, _ in kinds], whens, actors, models)
    meetings = tuple(
        meeting(reading, f"m{i + 1}", event, kinds[i], events, regions, people_and_bodies, ties[i], mentions, models)
        for i, event in enumerate(events)
    )
    return Facts(
        document,
        find_article(reading, mentions),
        meetings,
        agreements,
        tuple(with_bodies(reading, person, bodies) for person in persons),
        tuple(with_parent(reading, _organization(reading, body), bodies) for body in bodies),
        tuple(_place(reading, region, regions, lists) for region in regions),
    )


def instruments_of(reading, mentions, events, kinds, whens, actors, models):
    named = find_agreements(reading, mentions, models)
    ties: dict[int, list[Instrument]] = {place: [] for place in range(len(events))}
    stories: dict[int, Story] = {}
    pairs = list(zip(events, kinds, strict=True))
    article = find_article(reading, mentions)
    published = article.published.value if article.published else ""
    for place, number, relation, mention, chance in relate(reading, pairs, named, models):
        ties[place].append(Instrument(relation, f"a{number + 1}", Evidence(proof(reading, mention).span, round(chance, 3))))
        date = whens[place].date if whens[place] else None
        if relation == "signed" and number not in stories or events[place].main and (number not in stories or relation == "signed"):
            stories[number] = Story(relation, date, published)
    today = next((w for e, w in zip(events, whens) if e.main and w), None)
    here = scene(reading, [k for e, k in zip(events, kinds) if e.main], actors)
    return tuple(
        _agreement(reading, f"a{i + 1}", item, actors, here, stories.get(i, Story(published=published)), today, mentions, models)
        for i, item in enumerate(named)
    ), ties


def _agreement(
    reading: Reading,
    id_: str,
    named: Named,
    actors: Sequence[Entity],
    here: Scene,
    story: Story,
    today: When | None,
    mentions: Mentions,
    models: Path,
) -> Agreement:
    state, chance = status(reading, named, story, mentions, models)
    first = proof(reading, named.mentions[0])
    done = step(reading, named, state, story, today, mentions)
    return Agreement(
        id=id_,
        name=named.name,
        kind=named.kind,
        mentions=tuple(proof(reading, m) for m in named.mentions),
        aliases=named.aliases,
        parties=tuple(
            Stated(actor.id, Evidence(proof(reading, m).span, round(sure, 3)))
            for actor, m, sure in parties(reading, named, actors, here, models)
        ),
        status=Stated(state, Evidence(first.span, round(chance, 3))),
        actions=(Action(done[0], done[1].first, Evidence(reading.stored(done[1].start, done[1].end), 0.8)),) if done else (),
    )


def _proofs(reading: Reading, entity: Entity) -> tuple[Evidence, ...]:
    return tuple(Evidence(reading.stored(m.start, m.end), round(m.confidence, 3)) for m in entity.mentions)


def _organization(reading: Reading, body: Entity) -> Organization:
    return Organization(body.id, body.name, _proofs(reading, body), body.aliases)


def _place(reading: Reading, place: Entity, places: Sequence[Entity], lists: Authorities) -> Place:
    kind = place_kind(place.name, place.entry, lists)
    within = container(reading, place, places, lists)
    return Place(place.id, place.name, kind, _proofs(reading, place), code(place.entry), within, place.aliases)

"""Agreements as facts: each instrument with its parties, its status and dated step, and what the events did with it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from prachum.dates import DateMention
from prachum.extract.actors.entities import Entity
from prachum.extract.agreements.frames import frames
from prachum.extract.agreements.named import Named, find_agreements
from prachum.extract.agreements.parties import parties, scene
from prachum.extract.agreements.period import period
from prachum.extract.agreements.relations import relate
from prachum.extract.agreements.standing import status
from prachum.extract.agreements.steps import step
from prachum.extract.agreements.story import Story
from prachum.extract.document.article import dateline
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention
from prachum.model import Action, Agreement, Evidence, Instrument, Stated

DATED = 0.8  # confidence of a date that is tied to an instrument
Ties = list[tuple[Instrument, ...]]


def find_instruments(
    reading: Reading, mentions: Mentions, told: Sequence[Occasion], actors: Sequence[Entity], models: Path = MODELS
) -> tuple[tuple[Agreement, ...], Ties]:
    """The agreements of a reading, and for each of its occasions what that did with them."""
    named = find_agreements(reading, mentions, models)
    ties: list[list[Instrument]] = [[] for _ in told]
    stories = [_story(reading, mentions, told)] * len(named)
    for tie in relate(reading, told, named, models):
        ties[tie.occasion].append(
            Instrument(tie.relation, _id(tie.instrument), _shown(reading, tie.mention, tie.chance))
        )
        stories[tie.instrument] = stories[tie.instrument].after(tie.relation, told[tie.occasion])
    here = scene(reading, [o.kind for o in told if o.event.main], actors)
    above = list(frames(reading, named))
    agreements = (
        replace(
            _agreement(reading, mentions, item, story, models),
            id=_id(number),
            parties=tuple(
                Stated(actor.id, _shown(reading, m, sure))
                for actor, m, sure in parties(reading, item, actors, here, models)
            ),
            under=tuple(Stated(_id(f.other), _shown(reading, f.proof)) for f in above if f.instrument == number),
        )
        for number, (item, story) in enumerate(zip(named, stories, strict=True))
    )
    return tuple(agreements), [tuple(row) for row in ties]


def _id(number: int) -> str:
    return f"a{number + 1}"


def _shown(reading: Reading, mention: Mention | DateMention, confidence: float | None = None) -> Evidence:
    """A stretch of the reading as evidence; a mention is as sure as its tagger unless told otherwise."""
    sure = confidence if confidence is not None else mention.confidence if isinstance(mention, Mention) else DATED
    return Evidence(reading.stored(mention.start, mention.end), round(sure, 3))


def _story(reading: Reading, mentions: Mentions, told: Sequence[Occasion]) -> Story:
    """What is true of all instruments: when the document was published, and when that took place which it reports."""
    published = dateline(reading)
    today = next((o.when.date for o in told if o.event.main and o.when), None)
    return Story(published=published.value if published else "", today=today)


def _agreement(reading: Reading, mentions: Mentions, named: Named, story: Story, models: Path) -> Agreement:
    state, sure = status(reading, named, story, mentions, models)
    done = step(reading, named, state, story, mentions)
    lasts = period(reading, named, mentions)
    proofs = tuple(_shown(reading, m) for m in named.mentions)
    return Agreement(
        id="",
        name=named.name,
        kind=named.kind,
        mentions=proofs,
        aliases=named.aliases,
        status=Stated(state, Evidence(proofs[0].span, round(sure, 3))),
        actions=(Action(done[0], done[1].first, _shown(reading, done[1])),) if done else (),
        start=Stated(lasts.first, _shown(reading, lasts)) if lasts else None,
        end=Stated(lasts.last, _shown(reading, lasts)) if lasts else None,
    )

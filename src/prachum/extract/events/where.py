"""Where an event took place: the venue, and the city, province or country, as the models judge them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.events.place_cues import place_features, sightings
from prachum.extract.events.site_cues import site_features
from prachum.extract.events.surroundings import Ground
from prachum.extract.tagging import MODELS, Mention, gathered, judge

# การประชุม… และพิธีลงนาม… · การประชุม… พร้อมทั้งร่วมพิธีลงนาม…
_JOINER = re.compile(r"[ \n]*(?:และ|พร้อมทั้ง|พร้อมกับ|พร้อมด้วย|ควบคู่กับ|รวมทั้ง|ตลอดจน|ร่วมกับ)[^\n]{0,60}")
LEAST = {"site": 0.4, "place": 0.37}  # probability from which a site and a place are the event's


def venue_of(here: Ground, models: Path = MODELS) -> Mention | None:
    """The likeliest site of an event, as sure as the model is; None if none is likely."""
    found = [site for site in here.sites if here.reaches(site.start)]
    told = [site_features(scene, found) for scene in (here, *joined(here))]
    chances = [
        max(judge("sites", [row], models)[0].get("here", 0.0) for row in rows) for rows in zip(*told, strict=True)
    ]
    best = max(range(len(found)), key=lambda n: (chances[n], -n), default=None)
    if best is None or chances[best] < LEAST["site"]:
        return None
    return replace(found[best], confidence=chances[best])


def places_of(here: Ground, places: Sequence[Entity], models: Path = MODELS) -> Iterator[tuple[Entity, Mention]]:
    """The places in which an event was, each with its likeliest mention."""
    shared = {place.id: place_row(rows) for scene in joined(here) for place, rows in told_places(scene, places)}
    for place, rows in told_places(here, places):
        told = [place_row(rows), *([shared[place.id]] if place.id in shared else [])]
        chance = max(judge("places", [row], models)[0].get("here", 0.0) for row in told)
        if chance >= LEAST["place"]:
            mention, _ = max(rows, key=lambda told: judge("places", [told[1]], models)[0].get("here", 0.0))
            yield place, replace(mention, confidence=chance)


def joined(here: Ground) -> Iterator[Ground]:
    """The other events that one sentence reports with this one, and that share its scene.

    `เป็นประธานการประชุม… และร่วมพิธีลงนาม… ณ โรงแรม…`
    """
    text = here.reading.text
    for other in here.others:
        if not (here.event.main and other.main) or other is here.event:
            continue
        pairs = ((a, b) for a in here.event.mentions for b in other.mentions if a.start >= here.reading.opening[0])
        gaps = (text[min(a.end, b.end) : max(a.start, b.start)] for a, b in pairs)
        if any(_JOINER.fullmatch(gap) for gap in gaps):
            yield replace(here, event=other)


def place_row(rows: Sequence[tuple[Mention, list[str]]]) -> list[str]:
    """What is seen of a place: of all its mentions together, and of the one nearest to the event."""
    near = min((row for _, row in rows), key=_gap)
    return [*gathered([row for _, row in rows]), *(f"near {feature}" for feature in near)]


def _gap(row: Sequence[str]) -> int:
    """How far from the event's name a mention stands, by what is seen of it: `gap=>2|…`, `gap=in0|…`."""
    told = next(feature for feature in row if feature.startswith("gap="))
    return -1 if told.startswith("gap=in") else int(re.sub(r"\D", "", told.split("|")[0]))


def told_places(here: Ground, places: Sequence[Entity]) -> list[tuple[Entity, list[tuple[Mention, list[str]]]]]:
    """Each place with its mentions and what is seen of them."""
    found = sightings(here, places)
    own: dict[str, tuple[Entity, list[tuple[Mention, list[str]]]]] = {}
    for sighting, row in zip(found, place_features(here, found), strict=True):
        own.setdefault(sighting.place.id, (sighting.place, []))[1].append((sighting.mention, row))
    return list(own.values())

"""What each model should have said: labels for the words and the candidates of annotated releases."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from prachum import authorities
from prachum.dates import DateMention
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.organizations import find_organizations
from prachum.extract.actors.persons import find_persons
from prachum.extract.actors.places import find_places
from prachum.extract.agreements import naming
from prachum.extract.agreements.grouping import groups
from prachum.extract.agreements.named import find_agreements
from prachum.extract.agreements.parties import party_facts, party_features, scene
from prachum.extract.agreements.relations import may_be_tied
from prachum.extract.agreements.sameness import plain
from prachum.extract.agreements.standing import status_facts, status_features
from prachum.extract.agreements.story import Story
from prachum.extract.agreements.tie_cues import relation_features
from prachum.extract.events.candidates import ORDINAL
from prachum.extract.events.cases import case, verdict
from prachum.extract.events.cues import choice_features
from prachum.extract.events.kinds import kind_features
from prachum.extract.events.occasions import Occasion, occasions
from prachum.extract.events.setting import Setting, setting
from prachum.extract.events.site_cues import site_features, sites
from prachum.extract.events.surroundings import Ground
from prachum.extract.events.where import place_row, told_places
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.clauses import signs
from prachum.extract.roles.features import role_features
from prachum.extract.roles.items import items
from prachum.extract.roles.parts import beside
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import gathered
from prachum.likeness import similar
from prachum.model import Relation
from prachum.thai import normalise
from prachum.training.gold import (
    Annotated,
    Json,
    forms,
    gold_keys,
    keys,
    occurrences,
    same_agreements,
    same_events,
)

Sequences = Iterator[tuple[list[list[str]], list[str]]]
SITE = 0.7  # likeness from which a stretch is the venue of an annotated event
NAME = 0.6  # likeness from which a phrase is the name of an annotated event
SHORT_TITLE = 10  # letters; a shorter post is looked for near a person only
RELATIONS: dict[str, Relation] = {"signed": "signed", "about": "considered", "under": "under"}
ROLES = (("organizers", "organizer"), ("chairs", "chair"), ("participants", "participant"))


def tags(release: Annotated, layer: str) -> list[str]:
    """A tag for each token: `B-x` and `I-x` on the annotated names of a layer, else `O`."""
    reading = release.reading
    out = ["O"] * len(reading.tokens)
    wanted = sorted(set(_names(release.gold, layer)), key=lambda row: (-len(row[0]), row))
    for name, label in wanted:
        for start, end in occurrences(name, reading.text):
            first, last = reading.starts.get(start), reading.ends.get(end)
            if first is None or last is None or any(out[i] != "O" for i in range(first, last + 1)):
                continue
            if layer == "posts" and len(name) < SHORT_TITLE and not _near_person(release, start, end):
                continue
            out[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]
    return out


def _names(gold: Json, layer: str) -> Iterator[tuple[str, str]]:
    if layer == "names":
        for part, label in (("persons", "PER"), ("organizations", "ORG"), ("places", "LOC")):
            yield from ((form, label) for thing in gold[part] for form in forms(thing))
    elif layer == "posts":
        yield from ((post["title"], "POST") for person in gold["persons"] for post in person["posts"])
    elif layer == "events":
        yield from ((m["name"], "MAIN" if m["main"] else "OTHER") for m in gold["meetings"])
    elif layer == "venues":
        yield from ((m["venue"], "VENUE") for m in gold["meetings"] if m["venue"])
    else:
        yield from ((form, "INSTRUMENT") for thing in gold["agreements"] for form in forms(thing))


def _near_person(release: Annotated, start: int, end: int) -> bool:
    around = release.reading.text[max(0, start - 60) : end + 60]
    return any(next(occurrences(p["name"], around), None) for p in release.gold["persons"])


def event_choices(release: Annotated, mentions: Mentions) -> Sequences:
    """The candidate events of a release with `main` or `other` where they first name one, `again`, or `none`."""
    here = setting(release.reading, mentions)
    named = set()
    for place, candidate in enumerate(here.found):
        number, label = _meant(release, here, place), "none"
        if number is not None:
            first = number not in named and candidate.start >= release.reading.opening[0]
            label = ("main" if release.gold["meetings"][number]["main"] else "other") if first else "again"
        if label in ("main", "other"):
            named.add(number)
        told = case(here, place)
        yield [choice_features(here, place, told, verdict(here, place, told))], [label]


def event_kinds(release: Annotated, mentions: Mentions) -> Sequences:
    """Each candidate that names an annotated event, with that event's kind."""
    here = setting(release.reading, mentions)
    for place, candidate in enumerate(here.found):
        number = _meant(release, here, place)
        if number is not None:
            yield [kind_features(here, candidate)], [release.gold["meetings"][number]["type"]]


def _meant(release: Annotated, here: Setting, place: int) -> int | None:
    """The number of the annotated event that a candidate names, by name, ordinal and date; None for none."""
    candidate, date = here.found[place], here.dates[place]
    ordinal = ORDINAL.search(here.words(candidate))
    scored = []
    for number, meeting in enumerate(release.gold["meetings"]):
        alike = similar(meeting["name"], here.words(candidate))
        other = ORDINAL.search(normalise(meeting["name"]).text)
        if alike < NAME or (ordinal and other and ordinal[1] != other[1]):
            continue
        dated = date is not None and meeting["start"] is not None and date.first == meeting["start"]
        scored.append((alike + 0.3 * dated, -number))
    if scored:
        return -max(scored)[1]
    if candidate.kind == "consultation" and here.part(candidate.start) == "lead":
        met = [n for n, m in enumerate(release.gold["meetings"]) if m["main"] and m["type"] == "consultation"]
        return met[0] if met else None  # told in other words
    return None


def casts(release: Annotated, mentions: Mentions, models: Path, main: bool) -> Sequences:
    """Each actor beside each event that an annotator knows, with its role there.

    `main` asks for the events that the release reports, else for those that it mentions.
    """
    reading, gold = release.reading, release.gold
    told = occasions(reading, mentions, models)
    found = items(reading, actors(release, mentions), mentions)
    known = gold_keys(gold)
    events = [occasion.event for occasion in told]
    for number, meeting in same_events(gold, reading, events).items():
        event = told[number].event
        if event.main != main:
            continue
        near = found if main else beside(event, found)
        taken = [(role, known[id_]) for part, role in ROLES for id_ in meeting[part]]
        own: dict[str, tuple[Entity, list[list[str]]]] = {}
        stage = Stage(reading, mentions, told[number], events, near)
        for item, row in zip(near, role_features(stage, signs(reading, mentions, event, near)), strict=True):
            own.setdefault(item.actor.id, (item.actor, []))[1].append(row)
        for actor, seen in own.values():
            yield [gathered(seen)], [next((role for role, key in taken if key & keys(actor)), "none")]


def grounds(release: Annotated, mentions: Mentions, models: Path) -> Iterator[tuple[Ground, Json]]:
    """The events that an annotator knows, each with what he read of it."""
    told = occasions(release.reading, mentions, models)
    events = [occasion.event for occasion in told]
    there = sites(release.reading, mentions)
    for number, meeting in sorted(_meant_by(release.gold, release.reading, told).items()):
        event = told[number].event
        yield Ground(release.reading, mentions, event, told[number].kind, events, there), meeting


def venue_choices(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each site beside each event with `here`, if the event took place there, or `none`."""
    for here, meeting in grounds(release, mentions, models):
        for site, row in zip(here.sites, site_features(here, here.sites), strict=True):
            alike = similar(meeting["venue"] or "", release.reading.text[site.start : site.end])
            yield [row], ["here" if alike >= SITE else "none"]


def place_choices(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each place beside each event with `here`, if the event took place there, or `none`."""
    known = gold_keys(release.gold)
    regions = find_places(release.reading, mentions, authorities.load())
    for here, meeting in grounds(release, mentions, models):
        wanted = set().union(*(known[id_] for id_ in meeting["places"]))
        for place, rows in told_places(here, regions):
            yield [place_row(rows)], ["here" if wanted & keys(place) else "none"]


def actors(release: Annotated, mentions: Mentions) -> list[Entity]:
    """The persons, bodies and places found in a release."""
    lists = authorities.load()
    persons, people = find_persons(release.reading, mentions)
    bodies = find_organizations(release.reading, mentions, persons, lists)
    return [*people.values(), *bodies, *find_places(release.reading, mentions, lists)]


def ties(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each instrument beside each event found, with what the event did with it."""
    reading, gold = release.reading, release.gold
    told, found = occasions(reading, mentions, models), find_agreements(reading, mentions, models)
    meant, same = _meant_by(gold, reading, told), same_agreements(gold, found)
    for number, occasion in enumerate(told):
        if occasion.event.main and number not in meant:
            continue
        done = {tie["id"]: RELATIONS[tie["relation"]] for tie in meant.get(number, {}).get("agreements", ())}
        for place, named in enumerate(found):
            if may_be_tied(reading, occasion.event, named):
                row = relation_features(reading, told, number, found, place)
                yield [row], [done.get(same[place]["id"], "none") if place in same else "none"]


def _meant_by(gold: Json, reading: Reading, told: Sequence[Occasion]) -> dict[int, Json]:
    """Which annotated event each occasion is; what both report is the same, if each reports one event only."""
    meant = same_events(gold, reading, [occasion.event for occasion in told])
    mains = [meeting for meeting in gold["meetings"] if meeting["main"]]
    if len(mains) == 1 == sum(occasion.event.main for occasion in told):
        meant |= {number: mains[0] for number, occasion in enumerate(told) if occasion.event.main}
    return meant


def instrument_choices(release: Annotated, mentions: Mentions) -> Sequences:
    """The groups of phrases of a release that may be instruments with `named` or `none`."""
    reading, found = release.reading, groups(release.reading, mentions)
    names = [(form, thing["type"]) for thing in release.gold["agreements"] for form in forms(thing)]
    for group, row in zip(found, naming.choice_features(reading, mentions, found), strict=True):
        words = [plain(reading.text[p.start : p.end]) for p in group.full or group.bare]
        found_in = max((similar(a, b) - 0.2 * (kind != group.kind) for a in words for b, kind in names), default=0.0)
        yield [row], ["named" if found_in >= (NAME if group.full else 1.0) else "none"]


def party_choices(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each body and country beside each instrument, with `party` or `none`."""
    reading, gold = release.reading, release.gold
    found, known = find_agreements(reading, mentions, models), gold_keys(gold)
    shown = [actor for actor in actors(release, mentions) if actor.label != "PER"]
    kinds = [occasion.kind for occasion in occasions(reading, mentions, models) if occasion.event.main]
    here = scene(reading, kinds, shown)
    for place, agreement in same_agreements(gold, found).items():
        wanted = set().union(*(known[id_] for id_ in agreement["parties"]))
        told = party_facts(reading, found[place], shown, here)
        for actor in shown:
            row = party_features(found[place], actor, told[actor.id][1])
            yield [row], ["party" if wanted & keys(actor) else "none"]


def statuses(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each instrument with its status."""
    gold, found = release.gold, find_agreements(release.reading, mentions, models)
    told: dict[str, tuple[Json, Json]] = {}
    for meeting in gold["meetings"]:
        for tie in meeting["agreements"]:
            if meeting["main"] or tie["relation"] == "signed":
                told[tie["id"]] = max(told.get(tie["id"], (tie, meeting)), (tie, meeting), key=_weight)
    for place, agreement in same_agreements(gold, found).items():
        tie, meeting = told.get(agreement["id"], ({}, {}))
        start = meeting.get("start") or ""
        day = DateMention(0, 0, start, start) if start else None
        story = Story(RELATIONS[tie["relation"]] if tie else None, day, gold["document"]["published"] or "")
        facts = status_facts(release.reading, found[place], story, mentions)
        yield [status_features(found[place], facts)], [agreement["status"]]


def _weight(told: tuple[Json, Json]) -> tuple[bool, bool]:
    tie, meeting = told
    return tie["relation"] == "signed", meeting["main"]

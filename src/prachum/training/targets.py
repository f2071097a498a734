"""What each model should have said: labels for the words and the candidates of annotated releases."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prachum import authorities
from prachum.extract import agreements
from prachum.extract.agreements import find_agreements
from prachum.extract.clauses import nearest, party_features, status_features
from prachum.extract.entities import Entity
from prachum.extract.events import Candidate, candidates, choice_features, choose
from prachum.extract.kinds import kind_features, kind_of
from prachum.extract.likeness import similar
from prachum.extract.mentions import Mentions
from prachum.extract.organizations import find_organizations
from prachum.extract.persons import find_persons
from prachum.extract.places import find_places
from prachum.extract.relations import relation_features
from prachum.extract.roles import beside, items, role_features
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
NAME = 0.6  # likeness from which a phrase is the name of an annotated event
SHORT_TITLE = 10  # letters; a shorter post is looked for near a person only
RELATIONS = {"signed": "signed", "about": "considered", "under": "under"}
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
    """The candidate events of a release with `main`, `other` or `none`."""
    found = candidates(release.reading, mentions)
    labels = [_choice(_meant(release, candidate)) for candidate in found]
    yield choice_features(release.reading, mentions, found), labels


def event_kinds(release: Annotated, mentions: Mentions) -> Sequences:
    """Each candidate that names an annotated event, with that event's kind."""
    for candidate in candidates(release.reading, mentions):
        meeting = _meant(release, candidate)
        if meeting:
            yield [kind_features(release.reading, candidate)], [meeting["type"]]


def _meant(release: Annotated, candidate: Candidate) -> Json | None:
    words = release.reading.text[candidate.start : candidate.end]
    scored = [(similar(meeting["name"], words), -i) for i, meeting in enumerate(release.gold["meetings"])]
    best = max(scored, default=(0.0, 0))
    return release.gold["meetings"][-best[1]] if best[0] >= NAME else None


def _choice(meeting: Json | None) -> str:
    return "none" if meeting is None else "main" if meeting["main"] else "other"


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a release beside one event: their features, their bearers, and each bearer's role.

    `shown` are the names from the release's opening on: where a role is told, if not in the headline.
    """

    rows: list[list[str]]
    bearers: list[str]
    role: dict[str, str]
    shown: list[bool]


def casts(release: Annotated, mentions: Mentions, models: Path, main: bool) -> Iterator[Cast]:
    """The names of a release beside each event that an annotator knows.

    `main` asks for the events that the release reports, else for those that it mentions.
    """
    reading, gold = release.reading, release.gold
    events = choose(reading, mentions, models)
    found = items(reading, actors(release, mentions), mentions)
    known = gold_keys(gold)
    for number, meeting in same_events(gold, reading, events).items():
        event = events[number]
        if event.main != main:
            continue
        near = found if main else beside(event, found)
        kind = kind_of(reading, event.mentions, models)[0]
        taken = [(role, known[id_]) for part, role in ROLES for id_ in meeting[part]]
        bearers = {i.actor.id: keys(i.actor) for i in near}
        role = {id_: next((name for name, key in taken if key & own), "none") for id_, own in bearers.items()}
        rows = role_features(reading, event, kind, near, mentions)
        shown = [i.start >= reading.opening[0] for i in near]
        yield Cast(rows, [i.actor.id for i in near], role, shown)


def actors(release: Annotated, mentions: Mentions) -> list[Entity]:
    """The persons, bodies and places found in a release."""
    lists = authorities.load()
    persons, people = find_persons(release.reading, mentions)
    bodies = find_organizations(release.reading, mentions, persons, lists)
    return [*people.values(), *bodies, *find_places(release.reading, mentions, lists)]


def ties(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each mention of an instrument beside each event found, with what the event did with it."""
    reading, gold = release.reading, release.gold
    events = choose(reading, mentions, models)
    meant, found = same_events(gold, reading, events), find_agreements(reading, mentions, models)
    same = same_agreements(gold, found)
    for number, event in enumerate(events):
        kind = kind_of(reading, event.mentions, models)[0]
        told = {tie["id"]: RELATIONS[tie["relation"]] for tie in meant.get(number, {}).get("agreements", ())}
        for place, named in enumerate(found):
            label = told.get(same[place]["id"], "none") if place in same else "none"
            for mention in named.mentions:
                yield [relation_features(reading, event, kind, named, mention)], [label]


def instrument_choices(release: Annotated, mentions: Mentions) -> Sequences:
    """The candidate instruments of a release with `named` or `none`."""
    reading = release.reading
    found = agreements.candidates(reading, mentions)
    names = [form for thing in release.gold["agreements"] for form in forms(thing)]
    labels = [
        "named" if any(similar(reading.text[c.start : c.end], name) >= NAME for name in names) else "none"
        for c in found
    ]
    yield agreements.choice_features(reading, found), labels


def party_choices(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each body and country beside each instrument, with `party` or `none`."""
    reading, gold = release.reading, release.gold
    found = find_agreements(reading, mentions, models)
    known = gold_keys(gold)
    shown = [actor for actor in actors(release, mentions) if actor.label != "PER"]
    for place, agreement in same_agreements(gold, found).items():
        wanted = set().union(*(known[id_] for id_ in agreement["parties"]))
        for actor in shown:
            mention = nearest(found[place], actor)
            yield (
                [party_features(reading, found[place], actor, mention)],
                ["party" if wanted & keys(actor) else "none"],
            )


def statuses(release: Annotated, mentions: Mentions, models: Path) -> Sequences:
    """Each instrument with its status."""
    gold = release.gold
    relations = {
        tie["id"]: RELATIONS[tie["relation"]]
        for m in reversed(gold["meetings"])
        if m["main"]
        for tie in m["agreements"]
    }
    found = find_agreements(release.reading, mentions, models)
    for place, agreement in same_agreements(gold, found).items():
        relation = relations.get(agreement["id"], "none")
        yield [status_features(release.reading, found[place], relation)], [agreement["status"]]

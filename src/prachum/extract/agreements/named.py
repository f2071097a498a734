"""Instruments: the groups of phrases that a document names as instruments of their own."""

import re
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.actors.entities import surface
from prachum.extract.agreements.grouping import Group, fullest, groups
from prachum.extract.agreements.naming import choice_features
from prachum.extract.agreements.phrases import Phrase
from prachum.extract.agreements.sameness import plain
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import AgreementKind
from prachum.thai import fold

LEAST = 0.45  # probability from which a group of phrases is taken for an instrument


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument with the phrases that name it, in text order; `name` is the fullest."""

    kind: AgreementKind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


def find_agreements(reading: Reading, mentions: Mentions, models: Path = MODELS) -> list[Named]:
    """The instruments of a reading in text order."""
    found = groups(reading, mentions)
    judged = judge("instrument-choice", choice_features(reading, mentions, found), models)
    named = [_named(reading, g, p["named"]) for g, p in zip(found, judged, strict=True) if p.get("named", 0.0) >= LEAST]
    return sorted((n for n in named if n), key=lambda n: n.mentions[0].start)


def _named(reading: Reading, group: Group, chance: float) -> Named | None:
    phrases = sorted({*group.full, *group.bare})
    best = fullest(reading, group)
    name = re.sub(r"\s+", " ", plain(surface(reading, _mention(best, chance)))).strip(" \"'")
    if len(fold(name)) < 3:
        return None
    spans = {(p.start, p.end) for p in phrases} | set(group.other)
    mentions = tuple(Mention(a, b, group.kind, round(chance, 3)) for a, b in sorted(spans))
    forms = [surface(reading, m) for m in mentions if not _only_points(reading, m, group)]
    aliases = tuple(form for form in dict.fromkeys(forms) if form != name)
    return Named(group.kind or "project", name, aliases, mentions)  # type: ignore[arg-type]  # the lexicon's kinds


def _only_points(reading: Reading, mention: Mention, group: Group) -> bool:
    return bool(group.full) and any((p.start, p.end) == (mention.start, mention.end) for p in group.bare)


def _mention(phrase: Phrase, chance: float) -> Mention:
    return Mention(phrase.start, phrase.end, phrase.kind, round(chance, 3))

"""Events: which phrases name one, which of them the document reports, and which are the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.dates import DateMention
from prachum.extract.candidates import ORDINAL, Candidate, candidates, is_bare
from prachum.extract.cues import choice_features, grounds
from prachum.extract.locating import places
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.sameness import same
from prachum.extract.tagging import MODELS, judge
from prachum.extract.timing import beside

__all__ = ["ORDINAL", "Candidate", "Event", "candidates", "choice_features", "choose"]

LEAST = {"main": 0.4, "other": 0.4}  # probability from which a phrase is taken for the name of an event
AGAIN = 0.3  # probability from which a phrase is taken to repeat one
Dated = dict[Candidate, DateMention | None]
Judged = tuple[Candidate, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the phrases that name it, the best first; `main` if the document reports it.

    `date` is the one that the text tells for the phrases themselves.
    """

    main: bool
    mentions: tuple[Candidate, ...]
    confidence: float
    date: DateMention | None = None

    @property
    def best(self) -> Candidate:
        """The phrase that names it best."""
        return self.mentions[0]


def choose(reading: Reading, mentions: Mentions, models: Path = MODELS) -> list[Event]:
    """The events of a reading: those that it reports first, then those that it mentions.

    Each is named by the phrase that the model of choice takes for its first in the body; other phrases
    that are alike, the headline's too, are mentions of the same event.
    """
    found = candidates(reading, mentions)
    located = places(reading, mentions)
    rows = choice_features(reading, mentions, found)
    judged = list(zip(found, [judge("event-choice", [row], models)[0] for row in rows], strict=True))
    dated = {c: beside(reading, mentions, found, c) for c in found}
    body = [row for row in judged if row[0].start >= reading.opening[0] and not is_bare(row[0])]
    import os
    LK=float(os.environ.get("LK","0")); LO=float(os.environ.get("LO","0.5"))
    V=lambda row: next(x[8:] for x in rows[found.index(row[0])] if x.startswith("verdict=") and "|" not in x)
    picked = [row for row in body if _is(row[1], "main") or (V(row) in ("second","witness") and row[1].get("main",0)>=float(os.environ.get("LS","0.15")))] or _likeliest(body or judged)
    mains = _grouped(reading, dated, picked)
    aside = _grouped(reading, dated, [row for row in body if row not in picked and (V(row)=="sure" or V(row)=="likely" and row[1].get("other",0)>LK or row[1].get("other",0)>LO and row[0].kind!="consultation" and any(grounds(reading, mentions, found, row[0], located).values()))])
    told = [group[0][0] for group in mains]
    aside = [group for group in aside if not any(same(reading, group[0][0], main, dated[group[0][0]], dated[main]) for main in told)]
    return [_event(reading, dated, g in mains, g, judged) for g in (*mains, *aside)]


def _is(chances: dict[str, float], label: str) -> bool:
    rival = "other" if label == "main" else "main"
    return chances.get(label, 0.0) >= LEAST[label] and chances.get(label, 0.0) > chances.get(rival, 0.0)


def _likeliest(judged: Sequence[Judged]) -> list[Judged]:
    return [max(judged, key=lambda row: row[1].get("main", 0.0))] if judged else []


def _grouped(reading: Reading, dated: Dated, judged: Sequence[Judged]) -> list[list[Judged]]:
    """The phrases in groups that name one event each."""
    groups: list[list[Judged]] = []
    for row in judged:
        home = next((g for g in groups if any(same(reading, row[0], other[0], dated[row[0]], dated[other[0]]) for other in g)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def _event(reading: Reading, dated: Dated, main: bool, group: Sequence[Judged], judged: Sequence[Judged]) -> Event:
    """The event of a group of phrases, the surest and longest first, with those elsewhere that repeat it."""
    ranked = [c for c, _ in sorted(group, key=lambda row: -_value(row))]
    taken = set(ranked)
    again = [c for c, p in judged if c not in taken and p.get("again", 0.0) > AGAIN and same(reading, c, ranked[0], dated[c], dated[ranked[0]])]
    date = next((d for c in (*ranked, *again) if c.start >= reading.opening[0] and (d := dated[c])), None)
    return Event(main, (*ranked, *again), max(_chance(p) for _, p in group), date)


def _value(row: Judged) -> float:
    """How well a phrase names its event: sure and long."""
    candidate, chances = row
    return _chance(chances) + min(candidate.end - candidate.start, 200) / 400


def _chance(chances: dict[str, float]) -> float:
    return max(chances.get("main", 0.0), chances.get("other", 0.0))

"""Events: which phrases name one, which of them the document reports, and which are the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from prachum.dates import DateMention
from prachum.extract.events.candidates import Candidate, is_bare
from prachum.extract.events.cases import Case, case, verdict
from prachum.extract.events.cues import choice_features
from prachum.extract.events.sameness import same
from prachum.extract.events.setting import Setting
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, judge

# Probability from which a phrase is taken for the name of an event; `joined` to one told before; the `only` one;
# one that is mentioned and whose case is `sure` or `likely`.
LEAST = {"main": 0.5, "joined": 0.15, "only": 0.1, "other": 0.5, "sure": 0.1, "likely": 0.25}
EARLY = 600  # characters from the opening on in which a document tells what it is about
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


def choose(here: Setting, models: Path = MODELS) -> list[Event]:
    """The events among the candidates of a reading: those that it reports first, then those that it mentions.

    Each is named by the phrase that the model of choice takes for its first in the body; other phrases
    that are alike, the headline's too, are mentions of the same event.
    """
    reading = here.reading
    told = {c: case(here, number) for number, c in enumerate(here.found)}
    said = {c: verdict(here, number, told[c]) for number, c in enumerate(here.found)}
    rows = (choice_features(here, number, told[c], said[c]) for number, c in enumerate(here.found))
    judged = [(c, judge("event-choice", [row], models)[0]) for c, row in zip(here.found, rows, strict=True)]
    dated = dict(zip(here.found, here.dates, strict=True))
    body = [row for row in judged if row[0].start >= reading.opening[0] and _is_telling(row[0], told[row[0]])]
    picked = [row for row in body if _is_main(row, said[row[0]], told[row[0]])] or likeliest(
        body or judged, told, reading.opening[0] + EARLY
    )
    legs = _legs(body, picked, said, told)
    picked = [row for row in picked if row[0] not in legs]
    mains = _grouped(reading, dated, picked)
    others = [r for r in body if r not in picked and r[0] not in legs and _is_other(r, said[r[0]])]
    aside = _grouped(reading, dated, others)
    firsts = [group[0][0] for group in mains]
    aside = [g for g in aside if not any(same(reading, g[0][0], c, dated[g[0][0]], dated[c]) for c in firsts)]
    return [_event(reading, dated, g in mains, g, judged) for g in (*mains, *aside)]


def _is_telling(candidate: Candidate, told: Case) -> bool:
    """Whether a phrase says enough to name an event; of talks the opening may say no more than that: `เข้าพบ`."""
    return not is_bare(candidate) or (told.sort == "talk" and told.part == "lead")


def _is_main(row: Judged, said: str, told: Case) -> bool:
    """Whether a phrase names what the document reports."""
    if said == "journey" or (said == "witness" and told.order in ("none", "same")):
        return True
    chance, rival = row[1].get("main", 0.0), row[1].get("other", 0.0)
    if said in ("second", "witness") and chance >= LEAST["joined"]:
        return True
    return chance >= LEAST["main"] and chance > rival


def _is_other(row: Judged, said: str) -> bool:
    """Whether a phrase names an event that the document mentions; its case may make up for a doubt of the model."""
    return row[1].get("other", 0.0) > LEAST.get(said, LEAST["other"])


def _legs(
    body: Sequence[Judged], picked: Sequence[Judged], said: dict[Candidate, str], told: dict[Candidate, Case]
) -> set[Candidate]:
    """The talks and tours of a journey that the document reports, which are parts of it unless dated themselves."""
    start = next((c.start for c, _ in picked if said[c] == "journey"), None)
    if start is None:
        return set()
    rest = (c for c, _ in body if c.start > start)
    return {c for c in rest if told[c].sort in ("talk", "visit") and told[c].told != ">day"}


def likeliest(judged: Sequence[Judged], told: dict[Candidate, Case], limit: int) -> list[Judged]:
    """The likeliest phrase of a document that reports nothing for sure; a mere announcement has none.

    An event that the opening mentions, and no other, is what the document is about: `กล่าวภายหลังการประชุม…`.
    """
    best = max(judged, key=lambda row: row[1].get("main", 0.0), default=None)
    if best and best[1].get("main", 0.0) >= LEAST["only"]:
        return [best]
    early = (row for row in judged if told[row[0]].part == "lead" or row[0].start < limit)
    return list(islice((row for row in early if _chance(row[1]) >= LEAST["main"]), 1))


def _grouped(reading: Reading, dated: Dated, judged: Sequence[Judged]) -> list[list[Judged]]:
    """The phrases in groups that name one event each."""
    groups: list[list[Judged]] = []
    for row in judged:
        home = next(
            (g for g in groups if any(same(reading, row[0], other[0], dated[row[0]], dated[other[0]]) for other in g)),
            None,
        )
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def _event(reading: Reading, dated: Dated, main: bool, group: Sequence[Judged], judged: Sequence[Judged]) -> Event:
    """The event of a group of phrases, the surest and longest first, with those elsewhere that repeat it."""
    ranked = [c for c, _ in sorted(group, key=lambda row: -_value(row))]
    taken = set(ranked)
    again = [
        c
        for c, p in judged
        if c not in taken and p.get("again", 0.0) > AGAIN and same(reading, c, ranked[0], dated[c], dated[ranked[0]])
    ]
    date = next((d for c in (*ranked, *again) if c.start >= reading.opening[0] and (d := dated[c])), None)
    return Event(main, (*ranked, *again), max(_chance(p) for _, p in group), date)


def _value(row: Judged) -> float:
    """How well a phrase names its event: sure and long."""
    candidate, chances = row
    return _chance(chances) + min(candidate.end - candidate.start, 200) / 400


def _chance(chances: dict[str, float]) -> float:
    return max(chances.get("main", 0.0), chances.get("other", 0.0))

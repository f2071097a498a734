"""Sequence taggers: conditional random fields that mark names, posts, events, venues and instruments.

Each layer is tagged on its own, since they nest: a post holds the name of a body, an event that of an
instrument. The models are made by `prachum.training`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from prachum.extract.reading import Reading

MODELS = Path(__file__).parent / "models"
LAYERS = ("names", "posts", "events", "venues", "instruments")
UNLISTED = "unlisted"  # the names once more, told without the lists of bodies
JUDGES = (  # models that judge one candidate at a time
    "event-choice", "event-kind", "instrument-choice", "sites", "places", "roles", "roles-aside", "relations", "parties", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A tagged stretch of the regular text: `start` to `end`, its label, and the model's confidence."""

    start: int
    end: int
    label: str
    confidence: float


@cache
def load(layer: str, folder: Path = MODELS) -> pycrfsuite.Tagger:
    """The tagger of a layer."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / f"{layer}.crfsuite"))
    return tagger


def tag(reading: Reading, layer: str, rows: Sequence[list[str]], folder: Path = MODELS) -> list[Mention]:
    """The mentions of one layer in text order; `rows` are the features of the reading's tokens."""
    tagger = load(layer, folder)
    tags = tagger.tag(rows)
    sure = [tagger.marginal(label, place) for place, label in enumerate(tags)]
    return [
        Mention(reading.tokens[a].start, reading.tokens[b - 1].end, label, min(sure[a:b]))
        for a, b, label in _runs(tags)
    ]


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches `B-x I-x …` as (first, last + 1, x)."""
    first = 0
    while first < len(tags):
        if not tags[first].startswith("B-"):
            first += 1
            continue
        label, end = tags[first][2:], first + 1
        while end < len(tags) and tags[end] == f"I-{label}":
            end += 1
        yield first, end, label
        first = end


def judge(model: str, rows: Sequence[list[str]], folder: Path = MODELS) -> list[dict[str, float]]:
    """For each of a sequence of candidates, the probability of each label of a model."""
    tagger = load(model, folder)
    if not rows:
        return []
    tagger.set(list(rows))
    labels = tagger.labels()
    return [{label: tagger.marginal(label, place) for label in labels} for place in range(len(rows))]


def gathered(rows: Sequence[list[str]]) -> list[str]:
    """What is seen of a thing that is named several times: of its first name, and of all its names together."""
    return sorted({feature for row in rows for feature in row} | {f"first {feature}" for feature in rows[0]})

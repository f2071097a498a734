"""How the figures of the models become shares of right facts: isotonic regression, slot by slot.

Source: R. Barlow et al., Statistical Inference under Order Restrictions (1972): pool adjacent violators.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from prachum.evaluate.gold import as_record
from prachum.evaluate.scores import Scores
from prachum.evaluate.slots import Fact, compare
from prachum.extract.confidence import TABLE, TEXTUAL, Curve, figure
from prachum.facts_json import to_json
from prachum.model import Evidence, Facts
from prachum.proofs import THINGS, Proof, review
from prachum.training.gold import Json

LEAST = 12  # facts that a point of a curve rests on, so that it is no accident
DOUBT = (1.0, 1.0)  # right and wrong facts that are added in thought: few facts prove little
MARGIN = 0.015  # rules were written with an eye on these releases: others are read a little worse
Tried = tuple[float, bool]  # a figure, and whether the fact was right


def fit_curves(read: Iterable[tuple[Facts, Json]]) -> dict[str, Curve]:
    """The curve of each slot, from facts with the models' own figures and the gold of their documents.

    First those of things, then, given these, those of what is said of them.
    """
    pairs = list(read)
    tried = tries(pairs)
    curves = {slot: fit_curve(tried[slot]) for slot in THINGS if tried[slot]}
    tried = tries([(calibrate_things(facts, curves), gold) for facts, gold in pairs])
    return curves | {slot: fit_curve(found) for slot, found in tried.items() if slot not in (*THINGS, *TEXTUAL)}


def tries(read: Iterable[tuple[Facts, Json]]) -> dict[str, list[Tried]]:
    """The figure of each fact that gold tells about, and whether it is right, by slot."""
    out: dict[str, list[Tried]] = defaultdict(list)
    for facts, gold in read:
        figures = surest(facts)

        def mark(fact: Fact, right: bool, figures: Mapping[Fact, float] = figures) -> None:
            if fact in figures:
                out[fact[0]].append((figures[fact], right))

        compare(as_record(gold), as_record(to_json(facts)), Scores(), mark)
    return out


def surest(facts: Facts) -> dict[Fact, float]:
    """The figure of each fact: that of its surest proof."""
    figures: dict[Fact, float] = {}

    def judge(proof: Proof) -> Evidence:
        value = proof.thing if proof.slot in THINGS else proof.value
        fact = (proof.slot, proof.thing, value)
        figures[fact] = max(figure(proof), figures.get(fact, 0.0))
        return proof.evidence

    review(facts, judge)
    return figures


def calibrate_things(facts: Facts, curves: Mapping[str, Curve]) -> Facts:
    """The facts with the things' confidence calibrated, and what is said of them as it was."""

    def judge(proof: Proof) -> Evidence:
        curve = curves.get(proof.slot)
        return replace(proof.evidence, confidence=curve.at(figure(proof))) if curve else proof.evidence

    return review(facts, judge)


@dataclass(frozen=True, slots=True)
class _Block:
    """Facts with figures close to each other: how many are right, how many there are, the sum of the figures."""

    right: int
    number: int
    figures: float

    def __add__(self, other: "_Block") -> "_Block":
        return _Block(self.right + other.right, self.number + other.number, self.figures + other.figures)

    def __lt__(self, other: "_Block") -> bool:
        return self.point()[1] < other.point()[1]

    def point(self) -> tuple[float, float]:
        """The middle of the figures, and the share of right facts, a little below what was counted."""
        return self.figures / self.number, (self.right + DOUBT[0]) / (self.number + sum(DOUBT)) - MARGIN


def fit_curve(tried: Iterable[Tried]) -> Curve:
    """The rising curve through the shares of right facts, each at the middle of its figures."""
    rising: list[_Block] = []
    for block in _blocks(tried):
        rising.append(block)
        while len(rising) > 1 and not rising[-2] < rising[-1]:
            last = rising.pop()
            rising[-1] += last
    return Curve(tuple(block.point() for block in rising))


def _blocks(tried: Iterable[Tried]) -> list[_Block]:
    """The facts by rising figures, in blocks of at least so many; equal figures stay together."""
    blocks: list[_Block] = []
    for _, equal in groupby(sorted(tried), key=lambda one: one[0]):
        facts = list(equal)
        block = _Block(sum(right for _, right in facts), len(facts), sum(at for at, _ in facts))
        if blocks and blocks[-1].number < LEAST:
            blocks[-1] += block
        else:
            blocks.append(block)
    if len(blocks) > 1 and blocks[-1].number < LEAST:
        last = blocks.pop()
        blocks[-1] += last
    return blocks


def write_curves(curves: Mapping[str, Curve], folder: Path) -> None:
    """Write the curves where extraction looks for them."""
    lines = ["# slot\tfigure of the models\tshare of facts with this figure that are right"]
    for slot, curve in sorted(curves.items()):
        lines += [f"{slot}\t{at:.4f}\t{share:.4f}" for at, share in curve.points]
    (folder / TABLE).write_text("\n".join(lines) + "\n", encoding="utf-8")

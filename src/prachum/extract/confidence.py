"""Confidence that means something: how often facts like this one are right.

A model's own figure says which of two facts is surer, not how sure. What share of the facts of a slot
that had such a figure were right was counted on releases that neither models nor rules had seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from prachum.extract.tagging import MODELS
from prachum.model import Evidence, Facts
from prachum.proofs import Proof, review

TABLE = "confidence.tsv"  # of a folder of models: slot, a model's figure, the share of right facts there
TEXTUAL = ("title", "published", "modified", "url", "see_also")  # read off the layout; no model judges them
UNMEASURED = 0.85  # for slots that no gold tells about


@dataclass(frozen=True, slots=True)
class Curve:
    """How a slot's figures become shares: straight lines between `points`, flat outside of them."""

    points: Sequence[tuple[float, float]]

    def at(self, figure: float) -> float:
        """The share of right facts among those of this figure."""
        if figure <= self.points[0][0]:
            return self.points[0][1]
        for (a, low), (b, high) in pairwise(self.points):
            if figure <= b:
                return low + (high - low) * (figure - a) / (b - a)
        return self.points[-1][1]


def calibrated(facts: Facts, models: Path = MODELS) -> Facts:
    """The facts, each with the share of facts like it that are right as its confidence."""
    return calibrate(facts, load_curves(models))


def calibrate(facts: Facts, curves: Mapping[str, Curve]) -> Facts:
    """The facts, with the confidence that the curves of their slots give."""

    def judge(proof: Proof) -> Evidence:
        if proof.slot in TEXTUAL:
            return proof.evidence
        curve = curves.get(proof.slot)
        share = curve.at(figure(proof)) if curve else min(figure(proof), UNMEASURED)
        return replace(proof.evidence, confidence=round(share, 3))

    return review(facts, judge)


def figure(proof: Proof) -> float:
    """The figure that is looked up: what is said of a thing is at most as sure as the thing."""
    return proof.evidence.confidence * proof.sure


@cache
def load_curves(models: Path = MODELS) -> dict[str, Curve]:
    """The curves of a folder of models, by slot. Raises OSError or ValueError if they cannot be read."""
    points: dict[str, list[tuple[float, float]]] = {}
    for line in (models / TABLE).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            slot, at, share = line.split("\t")
            points.setdefault(slot, []).append((float(at), float(share)))
    return {slot: Curve(tuple(sorted(curve))) for slot, curve in points.items()}

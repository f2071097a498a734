"""Confidence: the curves that turn a model's figure into a share of right facts, and what follows from them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gold import dataset, said
from prachum.evaluate import evaluate
from prachum.evaluate.scores import Tally
from prachum.extract.confidence import TABLE, UNMEASURED, Curve, calibrate, load_curves
from prachum.model import Facts
from prachum.proofs import review
from prachum.training.calibration import MARGIN, fit_curve, fit_curves, write_curves
from test_evaluate import GOLD, write_gold

TEXT = "กรมประมงประชุมกับกรมการค้า โดยนายสมชาย ใจดี อธิบดีกรมประมง เป็นประธาน"
FIGURES = st.floats(0, 1, allow_nan=False)


def confidences(facts: Facts) -> dict[tuple[str, str], float]:
    """The confidence of each fact's surest proof, by slot and value."""
    found: dict[tuple[str, str], float] = {}

    def note(proof):  # type: ignore[no-untyped-def]
        key = (proof.slot, proof.value)
        found[key] = max(proof.evidence.confidence, found.get(key, 0.0))
        return proof.evidence

    review(facts, note)
    return found


@given(st.lists(st.tuples(FIGURES, st.booleans()), min_size=1))
def test_a_curve_rises_and_stays_between_0_and_1(tried: list[tuple[float, bool]]) -> None:
    curve = fit_curve(tried)
    shares = [curve.at(figure / 50) for figure in range(51)]
    assert all(low <= high + 1e-9 for low, high in pairwise(shares))
    assert all(-MARGIN < share < 1 for share in shares)


def test_a_curve_tells_what_share_was_right() -> None:
    tried = [(0.3, number % 2 == 0) for number in range(100)] + [(0.9, number % 10 > 0) for number in range(100)]
    curve = fit_curve(tried)
    assert curve.at(0.1) == pytest.approx(curve.at(0.3)) == pytest.approx(0.5 - MARGIN)
    assert curve.at(0.9) == pytest.approx(curve.at(1.0)) == pytest.approx(0.9, abs=0.03)
    assert curve.at(0.6) == pytest.approx(0.7, abs=0.03)


def test_few_facts_prove_little() -> None:
    assert fit_curve([(0.99, True)] * 5).at(0.99) < 0.9
    assert fit_curve([(0.99, True)] * 200).at(0.99) > 0.97


def test_what_is_said_of_a_thing_is_at_most_as_sure_as_the_thing() -> None:
    facts = said(TEXT, persons=[{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "อธิบดีกรมประมง", "org": None}]}])
    straight = Curve(((0.0, 0.0), (1.0, 1.0)))
    doubted = calibrate(facts, {"person": Curve(((0.0, 0.5),)), "person.post": straight})
    told = confidences(doubted)
    assert told["person", "สมชาย ใจดี"] == 0.5
    assert told["person.post", "อธิบดีกรมประมง"] <= 0.5


def test_what_no_gold_measures_is_never_called_sure() -> None:
    facts = said(TEXT, organizations=[{"id": "o1", "name": "กรมประมง"}])
    assert confidences(calibrate(facts, {}))["organization", "กรมประมง"] <= UNMEASURED


def test_curves_are_written_and_read(tmp_path: Path) -> None:
    facts = said(TEXT, organizations=[{"id": "o1", "name": "กรมประมง"}, {"id": "o2", "name": "กรมการค้า"}])
    gold = {"organizations": [{"id": "x", "name": "กรมประมง", "aliases": []}], "document": {}}
    gold |= {kind: [] for kind in ("meetings", "agreements", "persons", "places")}
    curves = fit_curves([(facts, gold)] * 50)
    write_curves(curves, tmp_path)
    assert curves["organization"].at(0.9) == pytest.approx(0.5 - MARGIN)
    assert load_curves(tmp_path)["organization"].at(0.9) == pytest.approx(0.5 - MARGIN)


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    (tmp_path / TABLE).write_text("person\tmuch\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unpack"):
        load_curves(tmp_path)


def test_evaluation_counts_the_published_confidence(tmp_path: Path) -> None:
    wrong = [*GOLD["organizations"], {"id": "o2", "name": "กรมประมง"}]
    dump = dataset([said("ข่าว", **GOLD | {"organizations": wrong})], tmp_path / "dataset.nq")
    scores, calibration = evaluate(write_gold(tmp_path / "gold"), dump)
    told = sum(calibration.total().values(), Tally())
    assert (told.right, told.wrong) == tuple(
        sum(getattr(tally, how) for tally in scores.slots.values()) for how in ("right", "wrong")
    )
    organizations = calibration.slots["organization"]
    assert [(at, tally.right, tally.wrong) for at, tally in organizations.items()] == [(0.5, 1, 1)]

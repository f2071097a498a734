"""Facts that are not sure enough: they are left out of the publication, whole, and told in the report."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gold import said
from prachum.config import Settings
from prachum.model import Document, Evidence, Facts
from prachum.pipeline import build
from prachum.proofs import Proof, review
from prachum.selection import select

TEXT = """วันที่ 5 มีนาคม 2561 กรมตัวอย่างจัดการประชุมคณะกรรมการประมง ณ กรุงเทพฯ โดยนายสมชาย ใจดี
อธิบดีกรมตัวอย่าง เป็นประธาน ที่ประชุมเห็นชอบแผนปฏิบัติการประมง"""
FACTS = said(
    TEXT,
    meetings=[
        {
            "id": "m1",
            "name": "การประชุมคณะกรรมการประมง",
            "type": "committee_meeting",
            "start": "2018-03-05",
            "end": "2018-03-05",
            "places": ["l1"],
            "organizers": ["o1"],
            "chairs": ["p1"],
            "agreements": [{"id": "a1", "relation": "about"}],
        }
    ],
    agreements=[{"id": "a1", "name": "แผนปฏิบัติการประมง", "type": "plan", "parties": ["o1"], "status": "adopted"}],
    persons=[{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "อธิบดีกรมตัวอย่าง", "org": "o1"}]}],
    organizations=[{"id": "o1", "name": "กรมตัวอย่าง"}],
    places=[{"id": "l1", "name": "กรุงเทพฯ", "type": "city", "code": "TH-10"}],
)


def sure(facts: Facts, doubted: dict[str, float]) -> Facts:
    """The facts, all sure but those of some slots."""

    def judge(proof: Proof) -> Evidence:
        return replace(proof.evidence, confidence=doubted.get(proof.slot, 0.95))

    return review(facts, judge)


def test_what_is_sure_enough_stays_as_it_is() -> None:
    facts = sure(FACTS, {})
    assert select(facts, 0.95) == (facts, ())


@pytest.mark.parametrize(
    "slot",
    ["meeting.start", "meeting.place", "meeting.chair", "meeting.agreement", "agreement.status", "person.post"],
)
def test_a_doubtful_fact_goes_and_is_listed(slot: str) -> None:
    selected, left_out = select(sure(FACTS, {slot: 0.6}), 0.9)
    assert {out.slot for out in left_out} >= {slot}
    assert all(out.confidence == 0.6 and out.quote in TEXT for out in left_out)
    assert len(selected.meetings) == len(selected.persons) == len(selected.agreements) == 1


def test_with_a_thing_goes_what_leads_to_it() -> None:
    selected, left_out = select(sure(FACTS, {"organization": 0.5}), 0.9)
    assert not selected.organizations
    assert selected.persons[0].posts[0].organization is None
    assert [part.participant for part in selected.meetings[0].participations] == ["p1"]
    assert not selected.agreements[0].parties
    assert [(out.slot, out.about, out.confidence) for out in left_out] == [("organization", "กรมตัวอย่าง", 0.5)]


def test_a_meeting_of_doubtful_kind_is_a_meeting() -> None:
    selected, _ = select(sure(FACTS, {"meeting.type": 0.4}), 0.9)
    assert selected.meetings[0].kind.value == "meeting"


@pytest.mark.parametrize("least", [0.5, 0.9, 1.0])
def test_whatever_is_left_out_the_rest_conforms(least: float, tmp_path: Path) -> None:
    report = build([Path("seeds")], Settings(output=tmp_path / "output", min_confidence=least))
    assert not report.rejected
    quads = (tmp_path / "output" / "dataset.nq").read_text(encoding="utf-8")
    told = [float(found) for found in re.findall(r'core#confidence> "([0-9.]+)"', quads)]
    assert min(told, default=1.0) >= least
    assert bool(told) == (least < 1)


def doubt_chairs(document: Document) -> Facts:
    return replace(sure(FACTS, {"meeting.chair": 0.3}), document=document)


def test_the_report_lists_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    build(
        [tmp_path / "release.txt"], Settings(tmp_path / "output", workers=1, min_confidence=0.5), extract=doubt_chairs
    )
    report = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert report["min confidence"] == 0.5
    [left_out] = report["left out"]["release"]
    assert (left_out["slot"], left_out["value"], left_out["confidence"]) == ("meeting.chair", "สมชาย ใจดี", 0.3)

"""Facts as JSON, in the form of gold."""

import json
from pathlib import Path

import pytest

from gold import Gold, read_gold, said
from prachum.facts_json import role_groups, to_json
from prachum.model import (
    Action,
    Agreement,
    Article,
    Document,
    Evidence,
    Facts,
    Instrument,
    Layout,
    Meeting,
    Participation,
    Role,
    Span,
    Stated,
)

TEXT = "ประชุมใหญ่ ๒๒ เมษายน"
HERE, THERE = Evidence(Span(0, 10), 0.9), Evidence(Span(11, 20), 0.5)
DOCUMENT = Document("release", TEXT, Layout(Span(0, len(TEXT))))


def only_meeting(**more: object) -> Gold:
    meeting = Meeting("m1", "ประชุมใหญ่", Stated("meeting", HERE), True, (HERE,), **more)  # type: ignore[arg-type]
    (written,) = to_json(Facts(DOCUMENT, meetings=(meeting,)))["meetings"]
    return written


def test_nothing_is_written_as_nothing() -> None:
    written = to_json(Facts(DOCUMENT))
    assert written["doc"] == "release"
    assert written["document"]["title"] is None
    assert [written[kind] for kind in ("meetings", "agreements", "persons", "organizations", "places")] == [[]] * 5


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("chair", "chairs"),
        ("head_of_delegation", "chairs"),
        ("interlocutor", "chairs"),
        ("signatory", "chairs"),
        ("organizer", "organizers"),
        ("host", "organizers"),
        ("opening_speaker", "participants"),
        ("speaker", "participants"),
        ("participant", "participants"),
        ("observer", "participants"),
        ("witness", "participants"),
    ],
)
def test_each_role_is_in_one_group(role: Role, group: str) -> None:
    groups = role_groups([Participation(role, "p1", HERE)])
    assert groups == {"organizers": [], "chairs": [], "participants": []} | {group: ["p1"]}


def test_who_chairs_is_no_mere_participant_and_stands_once() -> None:
    roles: tuple[Role, ...] = ("participant", "chair", "signatory", "speaker")
    groups = role_groups([Participation(role, "p1", HERE) for role in roles])
    assert groups == {"organizers": [], "chairs": ["p1"], "participants": []}


def test_what_was_considered_is_written_about() -> None:
    instruments = (Instrument("considered", "a1", HERE), Instrument("under", "a2", THERE))
    written = only_meeting(instruments=instruments)
    assert written["agreements"] == [{"id": "a1", "relation": "about"}, {"id": "a2", "relation": "under"}]


def test_evidence_quotes_the_text_in_its_order() -> None:
    written = only_meeting(start=Stated("2019-04-22", THERE))
    assert written["start"] == "2019-04-22"
    quoted = [(e["of"], e["start"], e["end"], e["quote"], e["confidence"]) for e in written["evidence"]]
    assert quoted == [
        ("name", 0, 10, "ประชุมใหญ่", 0.9),
        ("type", 0, 10, "ประชุมใหญ่", 0.9),
        ("start", 11, 20, "๒๒ เมษายน", 0.5),
    ]


def test_the_document_tells_its_dates_and_addresses() -> None:
    article = Article(modified=Stated("2019-04-23", THERE), see_also=(Stated("http://a.th", HERE),))
    written = to_json(Facts(DOCUMENT, article))["document"]
    assert (written["modified"], written["see_also"]) == ("2019-04-23", ["http://a.th"])
    assert [e["of"] for e in written["evidence"]] == ["see_also", "modified"]


@pytest.mark.parametrize(
    ("steps", "date"),
    [
        ([("draft", "2017")], None),
        ([("draft", "2017"), ("sign", "2019-04-22")], "2019-04-22"),
        ([("sign", "2019"), ("approve", "2018")], "2018"),
        ([("enact", "2019"), ("enact", "2008")], "2008"),
    ],
)
def test_a_concluding_step_dates_the_signing(steps: list[tuple[str, str]], date: str | None) -> None:
    actions = tuple(Action(kind, when, THERE) for kind, when in steps)  # type: ignore[arg-type]
    agreement = Agreement("a1", "ประชุมใหญ่", "law", (HERE,), actions=actions)
    (written,) = to_json(Facts(DOCUMENT, agreements=(agreement,)))["agreements"]
    assert written["date_signed"] == date
    assert written["status"] == "unknown"


def test_the_result_is_json() -> None:
    facts = said(TEXT, meetings=[{"id": "m1", "name": "ประชุมใหญ่", "start": "2019"}])
    assert json.loads(json.dumps(to_json(facts))) == to_json(facts)


@pytest.mark.shared
@pytest.mark.parametrize("part", ["seeds", "train", "dev"])
def test_gold_as_facts_is_written_as_gold(shared: Path, part: str) -> None:
    texts = shared / "seeds" if part == "seeds" else shared / "corpus" / part
    for file in sorted((shared / "corpus/gold" / part).glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        written = to_json(read_gold(file, texts))
        for kind in ("meetings", "agreements", "persons", "organizations", "places"):
            assert len(written[kind]) == len(gold[kind])
            for ours, theirs in zip(written[kind], gold[kind], strict=True):
                assert {key: ours[key] for key in theirs} == theirs
        assert {key: written["document"][key] for key in ("title", "published", "url")} == {
            key: gold["document"][key] for key in ("title", "published", "url")
        }

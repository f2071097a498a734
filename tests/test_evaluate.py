"""Evaluation: the counts, the messages, and that both agree with the corpus's own scorer."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from gold import Gold, dataset, said, to_facts
from prachum.errors import NotValid, UsageError
from prachum.evaluate import Scores, evaluate, render
from prachum.evaluate.matching import core, likeness, pair, place_core
from prachum.model import Document, Layout, Span

MEETING: Gold = {"id": "m1", "name": "การประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์", "start": "2018-07-12"}
GOLD: dict[str, list[Gold]] = {
    "meetings": [MEETING | {"organizers": ["o1"], "chairs": ["p1"], "participants": ["l1"], "places": ["l2"]}],
    "persons": [{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "ประธานสมาคมใหญ่", "org": "o1"}]}],
    "organizations": [{"id": "o1", "name": "สมาคมใหญ่"}],
    "places": [{"id": "l1", "name": "ไทย", "code": "TH"}, {"id": "l2", "name": "กรุงเทพฯ", "type": "city"}],
    "agreements": [{"id": "a1", "name": "แผนปฏิบัติการสากล", "type": "plan", "parties": ["l1"]}],
}
LEFT_OUT: Gold = {
    "type": "meeting",
    "main": True,
    "aliases": [],
    "posts": [],
    "parties": [],
    "agreements": [],
    **dict.fromkeys(("start", "end", "start_time", "ordinal", "venue", "attendance", "code", "status")),
    **{key: [] for key in ("places", "organizers", "chairs", "participants")},
}


def write_gold(folder: Path, name: str = "release", **things: list[Gold]) -> Path:
    folder.mkdir(exist_ok=True)
    gold = {kind: [LEFT_OUT | thing for thing in of_kind] for kind, of_kind in (GOLD | things).items()}
    gold |= {"doc": name, "document": {"title": None, "published": None}}  # type: ignore[dict-item]
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def scored(tmp_path: Path, **found: list[Gold]) -> Scores:
    """What a dump with other facts than GOLD scores against GOLD."""
    dump = dataset([said("ข่าว", **GOLD | found)], tmp_path / "dataset.nq")
    return evaluate(write_gold(tmp_path / "gold"), dump)[0]


def tally(scores: Scores, slot: str) -> tuple[int, int, int]:
    counted = scores.slots[slot]
    return counted.right, counted.wrong, counted.missed


# ---- counts --------------------------------------------------------------------------------------


def test_gold_itself_scores_one(tmp_path: Path) -> None:
    scores = scored(tmp_path)
    assert (scores.overall(), scores.documents, scores.missing) == (1.0, 1, ())
    assert tally(scores, "meeting.place") == (1, 0, 0)


def test_what_is_missed_and_what_is_extra_count(tmp_path: Path) -> None:
    other = {"id": "p1", "name": "สมหญิง ใจร้าย"}
    scores = scored(tmp_path, persons=[other, {"id": "p2", "name": "ใคร ก็ได้"}])
    assert tally(scores, "person") == (0, 2, 1)
    assert tally(scores, "person.post") == (0, 0, 1)
    assert tally(scores, "meeting.chair") == (0, 1, 1)
    assert scores.slots["person"].f1 == 0.0
    assert scores.overall() < 1


def test_a_wrong_value_is_wrong_and_missed(tmp_path: Path) -> None:
    meeting = GOLD["meetings"][0] | {"start": "2018-07-13", "ordinal": "3"}
    scores = scored(tmp_path, meetings=[meeting])
    assert tally(scores, "meeting.start") == (0, 1, 1)
    assert tally(scores, "meeting.ordinal") == (0, 1, 0)
    assert tally(scores, "meeting.name") == (1, 0, 0)


def test_a_country_that_follows_from_the_city_is_no_error(tmp_path: Path) -> None:
    scores = scored(tmp_path, places=[GOLD["places"][0], GOLD["places"][1] | {"code": "TH-10"}])
    assert tally(scores, "meeting.place") == (1, 0, 0)


def test_a_status_is_not_judged_where_gold_knows_none(tmp_path: Path) -> None:
    signed = GOLD["agreements"][0] | {"status": "signed"}
    dump = dataset([said("ข่าว", **GOLD | {"agreements": [signed]})], tmp_path / "dataset.nq")
    unknown = GOLD["agreements"][0] | {"status": "unknown"}
    assert "agreement.status" not in evaluate(write_gold(tmp_path / "a", agreements=[unknown]), dump)[0].slots
    draft = GOLD["agreements"][0] | {"status": "draft"}
    assert tally(evaluate(write_gold(tmp_path / "b", agreements=[draft]), dump)[0], "agreement.status") == (
        0,
        1,
        1,
    )


def test_a_document_that_the_dump_lacks_counts_as_missed(tmp_path: Path) -> None:
    dump = dataset([said("ข่าว", **GOLD)], tmp_path / "dataset.nq")
    write_gold(tmp_path / "gold", "absent")
    scores, _ = evaluate(write_gold(tmp_path / "gold"), dump)
    assert scores.missing == ("absent",)
    assert tally(scores, "person") == (1, 0, 1)
    assert "not in the dataset: absent" in render(scores)


def test_the_table_shows_slots_groups_and_the_mean(tmp_path: Path) -> None:
    table = render(scored(tmp_path)).splitlines()
    assert re.fullmatch(r"slot +P +R +F1 +gold", table[0])
    assert any(re.fullmatch(r"person.post +1\.000 +1\.000 +1\.000 +1", line) for line in table)
    assert any(line.startswith("roles ") for line in table)
    assert table[-1] == "OVERALL 1.000 over 1 documents"


def test_nothing_scored_is_zero() -> None:
    assert Scores().overall() == 0.0


def test_trig_is_read_too(tmp_path: Path) -> None:
    dump = dataset([said("ข่าว", **GOLD)], tmp_path / "dataset.nq")
    quads = ox.parse(path=str(dump), format=ox.RdfFormat.N_QUADS)
    ox.serialize(quads, tmp_path / "dataset.trig", ox.RdfFormat.TRIG)
    assert evaluate(write_gold(tmp_path / "gold"), tmp_path / "dataset.trig")[0].overall() == 1.0


# ---- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กระทรวง พม.", "กระทรวงพม"),
        ("ครั้งที่ ๓", "ครั้งที่3"),
        ("นํา", "นำ"),
        ("ASEAN–ACT", "asean-act"),
        (None, " "),
    ],
)
def test_spellings_have_one_core(one: str | None, other: str) -> None:
    assert core(one) == core(other)


def test_brackets_count_only_if_nothing_else_is_there() -> None:
    assert core("คณะกรรมการ (ปคม.)") == "คณะกรรมการ"
    assert core("(ปคม.)") == "ปคม"


@pytest.mark.parametrize("name", ["กรุงเทพฯ", "กรุงเทพมหานคร", "เทพมหานคร", " กรุงเทพ"])
def test_bangkok_is_one_place(name: str) -> None:
    assert place_core(name) == "เทพ"


def test_likeness_is_one_for_one_name_and_none_for_strangers() -> None:
    assert likeness("การประชุม", "การ ประชุม") == 1.0
    assert likeness("การประชุม", "") == 0.0
    assert likeness("กขคง", "จฉชซ") == 0.0
    assert likeness("ก" * 12, "ก" * 12 + "ข" * 60) == 0.75


def test_the_likest_pair_first_and_each_once() -> None:
    scores = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8}
    pairs, missed, extra = pair(["a", "b"], ["x", "y"], lambda g, f: scores.get((g, f), 0.0))
    assert (pairs, missed, extra) == ([("a", "y")], ["b"], ["x"])


# ---- messages ------------------------------------------------------------------------------------


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return dataset([said("ข่าว", **GOLD)], tmp_path / "dataset.nq")


def test_a_folder_without_gold_is_told(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no gold; put one"):
        evaluate(tmp_path / "empty", dump)
    with pytest.raises(UsageError, match="is no folder"):
        evaluate(tmp_path / "absent", dump)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{\n "doc": "x",\n}', r"release\.json, line 3: not JSON"),
        (b"\xff", r"release\.json: cannot be read as UTF-8"),
        (b"{}", r"release\.json: .* the key 'document' is missing"),
        (b"[]", r"release\.json: not in the form of gold"),
        (b'{"document": {}, "meetings": [{"id": 1}]}', r"the key 'name' is missing"),
        (b'{"document": {}, "meetings": 3}', "not in the form of gold"),
        (
            b'{"document": {}, "meetings": [], "agreements": [], "persons": [{"id": "p", "name": 3, "posts": []}]}',
            "no text",
        ),
    ],
)
def test_bad_gold_is_told_with_file_and_line(tmp_path: Path, dump: Path, content: bytes, message: str) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "release.json").write_bytes(content)
    with pytest.raises(NotValid, match=message) as raised:
        evaluate(gold, dump)
    assert raised.value.exit_code == 1


def test_a_dump_of_other_documents_is_told(tmp_path: Path, dump: Path) -> None:
    with pytest.raises(UsageError, match=r"holds none of the 1 documents .*such as other"):
        evaluate(write_gold(tmp_path / "gold", "other"), dump)


@pytest.mark.parametrize("content", [None, "this is no RDF"])
def test_a_dump_that_cannot_be_read_is_told(tmp_path: Path, content: str | None) -> None:
    target = tmp_path / "other.nq"
    if content:
        target.write_text(content)
    with pytest.raises(UsageError, match=r"other\.nq: no dump that can be read"):
        evaluate(write_gold(tmp_path / "gold"), target)


# ---- agreement with the corpus's own scorer ------------------------------------------------------


def theirs(shared: Path, gold: Path, dump: Path, tmp_path: Path) -> list[str]:
    """The lines with numbers that the corpus's scorer prints."""
    corpus = shared / "corpus"
    lines = ""
    for program, *arguments in (
        ("facts.py", dump, tmp_path / "facts"),
        ("score.py", gold, tmp_path / "facts"),
    ):
        run = [sys.executable, str(corpus / program), *map(str, arguments)]
        lines = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    return [line for line in lines.splitlines() if re.search(r"\d\.\d{3}", line)]


def ours(gold: Path, dump: Path) -> list[str]:
    """The same lines of our table: their groups have no count of gold facts."""
    groups = {"document", "meetings", "where", "roles", "agreements", "persons", "organizations", "places"}
    lines = [line for line in render(evaluate(gold, dump)[0]).splitlines() if re.search(r"\d\.\d{3}", line)]
    return [line[:-7] if line.split()[0] in groups else line for line in lines]


def perturbed(gold: Gold, random_: random.Random) -> Gold:
    """The same facts with some lost, some swapped, some renamed."""
    gold = json.loads(json.dumps(gold))
    for kind in ("meetings", "agreements"):
        gold[kind] = [thing for thing in gold[kind] if random_.random() > 0.2]
    kept = {agreement["id"] for agreement in gold["agreements"]}
    for meeting in gold["meetings"]:
        meeting["agreements"] = [a for a in meeting["agreements"] if a["id"] in kept and random_.random() > 0.2]
        meeting["main"] ^= random_.random() < 0.2
        for key in ("start", "end", "start_time", "ordinal", "venue", "attendance"):
            if random_.random() < 0.2:
                meeting[key] = None
        for key in ("places", "organizers", "chairs", "participants"):
            meeting[key] = [x for x in meeting[key] if random_.random() > 0.2]
        if random_.random() < 0.3:
            meeting["chairs"], meeting["participants"] = meeting["participants"], meeting["chairs"]
            meeting["type"] = random_.choice(["visit", "meeting", "consultation"])
        if random_.random() < 0.3:
            meeting["name"] = meeting["name"][: len(meeting["name"]) // 2]
    for agreement in gold["agreements"]:
        agreement["parties"] = [x for x in agreement["parties"] if random_.random() > 0.3]
        agreement["status"] = random_.choice([agreement["status"], "draft", "unknown"])
        if random_.random() < 0.2:
            agreement["type"], agreement["date_signed"] = "plan", None
    for kind in ("persons", "organizations", "places"):
        for thing in gold[kind]:
            if random_.random() < 0.2:
                thing["name"], thing["aliases"] = thing["name"] + "ข", []
            if random_.random() < 0.2:
                thing["aliases"] = []
    return gold


@pytest.mark.shared
@pytest.mark.parametrize(("part", "seed"), [("seeds", None), ("seeds", 1), ("seeds", 2), ("dev", 3), ("dev", 4)])
def test_the_numbers_are_those_of_the_corpus_scorer(shared: Path, tmp_path: Path, part: str, seed: int | None) -> None:
    texts = shared / "seeds" if part == "seeds" else shared / "corpus" / part
    random_, documents = random.Random(seed), []
    gold = shared / "corpus/gold" / part
    for file in sorted(gold.glob("*.json")):
        values = json.loads(file.read_text(encoding="utf-8"))
        text = (texts / f"{file.stem}.txt").read_bytes().decode("utf-8")
        document = Document(file.stem, text, Layout(Span(0, len(text))))
        documents.append(to_facts(perturbed(values, random_) if seed else values, document))
    dump = dataset(documents[:-1] if seed == 4 else documents, tmp_path / "dataset.nq")
    table = ours(gold, dump)
    assert table == theirs(shared, gold, dump, tmp_path)
    assert (seed is None) == (table[-1].split()[1] == "1.000")

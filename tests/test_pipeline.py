"""The pipeline with all its real stages but extraction: an extractor that can be told to misbehave."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from prachum.config import Settings
from prachum.errors import NotValid, PrachumError, UsageError
from prachum.extract.tagging import MODELS, load
from prachum.mapping import map_facts
from prachum.model import (
    Document,
    Evidence,
    Facts,
    Meeting,
    Organization,
    Participation,
    Place,
    Span,
    Stated,
)
from prachum.pipeline import build, load_models
from prachum.publication import replacing, written_by_build

GOOD = "การประชุมคณะกรรมการ ครั้งที่ 3 จัดโดยกระทรวงแรงงาน ณ ประเทศไทย\n"
PREFIX = "https://w3id.org/prachum/"


def find(document: Document) -> Facts:
    """A meeting where the text has one; what else it says is an order to misbehave."""
    match = re.search(r"การประชุม\S+", document.text)
    if "fail" in document.text:
        raise KeyError("no such thing")
    if "die" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in document.text:
        time.sleep(60)
    if match is None:
        return Facts(document)
    proof = Evidence(Span(*match.span()))
    wrong = "wrong" in document.text  # it ends before it begins
    meeting = Meeting(
        "m1",
        match.group(),
        Stated("meeting", proof),
        main=True,
        mentions=(proof,),
        start=Stated("2019-04-22", proof),
        end=Stated("2019-04-21" if wrong else "2019-04-22", proof),
        participations=(Participation("organizer", "o1", proof),),
    )
    return Facts(
        document,
        meetings=(meeting,),
        organizations=(Organization("o1", "กระทรวงทดสอบ", (proof,)),),
        places=(Place("l1", "ไทย", "country", (proof,), code="TH"),),
    )


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(inputs, output, **settings):
    return build(inputs, Settings(output=output, workers=2, **settings), extract=find)


def report_of(output: Path) -> dict:
    return json.loads((output / "report.json").read_text(encoding="utf-8"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def output(tmp_path) -> Path:
    return tmp_path / "output"


def test_a_build_writes_all_that_it_should(tmp_path, output):
    report = run([put(tmp_path / "in", a=GOOD, b=GOOD)], output)
    assert [outcome.identifier for outcome in report.published] == ["a", "b"]
    assert sorted(path.name for path in output.iterdir()) == [
        *("catalog.jsonld", "catalog.ttl", "dataset.jsonld", "dataset.nq", "dataset.trig", "dataset.ttl"),
        *("report.json", "site", "store", "tables"),
    ]
    assert (output / "site/index.html").is_file()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_two_documents_on_one_thing_are_two_graphs(tmp_path, output):
    run([put(tmp_path / "in", a=GOOD, b=GOOD)], output)
    store = ox.Store.read_only(str(output / "store"))
    graphs = store.query("SELECT DISTINCT ?m ?g { GRAPH ?g { ?m a <https://w3id.org/prachum/def#Meeting> } }")
    found = [(solution["m"].value, solution["g"].value) for solution in graphs]
    assert len({meeting for meeting, _ in found}) == 1
    assert {graph for _, graph in found} == {f"{PREFIX}graph/doc-a", f"{PREFIX}graph/doc-b"}


def test_only_what_is_named_of_the_authorities_is_published(tmp_path, output):
    run([put(tmp_path / "in", a=GOOD)], output)
    store = ox.Store.read_only(str(output / "store"))
    known = store.quads_for_pattern(None, None, None, ox.NamedNode(f"{PREFIX}graph/authorities"))
    assert {quad.subject.value for quad in known} == {f"{PREFIX}id/place/TH"}


def test_another_base_moves_the_data_and_not_the_vocabulary(tmp_path, output):
    base = "https://data.example.go.th/x/"
    run([put(tmp_path / "in", a=GOOD)], output, base=base)
    text = (output / "dataset.nq").read_text(encoding="utf-8")
    assert f"{base}id/place/TH" in text
    assert f"{PREFIX}id/" not in text
    assert f"{PREFIX}graph/" not in text
    assert f"<{PREFIX}def#Meeting>" in text


BAD = [
    ("empty", "", "unreadable", "is empty"),
    ("fails", "fail", "failed", "KeyError: 'no such thing'"),
    ("dies", "die", "failed", "its process was ended"),
    ("invalid", GOOD + "wrong", "not valid", f"{PREFIX}id/meeting/"),
]


@pytest.mark.parametrize("name", ["names", "roles"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"no model")])
def test_a_model_that_is_missing_or_damaged_is_told_once(tmp_path, damage, name):
    shutil.copytree(MODELS, tmp_path / "models")
    load_models(tmp_path / "models")
    load.cache_clear()
    damage(tmp_path / f"models/{name}.crfsuite")
    with pytest.raises(PrachumError, match=rf"the model {name} cannot be loaded .*{name}\.crfsuite") as raised:
        load_models(tmp_path / "models")
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(("name", "text", "why", "message"), BAD)
def test_a_bad_document_is_reported_and_the_rest_published(tmp_path, output, name, text, why, message):
    report = run([put(tmp_path / "in", **{"a": GOOD, name: text, "z": GOOD})], output)
    assert [outcome.identifier for outcome in report.published] == ["a", "z"]
    written = report_of(output)
    (rejected,) = written["rejected"]
    assert rejected["why"] == why
    assert name in rejected["document"]
    assert any(message in line for line in rejected["messages"])
    assert written[why] == 1
    assert f"doc-{name}" not in (output / "dataset.nq").read_text(encoding="utf-8")


def test_a_graph_that_no_format_can_hold_is_reported_too(tmp_path, output, monkeypatch):
    def no_iri(linked, base):
        graph = map_facts(linked, base)
        if linked.facts.document.identifier == "b":
            graph.add((rdflib.URIRef("https://example.org/<x>"), rdflib.RDFS.label, rdflib.Literal("x")))
        return graph

    monkeypatch.setattr("prachum.passes.map_facts", no_iri)  # workers are copies of this process
    report = run([put(tmp_path / "in", a=GOOD, b=GOOD)], output)
    assert [(outcome.identifier, outcome.status) for outcome in report.outcomes] == [
        ("a", "published"),
        ("b", "failed"),
    ]


def test_a_process_that_dies_while_it_writes_costs_its_document_alone(tmp_path, output, monkeypatch):
    def die(linked, base):
        if linked.facts.document.identifier == "b":
            os.kill(os.getpid(), signal.SIGKILL)
        return map_facts(linked, base)

    monkeypatch.setattr("prachum.passes.map_facts", die)  # workers are copies of this process
    report = run([put(tmp_path / "in", a=GOOD, b=GOOD, c=GOOD)], output)
    assert [outcome.status for outcome in report.outcomes] == ["published", "failed", "published"]
    assert report_of(output)["rejected"][0]["messages"] == ["its process was ended: too little memory?"]


def test_what_was_read_is_heard_of_once(tmp_path, output):
    heard = []
    inputs = [put(tmp_path / "in", a=GOOD, b="fail")]
    build(inputs, Settings(output=output, workers=2), extract=find, notice=heard.append)
    assert [(outcome.identifier, outcome.status) for outcome in heard] == [("a", "read"), ("b", "failed")]


def test_a_document_without_a_meeting_is_published_and_named(tmp_path, output):
    report = run([put(tmp_path / "in", a=GOOD, b="ข่าววันนี้ไม่มีอะไร")], output)
    assert report.without_meeting == ("b",)
    assert report_of(output)["no meeting found"] == ["b"]
    assert "doc-b>" in (output / "dataset.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name, *_ in BAD])
def test_strict_publishes_nothing_if_anything_is_rejected(tmp_path, output, name):
    text = next(text for known, text, *_ in BAD if known == name)
    run([put(tmp_path / "in", a=GOOD)], output)
    before = files_of(output)
    with pytest.raises(NotValid, match=rf"1 of 2 documents[\s\S]*{name}") as caught:
        run([put(tmp_path / "in", **{name: text})], output, strict=True)
    assert caught.value.exit_code == 1
    assert files_of(output) == before


def test_nothing_to_publish_leaves_what_was_published(tmp_path, output):
    run([put(tmp_path / "in", a=GOOD)], output)
    before = files_of(output)
    with pytest.raises(NotValid, match=r"no document can be published[\s\S]*bad.txt: unreadable, is empty"):
        run([put(tmp_path / "bad", bad="")], output)
    assert files_of(output) == before


def test_a_new_build_takes_the_place_of_the_old(tmp_path, output):
    run([put(tmp_path / "in", a=GOOD)], output)
    (output / "CNAME").write_text("data.example.go.th")
    (output / "site/left-over.html").write_text("of the old build")
    run([put(tmp_path / "other", b=GOOD)], output)
    assert "doc-a" not in (output / "dataset.nq").read_text(encoding="utf-8")
    assert (output / "CNAME").read_text() == "data.example.go.th"
    assert not (output / "site/left-over.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "other", "output"]


def test_a_folder_of_others_is_not_replaced(tmp_path, output):
    put(output, thesis="ten years of work")
    with pytest.raises(UsageError, match=r"holds thesis.txt and was not made by prachum"):
        run([put(tmp_path / "in", a=GOOD)], output)
    assert (output / "thesis.txt").read_text() == "ten years of work"


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/prachum/output", "/proc/self/fd/prachum"])
def test_an_output_that_cannot_be_written_is_wrong_use(tmp_path, place):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="--output"):
        run([put(tmp_path / "in", a=GOOD)], tmp_path / place)


def test_two_builds_do_not_write_at_once(tmp_path, output):
    with replacing(output), pytest.raises(UsageError, match="another build"):
        run([put(tmp_path / "in", a=GOOD)], output)
    assert list(output.iterdir()) == []  # what the first one published


@pytest.mark.parametrize("room", [1_000, 40_000, 200_000])  # bytes: for a document, the codes, the dumps
def test_a_disk_that_is_full_leaves_what_was_published(tmp_path, output, room):
    run([put(tmp_path / "in", a=GOOD)], output)
    before = files_of(output)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        with pytest.raises(PrachumError, match=r"broke off .* what was published before stays") as caught:
            run([put(tmp_path / "in", b=GOOD)], output)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert caught.value.exit_code == 3
    assert files_of(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "output"]


@pytest.mark.parametrize("killed_after", ["building", "the old one is away", "the new one is there"])
def test_a_killed_build_is_settled_by_the_next(tmp_path, output, killed_after):
    run([put(tmp_path / "in", a=GOOD)], output)
    (output / "CNAME").write_text("x")
    building, previous = tmp_path / ".output.building", tmp_path / ".output.previous"
    if killed_after == "building":
        put(building, half="written")
    else:
        output.rename(previous)
    if killed_after == "the new one is there":
        run([tmp_path / "in"], output.with_name("new"))
        output.with_name("new").rename(output)
    run([tmp_path / "in"], output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "output"]
    assert (output / "CNAME").is_file()
    assert "site" in written_by_build(output)


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_what_was_published(tmp_path, output, signal_):
    run([put(tmp_path / "in", a=GOOD)], output)
    before = files_of(output)
    put(tmp_path / "in", b="sleep")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import prachum.cli, prachum.extract, test_pipeline\n"
        "prachum.extract.extract = test_pipeline.find\n"
        "prachum.cli.main(sys.argv[2:])"
    )
    command = [
        sys.executable,
        "-c",
        program,
        str(Path(__file__).parent),
        "build",
        str(tmp_path / "in"),
        "-o",
        str(output),
    ]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (tmp_path / ".output.building").exists():
        time.sleep(0.05)
        assert process.poll() is None, process.communicate()
    time.sleep(1)
    os.killpg(process.pid, signal_) if signal_ == signal.SIGINT else process.send_signal(signal_)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what was published before stays" in error
    assert "Traceback" not in out + error
    assert files_of(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "output"]

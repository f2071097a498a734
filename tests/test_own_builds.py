"""Builds with a publisher's own lists and corrections: what is published, told, and the same however it is built."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from prachum import extractors
from prachum.cli import main
from prachum.config import Settings
from prachum.errors import NotValid, UsageError
from prachum.pipeline import build
from prachum.report import BuildReport
from prachum.validate import validate_file
from releases import MEMORANDUM, TEXTS, facts

ID = "https://w3id.org/prachum/id/"
AGENCY = "https://data.agency.go.th/"
PERSON = ID + "person/wmnwtyz7n6"
LISTS = f"""
@prefix dct: <http://purl.org/dc/terms/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix p: <https://w3id.org/prachum/def#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<{AGENCY}org/12> a org:FormalOrganization ; skos:prefLabel "กระทรวงตัวอย่าง"@th , "Example Ministry"@en .
<{AGENCY}place/12> a schema:City ; skos:prefLabel "กรุงเทพมหานคร"@th ; skos:notation "TH-10" .
<{AGENCY}#memorandum> a p:Instrument , p:Agreement ; dct:title "{MEMORANDUM}"@th ;
    dct:type <https://w3id.org/prachum/code/agreement/memorandum> .
"""


def run(folder: Path, lists: str = "", corrections: str = "", workers: int = 1, **options: object) -> BuildReport:
    """A build of the two made-up releases, into folder/output."""
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "lists.ttl").write_text(lists, encoding="utf-8")
    (folder / "corrections.toml").write_text(corrections, encoding="utf-8")
    told = Settings(
        output=folder / "output",
        workers=workers,
        authorities=(folder / "lists.ttl",) if lists else (),
        corrections=folder / "corrections.toml",
    )
    return build([folder / f"{name}.txt" for name in TEXTS], told, extract=facts, **options)  # type: ignore[arg-type]


def quads(folder: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(folder / "output/dataset.nq"), format=ox.RdfFormat.N_QUADS))


def objects(folder: Path, subject: str, predicate: str) -> set[str]:
    return {
        q.object.value for q in quads(folder) if q.subject.value == subject and q.predicate.value.endswith(predicate)
    }


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with lists whose IRIs are below no base of the build."""
    folder = tmp_path_factory.mktemp("own")
    report = run(folder, LISTS)
    assert len(report.published) == 2, report.reasons()
    return folder


def test_things_of_other_namespaces_are_published_and_conform(own: Path) -> None:
    mentioned = objects(own, f"{ID}doc/bilateral", "schema.org/mentions")
    assert {f"{AGENCY}org/12", f"{AGENCY}place/12", f"{AGENCY}#memorandum"} <= mentioned
    assert validate_file(own / "output/dataset.ttl").conforms
    listed = {
        q.graph_name.value
        for q in quads(own)
        if q.subject.value == f"{AGENCY}org/12" and "prefLabel" in q.predicate.value
    }
    assert listed == {"https://w3id.org/prachum/graph/authorities"}


def test_nothing_is_made_below_an_iri_of_others(own: Path) -> None:
    subjects = {quad.subject.value for quad in quads(own)}
    assert {iri for iri in subjects if iri.startswith(AGENCY)} == {
        *(f"{AGENCY}org/12", f"{AGENCY}place/12", f"{AGENCY}#memorandum")
    }
    (action,) = (iri for iri in subjects if iri.endswith("/sign-2019-04-22"))
    assert action.startswith(f"{ID}agreement/")
    assert objects(own, action, "actsOn") == {f"{AGENCY}#memorandum"}


def test_a_page_shows_them_by_their_names(own: Path) -> None:
    for language, name in (("th", "กระทรวงตัวอย่าง"), ("en", "Example Ministry")):
        (meeting,) = (own / f"output/site/{language}/id/meeting").glob("2019-04-22-*.html")
        page = meeting.read_text(encoding="utf-8")
        assert f'href="{AGENCY}org/12"' in page
        assert name in page


def test_ours_leads_on_to_the_publishers(own: Path) -> None:
    assert objects(own, f"{ID}place/TH-10", "isReplacedBy") == {f"{AGENCY}place/12"}
    assert objects(own, f"{AGENCY}place/12", "containedInPlace") == {f"{ID}place/TH"}
    assert (own / "output/site/th/id/place/TH-10.html").is_file()


CORRECTIONS = """
[[link]]
mention = "สมใจ ใจดี"
document = "talks"
kind = "person"
iri = "person/aaaaaaaaaa"

[[same]]
iris = ["org/mol", "org/ORGANIZATION"]

[[wrong]]
document = "bilateral"
slot = "meeting.venue"
thing = "meeting/2019-04-22-MEETING"

[[wrong]]
slot = "agreement"
thing = "agreement/aaaaaaaaaa"

[[link]]
mention = "ไม่มี"
kind = "place"
iri = "place/TH"
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    run(folder)
    return folder


@pytest.fixture(scope="module")
def corrections(plain: Path) -> str:
    """The corrections, with the IRIs of the plain build."""
    iris = {quad.subject.value.removeprefix(ID) for quad in quads(plain)}
    (meeting,) = (iri for iri in iris if iri.startswith("meeting/2019-04-22-") and iri.count("/") == 1)
    (body,) = (
        iri for iri in iris if "กระทรวงตัวอย่าง" in objects(plain, ID + iri, "prefLabel") and iri.startswith("org/")
    )
    return CORRECTIONS.replace("meeting/2019-04-22-MEETING", meeting).replace("org/ORGANIZATION", body)


def test_corrections_are_counted_and_those_of_no_use_are_named(tmp_path: Path, corrections: str) -> None:
    report = run(tmp_path, corrections=corrections)
    useless = ("[[link]] 2 (ไม่มี)", "[[wrong]] 2 (agreement agreement/aaaaaaaaaa)")
    assert (report.obeyed, report.useless) == (3, useless)
    written = json.loads((tmp_path / "output/report.json").read_text(encoding="utf-8"))
    assert written["corrections"] == {"obeyed": 3, "matched nothing": list(useless)}


def test_corrections_are_obeyed_in_their_documents(tmp_path: Path, plain: Path, corrections: str) -> None:
    run(tmp_path, corrections=corrections)
    persons = {"bilateral": set[str](), "talks": set[str]()}
    for name in persons:
        mentioned = objects(tmp_path, f"{ID}doc/{name}", "schema.org/mentions")
        persons[name] = {iri for iri in mentioned if "/person/" in iri}
        assert ID + "org/mol" in mentioned
    assert persons["talks"] == {ID + "person/aaaaaaaaaa"}  # though reconciliation holds them for one
    assert persons["bilateral"].isdisjoint(persons["talks"])
    assert not any("/id/venue/" in quad.subject.value for quad in quads(tmp_path))
    assert any("/id/venue/" in quad.subject.value for quad in quads(plain))
    gone = [(q.subject.value, q.object.value) for q in quads(tmp_path) if q.predicate.value.endswith("isReplacedBy")]
    (_, meeting), (_, body) = sorted(gone)  # the person's old IRI is borne by the other still
    assert body == ID + "org/mol"
    assert meeting in objects(tmp_path, f"{ID}doc/talks", "schema.org/about")  # known by those on both sides
    assert validate_file(tmp_path / "output/dataset.ttl").conforms


def test_a_wrong_fact_may_be_named_by_the_iri_from_before_reconciliation_or_after(tmp_path: Path, plain: Path) -> None:
    (before,) = {iri for iri in objects(plain, f"{ID}doc/talks", "schema.org/mentions") if "/person/" in iri}
    for number, words in enumerate((f'thing = "{before}"', f'thing = "{ID}person/aaaaaaaaaa"')):
        folder = tmp_path / str(number)
        folder.mkdir()
        same = f'[[same]]\niris = ["person/aaaaaaaaaa", "{before}"]\n'
        report = run(folder, corrections=f'{same}[[wrong]]\nslot = "person.post"\n{words}\n')
        assert report.useless == ()
        assert not any("membership" in quad.subject.value for quad in quads(folder))


def test_the_same_lists_and_corrections_give_the_same_bytes(tmp_path: Path, corrections: str) -> None:
    written = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        run(folder, LISTS, corrections, workers)
        written.append((folder / "output/dataset.nq").read_bytes())
    assert written[0] == written[1]


def test_extraction_in_every_process_knows_the_lists(tmp_path: Path) -> None:
    """Ours reads the release; the name of the network is in no other list."""
    text = "วันนี้ (22 เม.ย. 62) กระทรวงแรงงานจัดประชุมคณะกรรมการ ครั้งที่ 3/2562 โดยมี รุ้งเช้าริมน้ำ เข้าร่วม\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "lists.ttl").write_text(LISTS.replace('"กระทรวงตัวอย่าง"', '"รุ้งเช้าริมน้ำ"'), encoding="utf-8")
    told = Settings(output=tmp_path / "output", workers=2, authorities=(tmp_path / "lists.ttl",))
    build([tmp_path / "a.txt"], told)
    assert AGENCY + "org/12" in objects(tmp_path, f"{ID}doc/a", "schema.org/mentions")


@pytest.mark.parametrize(
    ("lists", "corrections", "error", "message"),
    [
        ("nonsense", "", NotValid, r"lists\.ttl: .* Turtle"),
        (
            f'{LISTS} <{AGENCY}org/1> a org:Organization ; skos:prefLabel "x" .',
            "",
            NotValid,
            r"lists\.ttl: <.*/1> .*Give",
        ),
        ("", "[[link]]", UsageError, r"corrections\.toml: \[\[link\]\] 1: mention: is missing"),
    ],
)
def test_what_is_wrong_stops_a_build_before_it_begins(
    tmp_path: Path, lists: str, corrections: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        run(tmp_path, lists, corrections)
    assert not (tmp_path / "output").exists()


def test_the_command_tells_what_matched_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(extractors, "load_extractor", lambda name: facts)
    monkeypatch.chdir(tmp_path)
    Path("bilateral.txt").write_text(TEXTS["bilateral"], encoding="utf-8")
    Path("c.toml").write_text('[[link]]\nmention = "ไม่มี"\nkind = "place"\niri = "place/TH"\n', encoding="utf-8")
    words = ["build", "bilateral.txt", "--extractor", "x", "--corrections", "c.toml", "--workers", "1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert caplog.messages == ["Corrections that matched nothing:", "  [[link]] 1 (ไม่มี)"]

"""Reconciliation as a whole: what holds whatever the documents say, decrees, and a build of two releases."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prachum.config import Settings
from prachum.pipeline import build
from prachum.reconcile import Profile, in_use, reconcile, replaced
from profiles import agreement, body, document, iri, meeting, person

P = "https://w3id.org/prachum/def#"
REPLACED = ox.NamedNode("http://purl.org/dc/terms/isReplacedBy")

# Few names, days and posts, so that documents often speak of the same or of what looks like it.
PERSONS = st.builds(
    lambda key, name, posts, day: person(key, name, posts=posts, day=day),
    st.sampled_from("abc"),
    st.sampled_from(["สมชาย ใจดี", "สมชาย ใจดีย์", "สมชัย ใจดี", "สมชาย", "Rex Tillerson", "R. Tillerson"]),
    st.lists(st.sampled_from(["ผู้ว่าราชการจังหวัดตาก", "นายอำเภอเมืองสงขลา", "รองนายกรัฐมนตรี"]), max_size=2),
    st.sampled_from(["", "2019-04-22", "2019-06-01"]),
)
MEETINGS = st.builds(
    lambda key, name, start, ordinal, time, leading, kind: meeting(
        key, name, start, ordinal=ordinal, time=time, leading=leading, kind=kind
    ),
    st.sampled_from("abc"),
    st.sampled_from(["การประชุมคณะกรรมการป้องกันการค้ามนุษย์", "งานวันต่อต้านการค้ามนุษย์", "เข้าเยี่ยมคารวะ"]),
    st.sampled_from(["2019-04-22", "2019-04-23", "2019-04", ""]),
    st.sampled_from(["", "1/2562", "2/62"]),
    st.sampled_from(["", "09:00", "13:00"]),
    st.lists(st.sampled_from("abc"), max_size=2),
    st.sampled_from(["meeting", "consultation", "campaign"]),
)
AGREEMENTS = st.builds(
    lambda key, name, parties: agreement(key, name, parties=parties),
    st.sampled_from("abc"),
    st.sampled_from(
        ["MOU ไทย-กัมพูชา ด้านการต่อต้านการค้ามนุษย์", "บันทึกความเข้าใจว่าด้วยการต่อต้านการค้ามนุษย์", "บันทึกความเข้าใจว่าด้วยไฟฟ้า"]
    ),
    st.lists(st.sampled_from(["TH", "KH", "LA"]), max_size=2),
)
BODIES = st.builds(
    body, st.sampled_from("abc"), st.sampled_from(["มูลนิธิเพื่อแรงงานภาคประมง", "มูลนิธิเพื่อแรงงานภาคประมง (มรป.)", "มรป."])
)


@st.composite
def documents(draw) -> list[Profile]:
    """Documents in which no IRI is given to two things, as linking sees to it."""
    things = draw(st.lists(st.lists(st.one_of(PERSONS, MEETINGS, AGREEMENTS, BODIES), max_size=5), max_size=8))
    return [
        document(number, *{thing.iri: thing for thing in told}.values()) for number, told in enumerate(things, start=1)
    ]


@given(documents(), st.randoms())
@settings(deadline=None)
def test_the_order_of_documents_does_not_matter(profiles, random):
    shuffled = list(profiles)
    random.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(profiles)


@given(documents(), st.data())
@settings(deadline=None)
def test_later_documents_rename_nothing_of_before(profiles, data):
    at = data.draw(st.integers(0, len(profiles)))
    before, after = reconcile(profiles[:at]), reconcile(profiles)
    assert {told.document: after.get(told.document) for told in profiles[:at]} == {
        told.document: before.get(told.document) for told in profiles[:at]
    }


@given(documents())
@settings(deadline=None)
def test_things_of_one_document_stay_as_many(profiles):
    renames = reconcile(profiles)
    for told in profiles:
        of = renames.get(told.document, {})
        assert len({of.get(old, old) for old in told.iris}) == len(told.iris)
        assert of.keys() <= set(told.iris)


@given(documents())
@settings(deadline=None)
def test_a_kind_stays_that_kind_and_a_meeting_keeps_a_date(profiles):
    for of in reconcile(profiles).values():
        for old, new in of.items():
            assert old.rpartition("/")[0] == new.rpartition("/")[0]
            assert "/meeting/" not in new or new.rpartition("/")[2].startswith(("2019", "undated"))


@given(documents())
@settings(deadline=None)
def test_an_iri_that_is_gone_leads_to_one_in_use(profiles):
    renames = reconcile(profiles)
    used = in_use(profiles, renames)
    for old, new in replaced(profiles, renames).items():
        assert old not in used
        assert new
        assert used.issuperset(new)


def renamed(profile: Profile, of: dict[str, str]) -> Profile:
    """The profile with its things under their new IRIs; who takes part is named by them too."""

    def new(old: str) -> str:
        return of.get(old, old)

    def parts(told):
        sets = {name: frozenset(map(new, getattr(told, name))) for name in ("leading", "present", "instruments")}
        return replace(told, iri=new(told.iri), **sets)

    return replace(
        profile,
        bodies=tuple(replace(told, iri=new(told.iri)) for told in profile.bodies),
        persons=tuple(replace(told, iri=new(told.iri)) for told in profile.persons),
        agreements=tuple(replace(told, iri=new(told.iri)) for told in profile.agreements),
        meetings=tuple(map(parts, profile.meetings)),
    )


@given(documents())
@settings(deadline=None)
def test_what_is_reconciled_stays_as_it_is(profiles):
    renames = reconcile(profiles)
    again = [renamed(told, renames.get(told.document, {})) for told in profiles]
    assert reconcile(again) == {}


def test_a_decree_makes_one_what_evidence_does_not():
    two = [document(1, person("a", "สมชาย ใจดี")), document(2, person("b", "บิ๊กชาย"))]
    assert reconcile(two) == {}
    assert reconcile(two, [(iri("person", "a"), iri("person", "b"))]) == {
        "d02": {iri("person", "b"): iri("person", "a")}
    }


def test_a_decree_may_name_an_iri_of_the_lists_and_a_thing_that_reconciling_renamed():
    long = "มูลนิธิเพื่อแรงงานภาคประมง"
    two = [document(1, body("a", long)), document(2, body("b", f"{long} (มรป.)"))]
    listed = iri("org", "listed")
    expected = {"d01": {iri("org", "a"): listed}, "d02": {iri("org", "b"): listed}}
    assert reconcile(two, [(listed, iri("org", "a"))]) == expected
    assert reconcile(two, [(listed, iri("org", "x")), (iri("org", "x"), iri("org", "a"))]) == expected


def test_decrees_in_a_circle_end():
    told = [document(1, person("a", "สมชาย ใจดี"))]
    pair = (iri("person", "a"), iri("person", "b"))
    assert set(reconcile(told, [pair, pair[::-1]])) <= {"d01"}


COMMITTEE = "การประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์"
HEADLINE = "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์จัดประชุมต้านค้ามนุษย์\n\n"
RELEASES = {
    "ministry": f"{HEADLINE}วันจันทร์ที่ 22 เมษายน 2562\n"
    "วันนี้ (22 เม.ย. 62) เวลา 09.30 น. พลเอก สมชาย ใจดีงาม รองนายกรัฐมนตรี เป็นประธาน"
    f"{COMMITTEE} ครั้งที่ 2/2562 ณ ห้องประชุม 301 ทำเนียบรัฐบาล\n",
    "guest": f"ก.แรงงาน ร่วม{COMMITTEE}\n\nวันพุธที่ 24 เมษายน 2562\n"
    "เมื่อวันที่ 22 เมษายน 2562 นายสมศักดิ์ รักไทย ปลัดกระทรวงแรงงาน เข้าร่วม"
    f"{COMMITTEE} (ปคม.) ครั้งที่ 2/62 โดยมี พล.อ. สมชาย ใจดีงามย์ รองนายกรัฐมนตรี"
    " เป็นประธานการประชุม ณ ทำเนียบรัฐบาล\n",
    "other": f"{HEADLINE}วันจันทร์ที่ 24 มิถุนายน 2562\n"
    "วันนี้ (24 มิ.ย. 62) เวลา 09.30 น. พลเอก สมชาย ใจดีงาม รองนายกรัฐมนตรี เป็นประธาน"
    f"{COMMITTEE} ครั้งที่ 3/2562 ณ ห้องประชุม 301 ทำเนียบรัฐบาล\n",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reconciled")
    for name, text in RELEASES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], Settings(output=folder / "output", workers=1))
    return folder / "output"


def graphs_of(output, type_: str) -> dict[str, set[str]]:
    """The documents that tell of each thing of a class."""
    store = ox.Store.read_only(str(output / "store"))
    rows = store.query(f"SELECT DISTINCT ?x ?g {{ GRAPH ?g {{ ?x a <{type_}> }} }}")
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["x"].value, set()).add(row["g"].value.rpartition("/doc-")[2])
    return found


def test_one_meeting_is_told_by_two_graphs(published):
    meetings = graphs_of(published, f"{P}Meeting")
    assert sorted(map(sorted, meetings.values())) == [["guest", "ministry"], ["other"]]


def test_one_person_is_told_by_three(published):
    chairs = graphs_of(published, "http://xmlns.com/foaf/0.1/Person")
    assert {"guest", "ministry", "other"} in chairs.values()


def test_an_iri_that_went_leads_to_its_successor_on_a_page(published):
    store = ox.Store.read_only(str(published / "store"))
    dataset = ox.NamedNode("https://w3id.org/prachum/graph/dataset")
    gone = {quad.subject.value: quad.object.value for quad in store.quads_for_pattern(None, REPLACED, None, dataset)}
    assert gone
    for old, new in gone.items():
        page, target = (
            (published / "site/th" / f"{url.removeprefix('https://w3id.org/prachum/')}.html") for url in (old, new)
        )
        assert target.is_file()
        assert f"{target.name}" in page.read_text(encoding="utf-8")
        assert list(store.quads_for_pattern(ox.NamedNode(old), None, None, ox.DefaultGraph())) != []

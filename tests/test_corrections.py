"""The corrections file: how it is read, what is told of one that is wrong, and how each correction is obeyed."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold import said
from prachum.authorities import Authorities, load
from prachum.corrections import KINDS, LEADING, SLOTS, Corrections, Link, Same, Wrong, replacements, same_iris
from prachum.corrections.forms import forms
from prachum.corrections.reading import read_corrections
from prachum.corrections.withdrawal import without
from prachum.errors import UsageError
from prachum.link import join, link
from prachum.mapping import map_facts
from prachum.model import Facts, Linked
from prachum.namespaces import DEFAULT_BASE
from prachum.proofs import THINGS, review, things
from prachum.validate import validate

ID = DEFAULT_BASE + "id/"
TEXT = "การประชุมใหญ่ ณ จังหวัดเชียงราย นายสมชาย ใจดี ปลัดกระทรวงแรงงาน เป็นประธาน กองต่อต้านฯ เข้าร่วม"


@pytest.fixture(scope="module")
def lists() -> Authorities:
    return load(DEFAULT_BASE)


@pytest.fixture
def read(tmp_path: Path, lists: Authorities):
    """`read(toml)`: the corrections in a file."""
    numbers = iter(range(10**6))

    def corrections(text: str) -> Corrections:
        file = tmp_path / f"corrections-{next(numbers)}.toml"
        file.write_text(text, encoding="utf-8")
        return read_corrections(file, lists)

    return corrections


@pytest.fixture
def facts() -> Facts:
    """A meeting with something in every slot that can be corrected."""
    place = {"id": "l1", "name": "เชียงราย", "type": "province", "code": "TH-57"}
    meeting = {
        "id": "m1", "name": "การประชุมใหญ่", "type": "conference", "start": "2019-04-22", "end": "2019-04-23",
        "start_time": "09:30", "ordinal": "3", "venue": "โรงแรมริมน้ำใหญ่", "attendance": 70, "places": ["l1"],
        "organizers": ["o1"], "chairs": ["p1"], "participants": ["o2"],
        "agreements": [{"id": "a1", "relation": "signed"}],
    }  # fmt: skip
    agreement = {
        "id": "a1", "name": "บันทึกความเข้าใจว่าด้วยการส่งกลับ", "parties": ["l1"], "date_signed": "2019-04-22",
        "status": "signed", "start": "2019", "end": "2021",
    }  # fmt: skip
    post = {"title": "ปลัดกระทรวงแรงงาน", "org": "o1"}
    return said(
        TEXT,
        document={"title": "การประชุมใหญ่", "published": "2019-04-23", "url": "https://example.org/1"},
        meetings=[meeting, {"id": "m2", "name": "การหารือครั้งก่อน", "main": False, "chairs": ["p1"]}],
        agreements=[agreement],
        persons=[{"id": "p1", "name": "สมชาย ใจดี", "prefix": "นาย", "posts": [post]}],
        organizations=[
            {"id": "o1", "name": "กระทรวงแรงงาน"},
            {"id": "o2", "name": "กองต่อต้านภัยร้าย", "aliases": ["กองต่อต้านฯ"], "parent": "o3"},
            {"id": "o3", "name": "สำนักงานริมน้ำ"},
        ],
        places=[place],
    )


def short(linked: Linked, local: str) -> str:
    return linked.iris[local].removeprefix(ID)


# ---- reading -------------------------------------------------------------------------------------

ALL = """
[[link]]
mention = "กองต่อต้านฯ"
document = "release"
kind = "organization"
iri = "org/msdhs-datip"

[[same]]
iris = ["person/aaaaaaaaaa", "https://w3id.org/prachum/id/person/bbbbbbbbbb"]

[[wrong]]
document = "release"
slot = "meeting.place"
thing = "meeting/2019-04-22-aaaaaaaaaa"
value = "id/place/TH-57"

[[wrong]]
slot = "meeting.attendance"
thing = "meeting/2019-04-22-aaaaaaaaaa"
value = 70

[[wrong]]
slot = "other_meeting"
thing = "meeting/undated-aaaaaaaaaa"
"""


def test_a_file_of_all_tables(read) -> None:
    meeting = f"{ID}meeting/2019-04-22-aaaaaaaaaa"
    found = read(ALL)
    assert found == Corrections(
        (Link("[[link]] 1 (กองต่อต้านฯ)", "กองต่อต้านฯ", "organization", f"{ID}org/msdhs-datip", "release"),),
        (Same(found.names[1], (f"{ID}person/aaaaaaaaaa", f"{ID}person/bbbbbbbbbb")),),
        (
            Wrong(found.names[2], "meeting.place", meeting, f"{ID}place/TH-57", "release"),
            Wrong(found.names[3], "meeting.attendance", meeting, "70"),
            Wrong(found.names[4], "meeting", f"{ID}meeting/undated-aaaaaaaaaa"),
        ),
    )
    assert found.names[3] == "[[wrong]] 2 (meeting.attendance meeting/2019-04-22-aaaaaaaaaa 70)"


def test_no_file_is_no_correction(lists: Authorities) -> None:
    assert read_corrections(None, lists) == Corrections()


def link_with(**said: str) -> str:
    entry = {"mention": "กอง", "kind": "organization", "iri": "org/mol"} | said
    return "[[link]]\n" + "\n".join(f'{key} = "{value}"' for key, value in entry.items())


def wrong_with(**said: str) -> str:
    return "[[wrong]]\n" + "\n".join(f'{key} = "{value}"' for key, value in said.items())


# Each with a file and what is told of it.
WRONG = [
    ("[[lnik]]", "lnik: no such key; do you mean link?"),
    ("[[colour]]", "colour: no such key; there are: link, same, wrong"),
    ("link = 5", "link: is no list of tables; begin each with [[link]]"),
    ("[link]\nmention = 'a'", "link: is no list of tables"),
    ("[[link]]\nmention = 'a'", "[[link]] 1: kind: is missing"),
    (link_with(color="red"), "[[link]] 1: color: no such key; there are: mention, kind, iri, document"),
    (link_with(kind="organisation"), "kind: organisation: no such kind; do you mean organization?"),
    (link_with(mention="..."), "mention: has no letter"),
    (link_with(document=""), "document: '' is not a string with something in it"),
    (link_with(iri="TH"), "is neither in the authority lists nor an IRI that a build makes"),
    (link_with(iri="org/msdhs-dtip"), "org/msdhs-dtip: is neither in the authority lists"),
    (link_with(iri="place/TH"), "iri: place/TH is a place, not a organization"),
    (link_with(iri="org/กรม"), "is neither in"),
    (link_with(iri="urn:x:1"), "iri: urn:x:1 is no IRI; write one as org/msdhs, or in full"),
    (link_with(iri="https://a b/c"), "is no IRI"),
    (link_with(kind="person", iri="https://orcid.org/0"), "is not below https://w3id.org/prachum/id/person/"),
    (f'{link_with()}\n{link_with(mention="กอง.", iri="org/msdhs")}', "[[link]] 2 (กอง.): gives another IRI than"),
    ("[[same]]\niris = 'org/mol'", "iris: 'org/mol' is not a list of strings"),
    ("[[same]]\niris = ['org/mol']", "[[same]] 1: iris: give two or more"),
    ("[[same]]\niris = ['org/mol', 'place/TH']", "iris: are of several kinds: organization, place"),
    (wrong_with(slot="person"), "[[wrong]] 1: thing: is missing: the IRI of the person"),
    (wrong_with(slot="person.job", thing="person/aaaaaaaaaa"), "no such slot; do you mean person.post?"),
    (wrong_with(slot="person", thing="org/mol"), "thing: org/mol is a organization, not a person"),
    (wrong_with(slot="person", thing="person/somchai"), "person/somchai: is neither"),
    (wrong_with(slot="organization", thing="org/mol", value="x"), "value: a whole organization has none"),
    (wrong_with(slot="title", thing="org/mol"), "thing: title is said of the document itself"),
    (wrong_with(slot="agreement.party", thing="agreement/aaaaaaaaaa", value="TH"), "TH: is neither"),
    ("[[wrong]]\nslot = 'title'\nvalue = true", "value: True is not a string, a number or a date"),
    ("[[wrong]", "is no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_is_wrong_is_told_with_its_number(read, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)) as raised:
        read(text)
    assert "corrections-0.toml: " in raised.value.message
    assert raised.value.exit_code == 2


def test_the_name_of_a_correction_cannot_harm_a_terminal(read) -> None:
    (name,) = read(link_with(mention=r"\u001b[31mกอง\n" + "ก" * 100)).names
    assert name.startswith("[[link]] 1 (?[31mกอง ก") and name.endswith("ก …)")


words = st.one_of(
    st.sampled_from(["org/mol", "place/TH", "person/aaaaaaaaaa", *KINDS, "person.post", "title"]), st.text()
)
values = st.one_of(words, st.lists(words, max_size=3), st.integers(), st.booleans(), st.floats())
keys = st.sampled_from(["mention", "kind", "iri", "iris", "document", "slot", "thing", "value", "x"])
tables = st.lists(st.tuples(st.sampled_from(["link", "same", "wrong"]), st.dictionaries(keys, values)), max_size=3)


def toml(value: object) -> str:
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return str(value).lower()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables)
def test_whatever_stands_in_a_file_is_read_or_refused(read, said: list[tuple[str, dict[str, object]]]) -> None:
    lines = [[f"[[{name}]]", *(f"{key} = {toml(value)}" for key, value in table.items())] for name, table in said]
    try:
        found = read("\n".join(line for table in lines for line in table))
    except UsageError as error:
        assert re.search(r"corrections-\d+\.toml: (\[\[\w+\]\] \d|is no TOML)", error.message)
    else:
        assert len(found.names) == len(said)


# ---- [[link]] ------------------------------------------------------------------------------------


def told(facts: Facts, lists: Authorities, *links: tuple[str, str, str]) -> Linked:
    return link(facts, lists, [Link(f"l{n}", mention, kind, ID + iri) for n, (mention, kind, iri) in enumerate(links)])


@pytest.mark.parametrize("mention", ["กองต่อต้านฯ", "กองต่อต้านภัยร้าย", "กองต่อต้าน ภัยร้าย"])
def test_a_mention_is_the_thing_that_the_publisher_says(facts: Facts, lists: Authorities, mention: str) -> None:
    linked = told(facts, lists, (mention, "organization", "org/msdhs-datip"))
    assert short(linked, "o2") == "org/msdhs-datip"
    assert linked.iris["o2"] in linked.known
    assert linked.obeyed == {"l0"}
    assert short(linked, "o1") == "org/mol"


def test_a_link_holds_in_its_document_and_for_its_kind(facts: Facts, lists: Authorities) -> None:
    plain = link(facts, lists)
    elsewhere = Link("l", "กองต่อต้านฯ", "organization", ID + "org/msdhs-datip", "another")
    assert link(facts, lists, [elsewhere]) == plain
    assert told(facts, lists, ("กองต่อต้านฯ", "person", "person/aaaaaaaaaa")) == plain
    everywhere = Link("all", "กองต่อต้านฯ", "organization", ID + "org/mol")
    here = Link("here", "กองต่อต้านฯ", "organization", ID + "org/msdhs-datip", "release")
    linked = link(facts, lists, [here, everywhere])
    assert (short(linked, "o2"), linked.obeyed) == ("org/msdhs-datip", {"here"})


@pytest.mark.parametrize(
    ("mention", "kind", "local", "iri"),
    [
        ("สมชาย ใจดี", "person", "p1", "person/aaaaaaaaaa"),
        ("เชียงราย", "place", "l1", "place/TH-50"),
        ("บันทึกความเข้าใจว่าด้วยการส่งกลับ", "agreement", "a1", "agreement/aaaaaaaaaa"),
        ("การประชุมใหญ่", "meeting", "m1", "meeting/2019-04-22-aaaaaaaaaa"),
    ],
)
def test_things_of_all_kinds_can_be_told(
    facts: Facts, lists: Authorities, mention: str, kind: str, local: str, iri: str
) -> None:
    linked = told(facts, lists, (mention, kind, iri))
    assert short(linked, local) == iri
    assert validate(map_facts(linked, DEFAULT_BASE), lists.describe(linked.known)).conforms


def test_made_iris_that_go_are_paired_with_what_stands_for_them(facts: Facts, lists: Authorities) -> None:
    before = link(facts, lists)
    linked = told(facts, lists, ("กองต่อต้านฯ", "organization", "org/msdhs-datip"))
    assert (before.iris["o2"], ID + "org/msdhs-datip") in linked.replaced
    other = told(facts, lists, ("กระทรวงแรงงาน", "organization", "org/msdhs"))
    assert ID + "org/mol" not in dict(other.replaced)  # an entry of the lists means what it did


def test_two_mentions_of_one_thing_are_made_one(facts: Facts, lists: Authorities) -> None:
    meeting = "meeting/2019-04-22-aaaaaaaaaa"
    linked = told(facts, lists, ("การประชุมใหญ่", "meeting", meeting), ("การหารือครั้งก่อน", "meeting", meeting))
    (joined,) = linked.facts.meetings
    assert (joined.main, short(linked, joined.id)) == (True, meeting)
    assert validate(map_facts(linked, DEFAULT_BASE), lists.describe(linked.known)).conforms


# ---- [[same]] ------------------------------------------------------------------------------------


def test_overlapping_groups_are_one_and_the_first_stays() -> None:
    found = Corrections(sames=(Same("1", ("a", "b")), Same("2", ("x", "y")), Same("3", ("c", "b"))))
    assert same_iris(found) == (("x", "y"), ("a", "b", "c"))
    assert replacements(found) == {"y": "x", "b": "a", "c": "a"}


def test_what_is_the_same_bears_the_first_iri(facts: Facts, lists: Authorities) -> None:
    before = link(facts, lists)
    old = before.iris["o2"]
    linked = join(before, Corrections(sames=(Same("s", (ID + "org/msdhs-datip", old)),)), lists)
    assert short(linked, "o2") == "org/msdhs-datip"
    assert linked.iris["o2"] in linked.known
    assert (linked.obeyed, linked.replaced) == ({"s"}, ((old, ID + "org/msdhs-datip"),))
    others = {local: iri for local, iri in linked.iris.items() if local != "o2"}
    assert others.items() <= before.iris.items()  # what is made of other names keeps its IRI
    nothing = Corrections(sames=(Same("s", (old, ID + "org/aaaaaaaaaa")),))
    assert join(before, nothing, lists) is before


def test_two_things_of_one_document_that_are_the_same_become_one(facts: Facts, lists: Authorities) -> None:
    before = link(facts, lists)
    linked = join(before, Corrections(sames=(Same("s", (before.iris["o1"], before.iris["o3"])),)), lists)
    assert [organization.id for organization in linked.facts.organizations] == ["o1", "o2"]


# ---- [[wrong]] -----------------------------------------------------------------------------------


def test_every_slot_can_be_corrected_and_no_other(facts: Facts) -> None:
    slots: set[str] = set()
    review(facts, lambda proof: slots.add(proof.slot) or proof.evidence)
    listed = {*THINGS, *(slot for of_kind in SLOTS.values() for slot in of_kind)}
    assert slots <= listed
    assert listed - slots == {"modified", "see_also", "topic", "agreement.under"}  # `said` has none of these
    assert {*LEADING} <= listed


def test_each_fact_can_be_taken_out_and_nothing_else_goes(facts: Facts, lists: Authorities) -> None:
    linked = link(facts, lists)
    text = "\n".join(forms(linked, DEFAULT_BASE))
    wrongs = [table for table in tomllib.loads(text)["wrong"] if table["slot"] not in THINGS]
    assert len(wrongs) > 20
    for table in wrongs:
        left = without(linked, [as_wrong(table)])
        assert left.obeyed == {"w"}
        gone = counted(linked) - counted(left)
        fact = (table["slot"], table.get("thing", ""), table["value"])
        with_start = (
            {f"meeting.{x}" for x in ("start", "end", "start_time")} if table["slot"] == "meeting.start" else set()
        )
        assert fact in gone
        assert {slot for slot, *_ in gone} <= {table["slot"]} | with_start
        assert counted(left) < counted(linked)


def as_wrong(table: dict[str, str]) -> Wrong:
    thing = ID + table["thing"] if "thing" in table else None
    value = table.get("value")
    full = ID + value if value and table["slot"] in LEADING else value
    return Wrong("w", table["slot"], thing, full, table["document"])


def counted(linked: Linked) -> set[tuple[str, str, str]]:
    tables = tomllib.loads("\n".join(forms(linked, DEFAULT_BASE))).get("wrong", [])
    return {(table["slot"], table.get("thing", ""), table.get("value", "")) for table in tables}


def test_what_hangs_on_a_thing_goes_with_it(facts: Facts, lists: Authorities) -> None:
    linked = link(facts, lists)
    for thing in things(facts):
        kind = next(kind for kind in KINDS if thing in getattr(facts, f"{kind}s"))
        left = without(linked, [Wrong("w", kind, linked.iris[thing.id])])
        graph = map_facts(left, DEFAULT_BASE)
        assert linked.iris[thing.id] not in " ".join(str(term) for triple in graph for term in triple).split()
        verdict = validate(graph, lists.describe(linked.known))
        assert verdict.conforms, [result.message for result in verdict.results]


def test_all_facts_can_go_at_once(facts: Facts, lists: Authorities) -> None:
    linked = link(facts, lists)
    tables = tomllib.loads("\n".join(forms(linked, DEFAULT_BASE)))["wrong"]
    left = without(linked, map(as_wrong, tables))
    assert list(things(left.facts)) == []
    assert counted(left) == set()


def test_a_fact_about_a_thing_that_was_made_one_with_another_is_found(lists: Authorities) -> None:
    bodies = [{"id": "o1", "name": "กระทรวงแรงงาน"}, {"id": "o2", "name": "รง."}]
    meeting = {"id": "m1", "name": "การประชุมใหญ่", "start": "2019-04-22", "participants": ["o2"], "organizers": ["o1"]}
    posts = [{"title": "ปลัดกระทรวง", "org": "o2"}]
    persons = [{"id": "p1", "name": "สมชาย ใจดี", "posts": posts}]
    linked = link(said("ข่าว", meetings=[meeting], organizations=bodies, persons=persons), lists)
    wrong = Wrong("w", "meeting.participant", linked.iris["m1"], ID + "org/mol")
    left = without(linked, [wrong])
    assert [one.role for one in left.facts.meetings[0].participations] == ["organizer"]
    assert left.facts.persons[0].posts[0].organization == "o1"  # and nothing else is lost
    assert validate(map_facts(left, DEFAULT_BASE), lists.describe(left.known)).conforms


def test_a_wrong_fact_is_wrong_in_its_document(facts: Facts, lists: Authorities) -> None:
    linked = link(facts, lists)
    person = linked.iris["p1"]
    assert without(linked, [Wrong("w", "person", person, document="another")]) is linked
    assert without(linked, [Wrong("w", "person", person)]).facts.persons == ()
    other = without(linked, [Wrong("w", "person", ID + "person/aaaaaaaaaa")])
    assert (other.facts, other.obeyed) == (facts, frozenset())


def test_a_value_is_the_same_however_it_is_spaced(facts: Facts, lists: Authorities) -> None:
    linked = link(facts, lists)
    left = without(linked, [Wrong("w", "person.post", linked.iris["p1"], "ปลัด กระทรวงแรงงาน")])
    assert left.facts.persons[0].posts == ()
    kind = without(linked, [Wrong("w", "meeting.type", linked.iris["m1"])])
    assert kind.facts.meetings[0].kind.value == "meeting"


# ---- the form ------------------------------------------------------------------------------------


def test_the_form_is_a_corrections_file_that_says_what_is_already_so(facts: Facts, lists: Authorities, read) -> None:
    linked = link(facts, lists)
    corrections = read("\n".join(forms(linked, DEFAULT_BASE)))
    again = link(facts, lists, corrections.links)
    assert again.iris == linked.iris
    assert len(again.obeyed) == len(list(things(facts)))
    assert list(things(without(linked, corrections.wrongs).facts)) == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1), name=st.text(min_size=1))
def test_the_form_is_toml_whatever_the_names(text: str, name: str) -> None:
    linked = link(said(text, name, organizations=[{"id": "o1", "name": name}]), Authorities(DEFAULT_BASE, []))
    tables = tomllib.loads("\n".join(forms(linked, DEFAULT_BASE)))
    assert tables["link"][0]["mention"] == tables["link"][0]["document"] == name

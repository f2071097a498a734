"""English labels and lines: composed of facts, and of nothing else."""

import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS

from gold import Gold, read_gold, said
from prachum.authorities import load
from prachum.config import data_folder
from prachum.english import agreements, compose, meetings
from prachum.english.lexicon import LEXICONS
from prachum.english.subjects import subject
from prachum.english.wording import enumerate_names, number, period, with_article
from prachum.link import link
from prachum.mapping import map_facts
from prachum.namespaces import DEFAULT_BASE
from prachum.validate import load_codes, validate
from test_mapping import release

LISTS = load(DEFAULT_BASE)
PLACES: list[Gold] = [
    {"id": "l1", "name": "กรุงเทพฯ", "type": "city", "code": "TH-10"},
    {"id": "l2", "name": "ไทย", "code": "TH"},
    {"id": "l3", "name": "กัมพูชา", "code": "KH"},
    {"id": "l4", "name": "กรุงพนมเปญ", "type": "city", "in": "l3"},
    {"id": "l5", "name": "สหรัฐฯ", "code": "US"},
]
BODIES: list[Gold] = [
    {"id": "o1", "name": "กระทรวงแรงงาน"},
    {"id": "o2", "name": "คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์", "aliases": ["ปคม."]},
    {"id": "o3", "name": "กรมการจัดหางาน"},
    {"id": "o4", "name": "ชมรมที่ไม่มีใครรู้จัก"},
]
PERSONS: list[Gold] = [
    {"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "รองปลัดกระทรวงแรงงาน", "org": "o1"}]},
    {"id": "p2", "name": "สง่า แก้วเงิน"},
    {"id": "p3", "name": "John Doe", "posts": [{"title": "เอกอัครราชทูตสหรัฐอเมริกาประจำประเทศไทย", "org": None}]},
]


def composed(**things: list[Gold]) -> tuple[Graph, dict[str, str]]:
    """What is composed of facts of which none but these are told."""
    linked = link(
        said("ข่าว", places=PLACES, organizations=BODIES, persons=things.pop("persons", PERSONS), **things), LISTS
    )
    return compose(linked, LISTS), linked.iris


def line(**meeting: object) -> str:
    graph, iris = composed(meetings=[{"id": "m1", "name": "การประชุมสำคัญ"} | meeting])
    return str(graph.value(URIRef(iris["m1"]), DCTERMS.description))


def line_on(**agreement: object) -> str:
    graph, iris = composed(agreements=[{"id": "a1", "name": "เอกสารสำคัญ"} | agreement])
    return str(graph.value(URIRef(iris["a1"]), DCTERMS.description))


# ---- posts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "body", "english"),
    [
        ("รองปลัดกระทรวงแรงงาน", "o1", "Deputy Permanent Secretary, Ministry of Labour"),
        ("รัฐมนตรีว่าการกระทรวงแรงงาน", "o1", "Minister of Labour"),
        ("รัฐมนตรีช่วยว่าการกระทรวงแรงงาน", "o1", "Deputy Minister of Labour"),
        ("รมว.แรงงาน", "o1", "Minister of Labour"),
        ("อธิบดีกรมการจัดหางาน กระทรวงแรงงาน", "o3", "Director-General, Department of Employment, Ministry of Labour"),
        ("ประธาน", "o2", "Chairperson, Anti-Trafficking in Persons Committee"),
        ("ประธานกรรมการ ปคม.", "o2", "Chairperson, Anti-Trafficking in Persons Committee"),
        ("กรรมการและเลขานุการ ปคม.", "o2", "Member and Secretary, Anti-Trafficking in Persons Committee"),
        ("รองนายกรัฐมนตรี", None, "Deputy Prime Minister"),
        ("รองปลัดกระทรวง", "o1", "Deputy Permanent Secretary, Ministry of Labour"),
        ("อดีตนายกรัฐมนตรี", None, "Former Prime Minister"),
        ("นายกรัฐมนตรี สปป. ลาว", None, "Prime Minister of Laos"),
        ("รักษาราชการแทนอธิบดีกรมการจัดหางาน", None, "Acting Director-General, Department of Employment"),
        ("รัฐมนตรีว่าการกระทรวงการต่างประเทศสหรัฐอเมริกา", None, "Secretary of State of the United States"),
        ("รัฐมนตรีประจำสำนักนายกรัฐมนตรี", None, "Minister attached to the Office of the Prime Minister"),
        ("เอกอัครราชทูตออสเตรเลียประจำประเทศไทย", None, "Ambassador of Australia to Thailand"),
        ("เอกอัครราชทูต ณ กรุงเบิร์น", None, "Ambassador in Bern"),
        ("อธิบดี (นักบริหารระดับสูง) กรมการจัดหางาน", "o3", "Director-General, Department of Employment"),
        ("รมว.กห. สหรัฐอเมริกา", None, "Minister of Defence of the United States"),
        ("กงสุลใหญ่สหรัฐอเมริกา เชียงใหม่", None, "Consul-General of the United States, Chiang Mai"),
        ("ผู้ว่าราชการจังหวัดนราธิวาส", None, "Governor of Narathiwat"),  # `นร.` is another's
        ("แรงงานจังหวัดสมุทรสาคร", None, "Head of the Provincial Labour Office of Samut Sakhon"),
        (
            "รองเลขาธิการนายกรัฐมนตรีฝ่ายการเมือง",
            None,
            "Deputy Secretary-General to the Prime Minister for Political Affairs",
        ),
        (
            "ผู้แทนสำนักงานข้าหลวงใหญ่ผู้ลี้ภัยแห่งสหประชาชาติ (UNHCR) ประจำประเทศไทย",
            None,
            "Representative, Office of the United Nations High Commissioner for Refugees in Thailand",
        ),
    ],
)
def test_posts(title, body, english):
    graph, _ = composed(persons=[{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": title, "org": body}]}])
    assert set(graph.objects(None, SKOS.prefLabel)) == {Literal(english, lang="en")}


@pytest.mark.parametrize("title", ["อธิบดีกรมที่ไม่มีในโลก", "ผู้รู้ทุกอย่าง", "ประธานด้านการดำเนินคดีใหญ่"])
def test_a_post_with_a_word_that_is_not_known_gets_no_english(title):
    graph, _ = composed(persons=[{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": title, "org": None}]}])
    assert not set(graph.objects(None, SKOS.prefLabel))


# ---- bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("โรงพยาบาลชลบุรี", "Chon Buri Hospital"),
        ("สถานีตำรวจภูธรเมืองระนอง", "Mueang Ranong Provincial Police Station"),
        ("องค์การบริหารส่วนตำบลบางปูใหม่", "Bangpumai Subdistrict Administrative Organization"),
        ("บริษัท รุ้งเช้า จำกัด", "Rungchao Co., Ltd."),
        ("กองการต่างประเทศ", "Foreign Affairs Division"),
        ("ชมรมคนรักการประชุม", None),
        ("โรงเรียนพระราชทานชื่อยาวมากเกินกว่าจะเป็นชื่อเดียว", None),
    ],
)
def test_bodies_that_no_list_knows(name, english):
    linked = link(said("ข่าว", organizations=[{"id": "o1", "name": name}]), LISTS)
    found = compose(linked, LISTS).value(URIRef(linked.iris["o1"]), SKOS.prefLabel)
    assert found == (english and Literal(english, lang="en"))


def test_a_body_has_the_english_name_that_the_document_gives():
    body = {"id": "o1", "name": "มูลนิธิรุ้งเช้า", "aliases": ["MRF", "Morning Rainbow Foundation"]}
    linked = link(said("ข่าว", organizations=[body]), LISTS)
    found = compose(linked, LISTS).value(URIRef(linked.iris["o1"]), SKOS.prefLabel)
    assert found == Literal("Morning Rainbow Foundation", lang="en")


# ---- meetings ------------------------------------------------------------------------------------


def test_a_bilateral_meeting():
    told = {"type": "bilateral_meeting", "participants": ["l3", "l2"], "places": ["l1"], "start": "2019-04-22"}
    assert line(**told) == "Bilateral meeting, Thailand and Cambodia, Bangkok, 22 April 2019"


def test_a_committee_is_named_with_its_ordinal_in_our_years():
    told = {"name": "การประชุมคณะกรรมการ ปคม. ครั้งที่ 3/2561", "type": "committee_meeting", "ordinal": "3/2561"}
    told |= {"chairs": ["p1"], "venue": "ตึกสันติไมตรี ทำเนียบรัฐบาล", "start": "2018-07-12", "end": "2018-07-12"}
    assert line(**told) == (
        "Meeting of the Anti-Trafficking in Persons Committee, No. 3/2018, led by the Deputy Permanent Secretary, "
        "Ministry of Labour, at Government House, 12 July 2018"
    )


def test_those_of_a_talk_by_their_posts_else_by_their_names():
    told = {"name": "เข้าเยี่ยมคารวะ", "type": "consultation", "chairs": ["p3", "p2"], "start": "2018-07"}
    assert (
        line(**told)
        == "Courtesy call between the Ambassador of the United States to Thailand and Sa-nga Kaeo-ngoen, July 2018"
    )


def test_a_region_gives_way_to_a_city_and_ceremonies_are_on_nothing():
    region = {"id": "l9", "name": "อนุภูมิภาคลุ่มแม่น้ำโขง", "type": "region"}
    meeting = {"id": "m1", "name": "พิธีเปิดศูนย์ต่อต้านการค้ามนุษย์", "type": "meeting", "places": ["l9", "l1"]}
    linked = link(said("ข่าว", places=[*PLACES, region], meetings=[meeting]), LISTS)
    found = compose(linked, LISTS).value(URIRef(linked.iris["m1"]), DCTERMS.description)
    assert str(found) == "Opening ceremony, Bangkok"


def test_who_met_is_not_told_twice():
    told = {"name": "การประชุมคณะกรรมการ ปคม.", "type": "committee_meeting", "organizers": ["o2"]}
    assert line(**told) == "Meeting of the Anti-Trafficking in Persons Committee"


def test_a_visit_goes_to_a_place():
    told = {"type": "visit", "chairs": ["p2"], "places": ["l4"], "start": "2019-04-30", "end": "2019-05-02"}
    assert line(**told) == "Visit by Sa-nga Kaeo-ngoen to Phnom Penh, Cambodia, 30 April to 2 May 2019"


def test_a_signing_tells_what_was_signed_and_by_whom():
    agreement = {"id": "a1", "name": "บันทึกข้อตกลงด้านแรงงานบังคับ", "type": "memorandum", "parties": ["o1", "o3"]}
    meeting = {"id": "m1", "name": "พิธีลงนาม", "type": "signing_ceremony"}
    meeting |= {"agreements": [{"id": "a1", "relation": "signed"}], "venue": "ห้องประชุม กระทรวงแรงงาน"}
    graph, iris = composed(meetings=[meeting], agreements=[agreement])
    assert str(graph.value(URIRef(iris["m1"]), DCTERMS.description)) == (
        "Signing of a memorandum on forced labour between the Ministry of Labour and the Department of Employment, "
        "at the Ministry of Labour"
    )


def test_what_is_not_known_is_not_said():
    assert line() == "Meeting"
    assert line(organizers=["o4"], chairs=["o4"]) == "Meeting"  # a body without an English name
    assert line(organizers=["o1", "o4"], places=["l2"]) == "Meeting, held by the Ministry of Labour, in Thailand"


# ---- agreements ----------------------------------------------------------------------------------


def test_agreements():
    told = {"parties": ["l2", "l3"], "date_signed": "2003-05-31", "status": "signed"}
    assert line_on(type="memorandum", **told) == "Memorandum between Thailand and Cambodia, signed 31 May 2003"
    assert line_on(type="plan", parties=["o1"], status="draft") == "Draft plan or strategy of the Ministry of Labour"
    assert line_on(type="law", name="กฎหมายประมง", status="adopted") == "Law on fisheries, adopted"
    assert line_on(type="project", start="2015", end="2019") == "Project, for 2015 to 2019"


def test_a_country_is_no_title():
    assert line_on(type="project", aliases=["Australia", "MOU"]) == "Project"


def test_an_instrument_of_the_lists_has_its_title():
    actip = "อนุสัญญาอาเซียนว่าด้วยการต่อต้านการค้ามนุษย์ โดยเฉพาะสตรีและเด็ก"
    assert line_on(name=actip, type="convention").startswith(
        "ASEAN Convention Against Trafficking in Persons, Especially"
    )


# ---- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-04-22", None, "22 April 2019"),
        ("2019-04-22", "2019-04-22", "22 April 2019"),
        ("2019-04-22", "2019-04-24", "22 to 24 April 2019"),
        ("2019-04-30", "2019-05-02", "30 April to 2 May 2019"),
        ("2019-12-30", "2020-01-02", "30 December 2019 to 2 January 2020"),
        ("2018-03", "2018-05", "March to May 2018"),
        ("2018-05", "2018-05-02", "May 2018 to 2 May 2018"),
        ("2015", "2019", "2015 to 2019"),
        ("2019", None, "2019"),
    ],
)
def test_periods(start, end, words):
    assert period(start, end) == words


@pytest.mark.parametrize(
    ("ordinal", "words"),
    [
        ("8", "No. 8"),
        ("3/2561", "No. 3/2018"),
        ("7/2561-2562", "No. 7/2018-2019"),
        ("44 และ 45", "No. 44 and 45"),
        ("2 สมัยวิสามัญ", ""),
    ],
)
def test_numbers(ordinal, words):
    assert number(ordinal) == words


def test_enumerations():
    assert enumerate_names(["A"]) == "A"
    assert enumerate_names(["A", "B"]) == "A and B"
    assert enumerate_names(["A", "B", "C"]) == "A, B and C"
    assert enumerate_names(["A", "B", "C", "D"]) == "A, B and 2 others"
    assert enumerate_names(["the Head, A", "B"]) == "the Head, A; and B"
    assert enumerate_names([]) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ministry of Labour", "the Ministry of Labour"),
        ("Rubber Authority of Thailand", "the Rubber Authority of Thailand"),
        ("Royal Thai Police", "the Royal Thai Police"),
        ("United States", "the United States"),
        ("Japan", "Japan"),
        ("Chulalongkorn University", "Chulalongkorn University"),
    ],
)
def test_articles(name, words):
    assert with_article(name) == words


def test_subjects_are_told_once_and_in_their_order():
    assert subject("การแก้ไขปัญหาแรงงานบังคับและการค้ามนุษย์ในภาคประมง") == "forced labour and trafficking in persons"
    assert subject("การประชุมสำคัญ") is None


# ---- the whole -----------------------------------------------------------------------------------


def test_every_kind_has_words():
    kinds = {str(code).rpartition("/code/")[2] for code in load_codes().subjects(RDF.type, SKOS.Concept)}
    assert {f"meeting/{kind}" for kind in meetings.KINDS} == {kind for kind in kinds if kind.startswith("meeting/")}
    assert {f"agreement/{kind}" for kind in agreements.KINDS} == {
        kind for kind in kinds if kind.startswith("agreement/")
    }


@pytest.mark.parametrize("file", sorted(LEXICONS.glob("*.txt")), ids=lambda file: file.stem)
def test_lexicons_name_their_source_and_have_no_row_twice(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("# Source: ") for line in lines)
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 2 and all(cell == cell.strip() != "" for cell in row) for row in rows)
    keys = [row[0] if file.stem != "sorts" else tuple(row) for row in rows]
    assert len(keys) == len(set(keys))


def test_what_is_composed_conforms_and_is_marked_by_its_language():
    linked = link(release(), LISTS)
    graph = map_facts(linked, DEFAULT_BASE) + compose(linked, LISTS)
    found = validate(graph, LISTS.describe(sorted(linked.known))).results
    assert {result.shape.partition("#")[2] for result in found} == {"Meeting-dated"}  # its second meeting has no day
    person = graph.value(None, RDF.type, FOAF.Person)
    assert Literal("Utsani Kangwanchit", lang="th-Latn") in set(graph.objects(person, SKOS.altLabel))


def test_only_what_was_told_is_composed_on():
    """Nothing is said of a thing that the document does not name, and no property but these three."""
    linked = link(release(), LISTS)
    graph, told = compose(linked, LISTS), {*linked.iris.values(), *linked.posts.values()}
    assert {str(subject) for subject in graph.subjects()} <= told
    assert set(graph.predicates()) == {SKOS.prefLabel, SKOS.altLabel, DCTERMS.description}


def test_what_the_lists_know_keeps_its_own_label():
    graph, iris = composed()
    assert (URIRef(iris["o1"]), SKOS.prefLabel, None) not in graph


def test_the_context_has_the_description():
    context = json.loads((data_folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert context["description"] == {"@id": "dct:description", "@container": "@language"}


@pytest.mark.shared
@pytest.mark.parametrize("part", ["seeds", "train", "dev"])
def test_most_posts_and_every_meeting_of_the_corpus_have_english(shared: Path, part: str):
    texts = shared / "seeds" if part == "seeds" else shared / "corpus" / part
    posts, named = 0, 0
    for file in sorted((shared / "corpus/gold" / part).glob("*.json")):
        linked = link(read_gold(file, texts), LISTS)
        graph = compose(linked, LISTS)
        for thing in (*linked.facts.meetings, *linked.facts.agreements):
            (words,) = graph.objects(URIRef(linked.iris[thing.id]), DCTERMS.description)
            assert "\n" not in words and not any("ก" <= letter <= "๛" for letter in words), words
        titles = {iri for (title, _), iri in linked.posts.items() if any("ก" <= letter <= "๛" for letter in title)}
        posts += len(titles)
        named += sum((URIRef(iri), SKOS.prefLabel, None) in graph for iri in titles)
    assert named / posts > 0.8

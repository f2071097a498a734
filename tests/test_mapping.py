"""The mapping to RDF: what a document's graph says, how it proves it, and that nothing is lost on the way."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from gold import Gold, dataset, read_gold, said
from prachum.authorities import Authorities, load
from prachum.link import link
from prachum.mapping import map_facts
from prachum.mapping.articles import web_address
from prachum.mapping.statements import decimal
from prachum.model import Action, Article, Evidence, Facts, Span, Stated
from prachum.namespaces import ADMS, CODE, CV, DEFAULT_BASE, NIF, OA, ORG, SCHEMA, P
from prachum.validate import Report, validate

ID = DEFAULT_BASE + "id/"
DOCUMENT = URIRef(ID + "doc/release")
TEXT = """พม. ประชุมทวิภาคีไทย – กัมพูชา
วันนี้ (22 เม.ย. 62) เวลา 09.30 น. นางสาวอุษณี กังวารจิตต์ รองปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์
หัวหน้าคณะ ประชุมทวิภาคีไทย – กัมพูชา ครั้งที่ 3 ณ ห้องกมลทิพย์ โรงแรม เดอะสุโกศล กรุงเทพฯ 70 คน
ลงนาม บันทึกความเข้าใจระหว่างไทยกับกัมพูชา"""


def release(**more: list[Gold]) -> Facts:
    """A made-up release with one thing of each kind."""
    things: dict[str, list[Gold]] = {
        "meetings": [
            {
                "id": "m1",
                "name": "ประชุมทวิภาคีไทย –  กัมพูชา",
                "type": "bilateral_meeting",
                "start": "2019-04-22",
                "end": "2019-04-22",
                "start_time": "09:30",
                "ordinal": "3",
                "venue": "ห้องกมลทิพย์ โรงแรม เดอะสุโกศล",
                "places": ["l1"],
                "organizers": ["o1"],
                "chairs": ["p1"],
                "participants": ["l2"],
                "attendance": 70,
                "agreements": [{"id": "a1", "relation": "signed"}],
            },
            {"id": "m2", "name": "ประชุม ครั้งที่ 2", "main": False, "ordinal": "2", "chairs": ["p1"]},
        ],
        "agreements": [
            {
                "id": "a1",
                "name": "บันทึกความเข้าใจระหว่างไทยกับกัมพูชา",
                "aliases": ["MOU"],
                "parties": ["l2", "l3"],
                "date_signed": "2019-04-22",
                "status": "signed",
            }
        ],
        "persons": [
            {
                "id": "p1",
                "name": "อุษณี กังวารจิตต์",
                "prefix": "นางสาว",
                "aliases": ["อุษณี"],
                "posts": [{"title": "รองปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "org": "o1"}],
            }
        ],
        "organizations": [{"id": "o1", "name": "สมาคมผู้มาประชุม", "aliases": ["พม."]}],
        "places": [
            {"id": "l1", "name": "กรุงเทพฯ", "type": "city", "code": "TH-10"},
            {"id": "l2", "name": "ไทย", "code": "TH"},
            {"id": "l3", "name": "กัมพูชา", "code": "KH"},
        ],
    }
    return said(TEXT, **things | more)


def graph_of(facts: Facts) -> tuple[Graph, dict[str, URIRef]]:
    linked = link(facts, load(DEFAULT_BASE))
    return map_facts(linked, DEFAULT_BASE), {local: URIRef(iri) for local, iri in linked.iris.items()}


def values(graph: Graph, subject: URIRef, predicate: URIRef) -> set[object]:
    return set(graph.objects(subject, predicate))


# ---- what is said --------------------------------------------------------------------------------


def test_the_document_holds_its_text_and_links_to_all_that_it_names() -> None:
    graph, iri = graph_of(release())
    assert values(graph, DOCUMENT, SCHEMA.text) == {Literal(TEXT, lang="th")}
    assert values(graph, DOCUMENT, DCTERMS.identifier) == {Literal("release")}
    assert values(graph, DOCUMENT, SCHEMA.about) == {iri["m1"]}
    assert values(graph, DOCUMENT, SCHEMA.mentions) == {iri[x] for x in ("m2", "a1", "p1", "o1", "l1", "l2", "l3")}


def test_what_the_document_says_of_itself() -> None:
    proof = Evidence(Span(0, 3))
    article = Article(
        headline=Stated("พม.  ประชุม\nทวิภาคี", proof),
        published=Stated("2019-04-22", proof),
        modified=Stated("2019-04-23", proof),
        url=Stated("http://www.thaigov.go.th/ข่าว 1", proof),
        see_also=(Stated("https://example.org/x", proof), Stated("javascript:alert(1)", proof)),
        topics=(Stated("prosecution", proof),),
    )
    facts = said(TEXT)
    graph, _ = graph_of(Facts(facts.document, article))
    assert values(graph, DOCUMENT, SCHEMA.headline) == {Literal("พม. ประชุม ทวิภาคี", lang="th")}
    assert values(graph, DOCUMENT, SCHEMA.datePublished) == {Literal("2019-04-22", datatype=XSD.date)}
    assert values(graph, DOCUMENT, SCHEMA.dateModified) == {Literal("2019-04-23", datatype=XSD.date)}
    assert values(graph, DOCUMENT, RDFS.seeAlso) == {URIRef("https://example.org/x")}
    assert values(graph, DOCUMENT, DCTERMS.subject) == {CODE["topic/prosecution"]}
    (address,) = values(graph, DOCUMENT, SCHEMA.url)
    assert str(address) == "http://www.thaigov.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7%201"


@given(st.text() | st.text().map("http://".__add__))
def test_an_address_is_an_iri_that_parsers_take_or_nothing(text: str) -> None:
    address = web_address(text)
    if address is not None:
        assert ox.NamedNode(address).value.lower().startswith("http")


def test_a_meeting_says_what_when_and_how_many() -> None:
    graph, iri = graph_of(release())
    meeting = iri["m1"]
    assert values(graph, meeting, RDF.type) == {P.Meeting, SCHEMA.Event}
    assert values(graph, meeting, DCTERMS.type) == {CODE["meeting/bilateral_meeting"]}
    assert values(graph, meeting, SCHEMA.name) == {Literal("ประชุมทวิภาคีไทย – กัมพูชา", lang="th")}
    moment = Literal("2019-04-22T09:30:00+07:00", datatype=XSD.dateTime)
    assert values(graph, meeting, SCHEMA.startDate) == {moment}
    assert values(graph, meeting, SCHEMA.endDate) == {Literal("2019-04-22", datatype=XSD.date)}
    assert values(graph, meeting, P.ordinal) == {Literal("3")}
    assert values(graph, meeting, P.attendance) == {Literal("70", datatype=XSD.integer)}
    assert values(graph, meeting, P.attendanceBound) == {CODE["bound/exact"]}
    assert values(graph, meeting, P.signed) == {iri["a1"]}
    assert values(graph, iri["m2"], SCHEMA.startDate) == set()


@pytest.mark.parametrize(
    ("start", "type_"), [("2018", XSD.gYear), ("2018-09", XSD.gYearMonth), ("2018-09-04", XSD.date)]
)
def test_a_date_is_as_exact_as_the_text(start: str, type_: URIRef) -> None:
    graph, iri = graph_of(said("ข่าว", meetings=[{"id": "m1", "name": "อบรม", "start": start, "start_time": None}]))
    assert values(graph, iri["m1"], SCHEMA.startDate) == {Literal(start, datatype=type_, normalize=False)}


@pytest.mark.parametrize(
    ("country", "offset"),
    [("TH", "+07:00"), ("MM", "+06:30"), ("JP", "+09:00"), ("US", ""), (None, "+07:00")],
)
def test_a_time_is_local_to_the_place(country: str | None, offset: str) -> None:
    places = [{"id": "l1", "name": country, "code": country}] if country else []
    meeting = {"id": "m1", "name": "อบรม", "start": "2019-04-22", "start_time": "09:30"}
    meeting |= {"places": ["l1"]} if country else {}
    graph, iri = graph_of(said("ข่าว", meetings=[meeting], places=places))
    (start,) = values(graph, iri["m1"], SCHEMA.startDate)
    assert str(start) == f"2019-04-22T09:30:00{offset}"


def test_a_time_without_a_day_is_left_out() -> None:
    graph, iri = graph_of(said("ข่าว", meetings=[{"id": "m1", "name": "อบรม", "start": "2019", "start_time": "09:30"}]))
    assert [str(value) for value in values(graph, iri["m1"], SCHEMA.startDate)] == ["2019"]


def test_a_visit_is_a_visit() -> None:
    graph, iri = graph_of(said("ข่าว", meetings=[{"id": "m1", "name": "เยือนไทย", "type": "visit"}]))
    assert P.Visit in values(graph, iri["m1"], RDF.type)


def test_the_venue_lies_in_the_innermost_place_and_other_places_stand_beside_it() -> None:
    places: list[Gold] = [
        {"id": "l1", "name": "จังหวัดสงขลา", "type": "province", "code": "TH-90"},
        {"id": "l2", "name": "อำเภอหาดใหญ่", "type": "district", "in": "l1"},
        {"id": "l3", "name": "มาเลเซีย", "code": "MY"},
    ]
    meeting = {"id": "m1", "name": "อบรม", "venue": "โรงแรมลีการ์เดนส์", "places": ["l1", "l2", "l3"]}
    graph, iri = graph_of(said("ข่าว", meetings=[meeting], places=places))
    locations = values(graph, iri["m1"], SCHEMA.location)
    (venue,) = locations - {iri["l3"]}
    assert iri["l3"] in locations
    assert values(graph, URIRef(str(venue)), RDF.type) == {P.Venue, SCHEMA.Place}
    assert values(graph, URIRef(str(venue)), SCHEMA.containedInPlace) == {iri["l2"]}


def test_a_venue_that_is_written_in_two_ways_has_one_name() -> None:
    meetings = [
        {"id": f"m{number}", "name": f"อบรมรุ่นที่ {number}", "venue": venue, "places": ["l1"]}
        for number, venue in enumerate(("โรงแรมลีการ์เดนส์", "โรงแรม ลีการ์เดนส์"), 1)
    ]
    places: list[Gold] = [{"id": "l1", "name": "จังหวัดสงขลา", "type": "province", "code": "TH-90"}]
    graph, iri = graph_of(said("ข่าว", meetings=meetings, places=places))
    (venue,) = values(graph, iri["m1"], SCHEMA.location) | values(graph, iri["m2"], SCHEMA.location)
    assert values(graph, URIRef(str(venue)), SCHEMA.name) == {Literal("โรงแรมลีการ์เดนส์", lang="th")}


def test_without_a_venue_the_innermost_places_are_the_location() -> None:
    places: list[Gold] = [
        {"id": "l1", "name": "เมืองเจนีวา", "type": "city", "in": "l2"},
        {"id": "l2", "name": "สวิตเซอร์แลนด์", "code": "CH"},
    ]
    facts = said("ข่าว", meetings=[{"id": "m1", "name": "อบรม", "places": ["l2", "l1"]}], places=places)
    graph, iri = graph_of(facts)
    assert values(graph, iri["m1"], SCHEMA.location) == {iri["l1"]}
    described = graph + load(DEFAULT_BASE).describe([iri["l1"]])
    assert (iri["l1"], SCHEMA.containedInPlace, iri["l2"]) in described


def test_places_that_contain_each_other_do_no_harm() -> None:
    places: list[Gold] = [
        {"id": "l1", "name": "อำเภอหนึ่งสอง", "type": "district", "in": "l2"},
        {"id": "l2", "name": "อำเภอสามสี่", "type": "district", "in": "l1"},
    ]
    meeting = {"id": "m1", "name": "อบรม", "start": "2019-04-22", "start_time": "09:30", "places": ["l1"]}
    graph, iri = graph_of(said("ข่าว", meetings=[meeting], places=places))
    assert values(graph, iri["m1"], SCHEMA.location) == {iri["l1"]}


def test_who_took_part_has_a_role_and_came_in_a_capacity() -> None:
    graph, iri = graph_of(release())
    person, body = (iri[x].rsplit("/", 1)[-1] for x in ("p1", "o1"))
    chairing = URIRef(f"{iri['m1']}/chair-{person}")
    membership = URIRef(f"{ID}membership/{person}-{body}-20190422")
    assert (iri["m1"], CV.hasParticipation, chairing) in graph
    assert values(graph, chairing, CV.role) == {CODE["role/chair"]}
    assert values(graph, chairing, CV.hasParticipant) == {iri["p1"]}
    assert values(graph, chairing, P.inCapacity) == {membership}
    assert values(graph, membership, ORG.member) == {iri["p1"]}
    assert values(graph, membership, ORG.organization) == {iri["o1"]}
    assert values(graph, membership, P.attestedOn) == {Literal("2019-04-22", datatype=XSD.date)}
    assert values(graph, iri["m1"], SCHEMA.organizer) == {iri["o1"]}
    assert values(graph, iri["m1"], SCHEMA.attendee) == {iri["p1"], iri["l2"]}
    assert (URIRef(f"{iri['m1']}/organizer-{body}"), CV.role, CODE["role/organizer"]) in graph
    assert not set(graph.objects(URIRef(f"{iri['m2']}/chair-{person}"), P.inCapacity))


def test_a_membership_of_no_known_day_has_none() -> None:
    persons = [{"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "ประธาน", "org": "o1"}]}]
    graph, iri = graph_of(said("ข่าว", persons=persons, organizations=[{"id": "o1", "name": "สมาคมเล็ก"}]))
    (membership,) = graph.subjects(RDF.type, ORG.Membership)
    assert str(membership) == f"{ID}membership/{iri['p1'].rsplit('/', 1)[-1]}-{iri['o1'].rsplit('/', 1)[-1]}"
    assert not set(graph.objects(None, P.attestedOn))


def test_a_person_has_names_and_posts() -> None:
    graph, iri = graph_of(release())
    assert values(graph, iri["p1"], FOAF.name) == {Literal("อุษณี กังวารจิตต์", lang="th")}
    assert values(graph, iri["p1"], SKOS.altLabel) == {Literal("อุษณี", lang="th")}
    assert values(graph, iri["p1"], SCHEMA.honorificPrefix) == {Literal("นางสาว", lang="th")}
    (post,) = graph.objects(iri["p1"], ORG.holds)
    assert values(graph, URIRef(str(post)), ORG.postIn) == {iri["o1"]}
    title = Literal("รองปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", lang="th")
    assert values(graph, URIRef(str(post)), SKOS.prefLabel) == {title}


def test_an_agreement_has_titles_parties_status_and_steps() -> None:
    graph, iri = graph_of(release())
    agreement = iri["a1"]
    assert values(graph, agreement, RDF.type) == {P.Instrument, P.Agreement}
    assert values(graph, agreement, DCTERMS.title) == {Literal("บันทึกความเข้าใจระหว่างไทยกับกัมพูชา", lang="th")}
    assert values(graph, agreement, DCTERMS.alternative) == {Literal("MOU", lang="en")}
    assert values(graph, agreement, P.party) == {iri["l2"], iri["l3"]}
    assert values(graph, agreement, ADMS.status) == {CODE["status/signed"]}
    step = URIRef(f"{agreement}/sign-2019-04-22")
    assert values(graph, step, P.actsOn) == {agreement}
    assert values(graph, step, DCTERMS.type) == {CODE["action/sign"]}
    assert values(graph, step, SCHEMA.superEvent) == {iri["m1"]}


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("project", ORG.OrganizationalCollaboration),
        ("law", SCHEMA.Legislation),
        ("plan", None),
        ("convention", P.Agreement),
    ],
)
def test_an_instrument_has_the_types_of_its_kind(kind: str, type_: URIRef | None) -> None:
    agreement = {"id": "a1", "name": "โครงการใหญ่แห่งชาติ", "type": kind, "start": "2018", "end": "2020-09-30"}
    graph, iri = graph_of(said("ข่าว", agreements=[agreement]))
    assert values(graph, iri["a1"], RDF.type) == {P.Instrument} | ({type_} if type_ else set())
    assert values(graph, iri["a1"], SCHEMA.startDate) == {Literal("2018", datatype=XSD.gYear, normalize=False)}
    assert values(graph, iri["a1"], SCHEMA.endDate) == {Literal("2020-09-30", datatype=XSD.date)}


def test_known_things_are_described_by_the_lists_but_for_new_names() -> None:
    places = [{"id": "l1", "name": "ไทย", "code": "TH", "aliases": ["ฝ่ายไทย", "ประเทศไทย"]}]
    graph, iri = graph_of(said("ข่าว", places=places))
    assert set(graph.predicate_objects(iri["l1"])) == {(SKOS.altLabel, Literal("ฝ่ายไทย", lang="th"))}


def test_unknown_bodies_are_described_with_what_they_are_a_part_of() -> None:
    bodies = [
        {"id": "o1", "name": "กองหนึ่ง", "parent": "o2"},
        {"id": "o2", "name": "กรมสองสาม", "parent": "o3"},
        {"id": "o3", "name": "Ministry of Nothing", "aliases": ["MoN"]},
    ]
    graph, iri = graph_of(said("ข่าว", organizations=bodies))
    assert (iri["o1"], RDF.type, ORG.OrganizationalUnit) in graph
    assert (iri["o1"], ORG.unitOf, iri["o2"]) in graph
    assert (iri["o2"], RDF.type, ORG.FormalOrganization) in graph
    assert (iri["o2"], ORG.subOrganizationOf, iri["o3"]) in graph
    assert values(graph, iri["o3"], SKOS.prefLabel) == {Literal("Ministry of Nothing", lang="en")}


# ---- what proves it ------------------------------------------------------------------------------


def test_every_thing_and_value_has_words_that_prove_it() -> None:
    graph, iri = graph_of(release())
    proven = set(graph.objects(None, OA.hasBody))
    things = set(iri.values()) | set(graph.objects(None, CV.hasParticipation))
    things |= set(graph.subjects(RDF.type, P.InstrumentAction)) | set(graph.subjects(RDF.type, ORG.Membership))
    statements = set(graph.subjects(RDF.type, RDF.Statement))
    assert things | statements == proven
    for statement in statements:
        triple = tuple(graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in graph
    stated = {graph.value(statement, RDF.predicate) for statement in statements}
    assert stated == {
        *(DCTERMS.type, SCHEMA.startDate, SCHEMA.endDate, SCHEMA.location, SCHEMA.containedInPlace),
        *(P.ordinal, P.attendance, P.signed, P.party, ADMS.status, ORG.holds),
    }


def test_evidence_is_numbered_in_the_order_of_the_text_and_quotes_it_to_the_letter() -> None:
    graph, _ = graph_of(release())
    count = len(set(graph.subjects(RDF.type, OA.Annotation)))
    starts = []
    for number in range(1, count + 1):
        annotation = URIRef(f"{DOCUMENT}/evidence/{number}")
        assert values(graph, annotation, OA.motivatedBy) == {OA.identifying}
        assert values(graph, URIRef(f"{annotation}/target"), OA.hasSource) == {DOCUMENT}
        start, end = (int(str(graph.value(URIRef(f"{annotation}/position"), p))) for p in (OA.start, OA.end))
        assert str(graph.value(URIRef(f"{annotation}/quote"), OA.exact)) == TEXT[start:end]
        starts.append((start, end))
    assert starts == sorted(starts)


def test_one_proof_of_one_thing_is_given_once_with_the_higher_confidence() -> None:
    facts = said("ข่าว", agreements=[{"id": "a1", "name": "โครงการใหญ่แห่งชาติ", "type": "project"}])
    steps = tuple(Action("sign", "2018", Evidence(Span(0, 2), c)) for c in (0.25, 0.75))
    (agreement,) = facts.agreements
    graph, iri = graph_of(replace(facts, agreements=(replace(agreement, actions=steps),)))
    (annotation,) = graph.subjects(OA.hasBody, URIRef(f"{iri['a1']}/sign-2018"))
    assert str(graph.value(annotation, NIF.confidence)) == "0.75"


@pytest.mark.parametrize(
    ("value", "digits"), [(1.0, "1.0"), (0.9, "0.9"), (0.12345, "0.123"), (0.0, "0.0"), (0.9999, "1.0")]
)
def test_confidence_has_at_most_three_decimals(value: float, digits: str) -> None:
    assert str(decimal(value)) == digits


# ---- the graph as a whole ------------------------------------------------------------------------


def test_a_graph_has_no_blank_node_and_no_foreign_base() -> None:
    facts = release()
    base = "https://data.example.org/"
    graph = map_facts(link(facts, load(base)), base)
    terms = {term for triple in graph for term in triple}
    assert not [term for term in terms if isinstance(term, BNode)]
    assert not [term for term in terms if str(term).startswith(ID)]


def test_a_graph_is_the_same_under_every_hash_seed(checkout: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests');"
        "from test_mapping import release, graph_of;"
        "print('\\n'.join(sorted(graph_of(release())[0].serialize(format='nt').splitlines())))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
            cwd=checkout,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b"evidence/1" in outputs.pop()


@pytest.mark.parametrize("country", ["TH", "MM", "US"])
def test_the_graph_conforms_to_the_shapes(country: str) -> None:
    places = [
        {"id": "l1", "name": "เมืองไกล", "type": "city", "in": "l4"},
        *({"id": local, "name": code, "code": code} for local, code in (("l2", "TH"), ("l3", "KH"), ("l4", country))),
    ]
    authorities = load(DEFAULT_BASE)
    linked = link(release(places=places), authorities)
    report = validate(map_facts(linked, DEFAULT_BASE), authorities.describe(sorted(linked.known)))
    # Only that the second meeting of the release has no day, which is so.
    assert [(result.severity, result.shape.partition("#")[2]) for result in report.results] == [
        ("Info", "Meeting-dated")
    ]


def test_a_known_instrument_conforms_to_the_shapes() -> None:
    title = "อนุสัญญาอาเซียนว่าด้วยการต่อต้านการค้ามนุษย์ โดยเฉพาะสตรีและเด็ก"
    agreement = {
        "id": "a1",
        "name": title,
        "type": "convention",
        "parties": ["l1"],
        "aliases": ["ACTIP ฉบับไทย"],
    }
    authorities = load(DEFAULT_BASE)
    linked = link(said(title, agreements=[agreement], places=[{"id": "l1", "name": "ไทย"}]), authorities)
    assert linked.iris["a1"] in authorities.entries
    report = validate(map_facts(linked, DEFAULT_BASE), authorities.describe(sorted(linked.known)))
    assert report == Report(conforms=True)


HOSTILE = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


@settings(max_examples=50, deadline=None)
@given(text=HOSTILE, name=HOSTILE, identifier=HOSTILE)
def test_any_text_survives_the_way_through_n_triples(text: str, name: str, identifier: str) -> None:
    things: list[Gold] = [{"id": "x", "name": name, "start": "2019-04-22", "posts": [{"title": name, "org": None}]}]
    for kind in ("meetings", "agreements", "persons", "organizations", "places"):
        linked = link(said(text, identifier, **{kind: things}), Authorities(DEFAULT_BASE, []))
        graph = map_facts(linked, DEFAULT_BASE)
        written = graph.serialize(format="nt", encoding="utf-8")
        triples = list(ox.parse(written, format=ox.RdfFormat.N_TRIPLES))
        assert len(triples) == len(graph)
        read = {t.object.value for t in triples if t.predicate.value == str(SCHEMA.text)}
        assert read == {text}


@pytest.mark.shared
def test_a_document_is_mapped_in_no_time(shared: Path) -> None:
    authorities = load(DEFAULT_BASE)
    gold = sorted((shared / "corpus/gold/dev").glob("*.json"))
    documents = [read_gold(file, shared / "corpus/dev") for file in gold]
    start = time.process_time()
    for facts in documents:
        map_facts(link(facts, authorities), DEFAULT_BASE)
    assert (time.process_time() - start) / len(documents) < 0.05


@pytest.mark.shared
@pytest.mark.parametrize("part", ["seeds", "train", "dev"])
def test_linking_and_mapping_lose_nothing(shared: Path, tmp_path: Path, part: str) -> None:
    """Gold, linked and mapped and read back by the corpus's own tools, scores as gold does."""
    dump = write_dump(shared, part, tmp_path / "dataset.nq")
    corpus = shared / "corpus"
    for program, *arguments in (
        ("facts.py", dump, tmp_path / "facts"),
        ("score.py", corpus / "gold" / part, tmp_path / "facts"),
    ):
        run = [sys.executable, str(corpus / program), *map(str, arguments)]
        printed = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    assert float(printed.split("OVERALL ")[1].split()[0]) >= 0.99


def write_dump(shared: Path, part: str, dump: Path) -> Path:
    """Gold of a part of the corpus as a dump."""
    texts = shared / "seeds" if part == "seeds" else shared / "corpus" / part
    gold = sorted((shared / "corpus/gold" / part).glob("*.json"))
    return dataset([read_gold(file, texts) for file in gold], dump)


@pytest.mark.shared
def test_the_example_is_made_as_shown(shared: Path) -> None:
    """What the example of the vocabulary says of a seed's first meeting, the mapping of its gold says too."""
    name = "003_834c59b6f38bb36b"
    facts = read_gold(shared / f"corpus/gold/seeds/{name}.json", shared / "seeds")
    graph, iri = graph_of(facts)
    example = {
        quad.predicate.value: quad.object
        for quad in ox.parse(path=str(shared / "example.trig"), format=ox.RdfFormat.TRIG)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value == f"{ID}meeting/2019-04-22-z3wrc6x5zh"
    }
    for predicate in (SCHEMA.startDate, SCHEMA.endDate, SCHEMA.name, DCTERMS.type, P.attendance):
        assert str(graph.value(iri["m1"], predicate)) == example[str(predicate)].value

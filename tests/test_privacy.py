import pyoxigraph as ox
import pytest

from prachum.privacy import find_private

EX = "https://example.org/"
FOAF, SKOS, SCHEMA = (
    "http://xmlns.com/foaf/0.1/",
    "http://www.w3.org/2004/02/skos/core#",
    "https://schema.org/",
)
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def quad(predicate: str, value: ox.NamedNode | ox.Literal, subject: str = "x") -> ox.Quad:
    return ox.Quad(ox.NamedNode(EX + subject), ox.NamedNode(predicate), value, ox.NamedNode(EX + "g"))


def person(name: str, prefix: str | None = None) -> list[ox.Quad]:
    quads = [quad(TYPE, ox.NamedNode(FOAF + "Person")), quad(FOAF + "name", ox.Literal(name, language="th"))]
    return quads + ([quad(SCHEMA + "honorificPrefix", ox.Literal(prefix, language="th"))] if prefix else [])


def found(quads: list[ox.Quad]) -> list[str]:
    return [finding.what for finding in find_private(quads)]


@pytest.mark.parametrize(
    ("name", "prefix", "what"),
    [
        ("เอ", "เด็กหญิง", "a child"),
        ("ก.", "ด.ช.", "a child"),
        ("สมหญิง ใจดี", "ด.ญ.", "a child"),
        ("เด็กชาย บี", None, "a child"),
        ("น.", "นางสาว", "initials"),
        ("ส.ต.", None, "initials"),
        ("A.", "Mr.", "initials"),
        ("พ. ทำร้ายร่างกาย", "นางสาว", "initials"),
        ("ทำร้ายร่างกายเด็กหญิงซี", "นางสาว", "a child"),
        ("บี", "นางสาว", "a letter for a name"),
        ("สมศรี (นามสมมุติ)", "นางสาว", "a pseudonym"),
        ("แดง (นามสมมติ)", None, "a pseudonym"),
    ],
)
def test_pseudonyms_of_persons_are_found(name, prefix, what):
    assert found(person(name, prefix)) == [what]


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("อุษณี กังวารจิตต์", "นางสาว"),
        ("กมล", None),
        ("เอกชัย ศรีวิชัย", "นาย"),
        ("บีม ใจดี", "นาย"),
        ("NHEK Vannara", "HE.Mr."),
        ("ประยุทธ์ จันทร์โอชา", "พลเอก"),
        ("พ.ต.อ. ดุษฎี อารยวุฒิ", None),
        ("ทวี สอดส่อง", "พ.ต.ท."),
        ("จ.ส.ต. สมชาย ใจดี", None),
        ("ม.ล. สมชาย ใจดี", None),
        ("อ.สมชาย ใจดี", None),
        ("J. Smith", "Mr."),
    ],
)
def test_names_of_persons_are_not(name, prefix):
    assert found(person(name, prefix)) == []


def test_a_body_may_have_a_short_name():
    assert found([quad(SKOS + "prefLabel", ox.Literal("ด.ช.", language="th"))]) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("นายสมชาย 1-1017-00230-70-8", "an identity number"),
        ("เลขที่ ๑๑๐๑๗๐๐๒๓๐๗๐๘", "an identity number"),
        ("โทร. 02-123-4567", "a telephone number"),
        ("โทร 081 234 5678", "a telephone number"),
        ("+66 2 123 4567", "a telephone number"),
        ("โทร ๐๘๑๒๓๔๕๖๗๘", "a telephone number"),
        ("ติดต่อ somchai@example.go.th", "an e-mail address"),
    ],
)
@pytest.mark.parametrize("predicate", [SKOS + "prefLabel", SCHEMA + "name", SCHEMA + "headline"])
def test_numbers_and_addresses_in_labels_are_found(text, what, predicate):
    assert what in found([quad(predicate, ox.Literal(text, language="th"))])


@pytest.mark.parametrize(
    "text",
    [
        "สายด่วน 1300",
        "การประชุมครั้งที่ 3/2561 วันที่ 22 เมษายน 2562",
        "1-1017-00230-70-9",  # the check digit is wrong
        "พ.ศ. 2551-2562",
        "มติ ครม. 0505/ว 123",
        "5 พันล้าน 1000000000000",
    ],
)
def test_other_numbers_are_not(text):
    assert found([quad(SCHEMA + "name", ox.Literal(text, language="th"))]) == []


@pytest.mark.parametrize("predicate", [SCHEMA + "text", "http://www.w3.org/ns/oa#exact"])
def test_the_source_text_is_not_judged(predicate):
    assert found([quad(predicate, ox.Literal("ด.ญ. เอ โทร 081 234 5678", language="th"))]) == []

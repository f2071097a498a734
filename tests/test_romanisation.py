"""Names in Latin letters by the Royal Institute's system."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.romanisation import romanise

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("ประยุทธ์ จันทร์โอชา", "Prayut Chan-ocha"),
        ("ประวิตร วงษ์สุวรรณ", "Prawit Wongsuwan"),
        ("ปรเมธี วิมลศิริ", "Paramethi Wimonsiri"),
        ("อนันตพร กาญจนรัตน์", "Anantaphon Kanchanarat"),
        ("สุวรีย์ ใจหาญ", "Suwari Chaihan"),
        ("อุษณี กังวารจิตต์", "Utsani Kangwanchit"),
        ("ทรงศักดิ์ รักศักดิ์สกุล", "Songsak Raksaksakun"),
        ("ชาครีย์ บำรุงวงศ์", "Chakhri Bamrungwong"),
        ("ไพบูลย์ คุ้มฉายา", "Phaibun Khumchaya"),
        ("พรรณนภา ณ น่าน", "Phannanapha na Nan"),
        ("เกรียงไกร ศรีรักษ์", "Kriangkrai Sirak"),
        ("สมหมาย เติมศรีสุข", "Sommai Toemsisuk"),
        ("สง่า แก้วเงิน", "Sa-nga Kaeo-ngoen"),
    ],
)
def test_names_of_persons(thai, latin):
    assert romanise(thai) == latin


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("สมชาย", "Somchai"),  # o between two consonants
        ("ณรงค์", "Narong"),  # a behind a lone one
        ("วัฒนา", "Watthana"),  # said twice
        ("กัลยา", "Kanlaya"),
        ("กรรณิการ์", "Kannika"),  # รร
        ("บุตรดี", "Butdi"),
        ("เหตุผล", "Hetphon"),  # a vowel that is not said
        ("จุติ", "Chuti"),  # and one that is
        ("ศักดิ์", "Sak"),
        ("ลักษณ์", "Lak"),
        ("สร้าง", "Sang"),  # r that is not said
        ("หนองอยู่", "Nongyu"),
        ("แสดง", "Sadaeng"),
        ("แก้ว", "Kaeo"),
        ("ขวัญ", "Khwan"),
        ("บ่อทอง", "Bothong"),
        ("วรเเสน", "Worasaen"),  # แ typed as two เ
    ],
)
def test_how_thai_is_read(thai, latin):
    assert romanise(thai) == latin


def test_provinces_and_districts_are_mostly_as_the_state_writes_them(checkout: Path):
    """The lists have their official names in Latin letters; a few of these are not by the system."""
    pairs = []
    for name in ("provinces", "districts"):
        labels: dict[str, dict[str | None, str]] = {}
        for quad in ox.parse(path=str(checkout / f"ontology/authorities/{name}.ttl"), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == LABEL:
                labels.setdefault(str(quad.subject), {})[quad.object.language] = quad.object.value
        pairs += [(of["th"], of["en"]) for of in labels.values()]
    assert len(pairs) > 1000
    right = [bare(romanise(thai) or "") == bare(english) for thai, english in pairs]
    assert sum(right) / len(right) > 0.92


def bare(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())


def test_a_word_that_cannot_be_read_gives_nothing():
    assert romanise("สมชาย ะะะ") is None


def test_letters_that_are_not_thai_stay():
    assert romanise("สมชาย Smith 9") == "Somchai Smith 9"


@given(st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=25))
def test_no_thai_letter_is_left(name):
    latin = romanise(name)
    assert latin is None or not re.search("[ก-ฮเแโไใะ-ู]", latin)

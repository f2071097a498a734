"""The search: its index, and what questions in Thai and in English find in it, asked by the scripts of the site."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prachum.namespaces import DEFAULT_BASE
from prachum.publish.dataset import Dataset
from prachum.publish.search import BASE, SIGNS, Record, encode, indexes, names_index, records, script, words
from prachum.store import open_store
from releases import BILATERAL, MEMORANDUM, published

BODY = 'ศูนย์ <b>ช่วยเหลือ</b> & "เพื่อน"'


@settings(deadline=None)  # the first word loads the dictionary
@given(st.text(alphabet='กขคาิ่เแ ABc1.-(<"\u202e', max_size=40))
def test_the_words_of_a_name_make_the_name(name: str) -> None:
    assert "".join(words(name)) == name


def decode(signs: str) -> list[int]:
    """As the scripts of the site do it."""
    numbers, number, scale = [], 0, 1
    for digit in map(SIGNS.index, signs):
        number, scale = number + digit % BASE * scale, scale * BASE
        if digit < BASE:
            numbers.append(number)
            number, scale = 0, 1
    return numbers


@given(st.lists(st.integers(0, 1_000_000)))
def test_numbers_are_read_as_they_were_written_and_need_no_escape(numbers: list[int]) -> None:
    assert decode(encode(numbers)) == numbers
    assert json.dumps(encode(numbers)) == f'"{encode(numbers)}"'


def test_names_are_put_together_again_from_the_index() -> None:
    record = Record("iri", "id/x", "person", "", (("en", "NHEK Vannara"), ("th", "เนก วัณณารา")), ("Vannara",), (), ())
    index = dict(names_index([record]))
    assert index["names"]["kinds"] == [{"kind": "person", "first": 0, "folder": "id/", "needs": []}]
    [[page, _, names, aliases, *_]] = index["names-person"]
    told = ["".join(index["names"]["words"][number] for number in decode(signs)) for signs in (*names[1::2], *aliases)]
    assert (page, names[::2], told) == ("x", ["en", "th"], ["NHEK Vannara", "เนก วัณณารา", "Vannara"])


def test_what_can_be_found_leads_to_a_page_in_each_language() -> None:
    site = published() / "site"
    found = records(Dataset(open_store(published() / "store"), DEFAULT_BASE))
    assert {"meeting", "person", "organization", "agreement", "place", "document"} <= {record.kind for record in found}
    for record in found:
        for language in ("th", "en"):
            assert (site / language / f"{record.path}.html").is_file()


def test_the_same_data_gives_the_same_index() -> None:
    dataset = Dataset(open_store(published() / "store"), DEFAULT_BASE)
    for name, index in indexes(dataset, records(dataset)):
        written = (published() / "site/search" / f"{name}.js").read_text(encoding="utf-8")
        assert script(name, index) == written


Ask = Callable[..., list[dict[str, list[dict[str, str]]]]]


@pytest.fixture(scope="module")
def ask(node: Callable[..., bytes]) -> Callable[[Path], Ask]:
    """`ask(output)(*questions)`: what the scripts of the site in a folder find."""

    def of(output: Path) -> Ask:
        return lambda *questions, language="th": json.loads(node("search.mjs", output / "site", language, *questions))

    return of


def names(answer: dict[str, Any]) -> list[str]:
    return [found["name"] for found in answer["found"]]


@pytest.mark.system
def test_questions_in_both_languages_find(built: Path, ask: Callable[[Path], Ask]) -> None:
    questions = ("ค้ามนุษย์ กัมพูชา", "ค้ามนุษย์กัมพูชา", "MOU Cambodia", "พม.", "MSDHS", "เสียมราฐ", "Siem Reap", "bangkok")
    thai, together, mou, short, english, siem, reap, bangkok = ask(built)(*questions)
    assert {found["kind"] for found in thai["found"]} >= {"meeting", "agreement", "document"}
    assert {found["path"] for found in thai["found"]} == {found["path"] for found in together["found"]}
    assert mou["found"][0]["path"] == "id/agreement/th-kh-mou-trafficking-2014"
    assert short["found"][0]["path"] == english["found"][0]["path"] == "id/org/msdhs"
    assert siem["found"][0]["path"] == reap["found"][0]["path"] == "id/place/KH-17"
    assert bangkok["found"][0]["path"] == "id/place/TH-10"


@pytest.mark.system
def test_a_romanised_name_finds_its_person_and_stands_in_english_results(
    built: Path, ask: Callable[[Path], Ask]
) -> None:
    [person] = ask(built)("Utsani", language="en")
    assert person["found"][0]["kind"] == "person"
    assert person["found"][0]["name"].startswith("Utsani")


@pytest.mark.system
def test_names_before_what_belongs_to_them_and_both_before_texts(ask: Callable[[Path], Ask]) -> None:
    person, memorandum, both, part = ask(published())("สมใจ", MEMORANDUM, "สมใจ บันทึก", "ทวิภาคี")
    assert person["found"][0]["kind"] == "person"
    assert BILATERAL in names(person)  # which she led
    assert memorandum["found"][0]["kind"] == "agreement"
    assert "document" in {found["kind"] for found in memorandum["found"]}  # only its text has the words
    assert BILATERAL in names(both)
    assert [found["kind"] for found in part["found"]] == ["concept", "meeting", "document"]  # told as best first


@pytest.mark.system
def test_marks_and_markup_are_letters_like_others(ask: Callable[[Path], Ask]) -> None:
    markup, thai_digit, nothing, misspelt = ask(published())("<b>ช่วยเหลือ</b>", "๗๐", "?!", "สมจัย ใจดี")
    assert BODY in names(markup)
    assert all(found["kind"] == "document" for found in thai_digit["found"])
    assert nothing["found"] == []
    assert misspelt["found"] == []
    assert misspelt["like"][0]["kind"] == "person"

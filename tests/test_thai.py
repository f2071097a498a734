"""Normalisation keeps the way back to the stored text; folding lets spellings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.thai import fold, language, normalise, to_common_era

TEXTS = st.text(st.sampled_from("กขนำํา่้ะ าฯ 0๑๙Aa-–—“”\u200b\ufeff\n\r\t().,/"), max_size=60)


@given(TEXTS)
def test_every_stretch_of_the_regular_text_has_its_place_in_the_stored_one(text: str) -> None:
    regular = normalise(text)
    assert len(regular.offsets) == len(regular.text) + 1
    spans = [regular.span(at, at + 1) for at in range(len(regular.text))]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert spans == sorted(spans)


@given(TEXTS)
def test_a_position_leads_there_and_back(text: str) -> None:
    regular = normalise(text)
    for at in range(len(regular.text)):
        assert regular.position(regular.span(at, at + 1).start) == at


@given(TEXTS)
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXTS)
def test_spelling_variants_fold_alike(text: str) -> None:
    variant = text.replace("ำ", "ํา").replace(" ", "  ").replace("–", "-").replace("“", '"')
    assert fold(variant) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("สปป. ลาว", "สปป.ลาว"),
        ("จํานวน", "จำนวน"),
        ("ครั้งที่ ๒/๒๕๖๔", "ครั้งที่ 2/2564"),
        ("ASEAN - ACT", "asean-act"),
    ],
)
def test_what_is_one_name_folds_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("year", "common"), [(61, 2018), (2561, 2018), (2018, 2018), (2499, 1956), (99, 2056)])
def test_years_are_of_the_buddhist_era_unless_too_small(year: int, common: int) -> None:
    assert to_common_era(year) == common


def test_a_text_with_a_thai_letter_is_thai() -> None:
    assert language("MOU ฉบับใหม่") == "th"
    assert language("Memorandum 2561") == "en"

"""The example queries: each says what it asks, is offered on the site, and is right on the seeds.

An answer is written with `prachum query docs/queries/X.rq --format csv > tests/queries/X.csv`, and then read.
"""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from prachum.publish.examples import Example, load_examples
from prachum.serve import guard
from prachum.store import open_store
from sites import read

EXAMPLES = load_examples()
ANSWERS = Path(__file__).parent / "queries"


def rows(text: str) -> set[tuple[str, ...]]:
    return {tuple(row) for row in csv.reader(text.splitlines())}


def answer(output: Path, example: Example) -> set[tuple[str, ...]]:
    results = open_store(output / "store").query(example.query)
    assert isinstance(results, ox.QuerySolutions)
    return rows((results.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode())


def test_there_are_enough_and_none_is_left_without_an_answer() -> None:
    assert [int(example.name.partition("-")[0]) for example in EXAMPLES] == list(range(1, len(EXAMPLES) + 1))
    assert len(EXAMPLES) >= 15
    assert {example.name for example in EXAMPLES} == {file.stem for file in ANSWERS.glob("*.csv")}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_each_says_what_it_asks(example: Example) -> None:
    assert any("\u0e01" <= char <= "\u0e5b" for char in example.thai)
    assert example.english.isascii()
    assert example.question.endswith((".", "?"))
    assert example.query.startswith("PREFIX")
    guard.check(example.query)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_answer_on_the_seeds(example: Example, built: Path) -> None:
    expected = rows((ANSWERS / f"{example.name}.csv").read_text(encoding="utf-8"))
    assert len(expected) > 1  # the head, and an answer
    assert answer(built, example) == expected


def test_words_that_prove_a_date_stand_where_it_says(built: Path, seeds: Path) -> None:
    example = next(example for example in EXAMPLES if "proofs" in example.name)
    head, *lines = csv.reader((ANSWERS / f"{example.name}.csv").read_text(encoding="utf-8").splitlines())
    for line in lines:
        row = dict(zip(head, line, strict=True))
        text = (seeds / f"{row['document']}.txt").read_text(encoding="utf-8")
        assert text[int(row["from"]) : int(row["to"])] == row["words"]


def test_each_is_offered_on_the_page(built: Path) -> None:
    page = read(built / "site/en/query.html")
    for example in EXAMPLES:
        assert example.english in page.text
        assert page.inside[f"query-{example.name}"].strip() == example.query.strip()

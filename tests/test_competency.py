"""The questions of docs/competency.md: each is a query, and is answered on releases that nobody tuned it to."""

import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from prachum.publish.examples import Example, load_examples
from prachum.store import open_store

EXAMPLES = load_examples()
ROW = re.compile(r"^\| \d+ \| (.+) \| (.+) \| `docs/queries/([\w-]+)\.rq` \|$", re.MULTILINE)


def test_each_question_is_a_query(checkout: Path) -> None:
    rows = ROW.findall((checkout / "docs/competency.md").read_text(encoding="utf-8"))
    assert rows == [(example.question, example.thai, example.name) for example in EXAMPLES]
    assert len(rows) >= 25


@pytest.fixture(scope="module")
def releases(built_dev: Path) -> ox.Store:
    return open_store(built_dev / "store")


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_each_is_answered_on_other_releases(example: Example, releases: ox.Store) -> None:
    started = time.process_time()
    solutions = releases.query(example.query)
    assert isinstance(solutions, ox.QuerySolutions)
    rows = list(solutions)
    assert time.process_time() - started < 10, "a query that nobody would wait for"
    assert rows
    # What a row is about is known; only what is OPTIONAL may be missing.
    assert all(row[0] is not None for row in rows)

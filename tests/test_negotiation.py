"""Content negotiation: a table of Accept headers, and what each gets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation import ids, joined, rows
from prachum.publish.formats import OF_GRAPHS, PROFILES, RESOURCES
from prachum.publish.weighing import line, of_format, of_language, of_profile, wins
from prachum.serve.formats import GRAPHS, TABLES
from prachum.serve.negotiation import negotiate, negotiate_language, negotiate_profile

CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
OF_THINGS = tuple(form for form in RESOURCES if form not in OF_GRAPHS)


@pytest.mark.parametrize(("accept", "thing", "graph"), [row[1:] for row in rows("accept")], ids=ids("accept"))
def test_the_form_of_a_resource(accept: list[str] | None, thing: str, graph: str) -> None:
    chosen = [negotiate(joined(accept), formats) for formats in (OF_THINGS, RESOURCES)]
    assert [form.name if form else "406" for form in chosen] == [thing, graph]


@pytest.mark.parametrize(("accept", "language"), [row[1:] for row in rows("languages")], ids=ids("languages"))
def test_the_language_of_a_page(accept: list[str] | None, language: str) -> None:
    assert negotiate_language(joined(accept), ("th", "en")) == language


def test_languages_of_a_publisher_are_wanted_too() -> None:
    assert negotiate_language("lo, en;q=0.5", ("th", "en", "lo")) == "lo"
    assert negotiate_language("zh-Hant-TW", ("th", "zh-Hant", "en")) == "zh-Hant"


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        (None, "json", "ttl"),
        ("*/*", "json", "ttl"),
        (CHROMIUM, "html", "html"),
        ("application/sparql-results+json", "json", None),
        ("application/sparql-results+xml", "xml", None),
        ("application/sparql-results+json,application/sparql-results+xml;q=0.9", "json", None),
        ("application/sparql-results+xml;q=0.8,text/csv;q=0.9", "csv", None),
        ("text/csv", "csv", None),
        ("text/tab-separated-values", "tsv", None),
        ("application/json", "json", "jsonld"),
        ("text/turtle", None, "ttl"),
        ("application/n-triples,text/turtle;q=0.5", None, "nt"),
        ("application/ld+json", None, "jsonld"),
        ("text/*", "csv", "ttl"),
    ],
)
def test_the_form_of_an_answer(accept: str | None, table: str | None, graph: str | None) -> None:
    chosen = [negotiate(accept, formats) for formats in (TABLES, GRAPHS)]
    assert [form and form.name for form in chosen] == [table, graph]


@given(st.text(max_size=60))
def test_no_header_is_too_strange(accept: str) -> None:
    chosen = negotiate(accept, RESOURCES)
    assert chosen is None or chosen in RESOURCES


@given(st.permutations([f"{form.media_type};q=0.{9 - at}" for at, form in enumerate(RESOURCES[::-1])]))
def test_the_order_of_entries_does_not_matter(entries: list[str]) -> None:
    assert negotiate(", ".join(entries), RESOURCES) is RESOURCES[-1]


# ---- the same in regular expressions, for other web servers -----------------------------------

WEIGHTS = st.sampled_from(["", "", ";q=0", ";q=1", ";q=0.5", ";q=0.50", ";q=0.499", ";q=1.000", ";Q=0.3", ";q=2", ";q=",
                           ";a=b;q=0.4", ';a="x,y;q=0";q=0.7', "; q = 0.2", ";charset=utf-8", ";"])  # fmt: skip


def headers(names: list[str]) -> st.SearchStrategy[str]:
    """Headers with some of these names, each at most once."""
    chosen = st.lists(st.sampled_from(names), unique=True, max_size=6)
    return chosen.flatmap(
        lambda some: st.tuples(*(WEIGHTS for _ in some)).map(
            lambda weights: " ,".join(name + weight for name, weight in zip(some, weights, strict=True))
        )
    )


def most_wanted(header: str, patterns: list[tuple[str, ...]]) -> int | None:
    """The place of the choice that the expressions give."""
    weights = [weigh(header, some) for some in patterns]
    return next((at for at in range(len(patterns)) if re.search(wins(at, len(patterns)), line(weights))), None)


def weigh(header: str, patterns: tuple[str, ...]) -> str:
    found = (re.search(pattern.replace("(?<q>", "(?P<q>"), header, re.IGNORECASE) for pattern in patterns)
    return next((match["q"] or "1" for match in found if match), "0")


@given(
    headers([*(name for form in RESOURCES for name in form.types), "*/*", "text/*", "application/*", "image/*", "x"])
)
def test_rules_choose_the_format_that_the_server_chooses(header: str) -> None:
    at = most_wanted(header, [of_format(form) for form in RESOURCES])
    if header:
        assert (None if at is None else RESOURCES[at]) == negotiate(header, RESOURCES)


@given(headers(["th", "en", "en-GB", "en-US", "th-TH", "lo", "lo-LA", "*", "fr", "eng"]))
def test_rules_choose_the_language_that_the_server_chooses(header: str) -> None:
    languages = ("th", "en", "lo")
    at = most_wanted(header, [of_language(code) for code in languages])
    assert languages[at or 0] == negotiate_language(header, languages)


@given(
    headers(
        [*(f"<{iri}>" for profile in PROFILES for iri in profile.iris), "<urn:x,y;q=0>", "*", "https://schema.org/"]
    )
)
def test_rules_choose_the_profile_that_the_server_chooses(header: str) -> None:
    at = most_wanted(header, [of_profile(profile) for profile in PROFILES])
    assert PROFILES[at or 0] == negotiate_profile(header, PROFILES)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=7))
def test_the_greatest_weight_wins(weights: list[int]) -> None:
    written = [f"{weight / 1000:.3f}" for weight in weights]
    numbers = [float(number) for number in written]
    won = [at for at in range(len(numbers)) if re.search(wins(at, len(numbers)), line(written))]
    assert won == [at for at, number in enumerate(numbers) if number == max(numbers) and number]

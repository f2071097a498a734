"""Lists in parts, bodies as trees, charts and the map: what they show is what the data says."""

from itertools import pairwise

import pyoxigraph as ox
import pytest

from prachum.namespaces import DEFAULT_BASE, PREFIXES
from prachum.publish import charts, map, tree
from prachum.publish.dataset import Dataset
from prachum.publish.dates import Shown
from prachum.publish.examples import Example, load_examples
from prachum.publish.languages import load_languages
from prachum.publish.linker import Linker, Value
from prachum.publish.lists import Lists
from prachum.publish.outlines import outlines
from prachum.publish.parts import SIZE, by_name, by_year, dictionary_order
from prachum.publish.rendering import Templates
from prachum.publish.timeline import timeline
from releases import BILATERAL, published
from sites import read

THAI, ENGLISH = load_languages()[:2]
QUERIES = {query.name: query for query in load_examples()}
PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
PREFIX += f"@prefix id: <{DEFAULT_BASE}id/> .\n@prefix kind: <{DEFAULT_BASE}code/meeting/> .\n"


def here(turtle: str, path: str = "index") -> Linker:
    """Shows, in English, what a store with these statements says."""
    store = ox.Store()
    store.load((PREFIX + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return Linker(Dataset(store, DEFAULT_BASE), path, ENGLISH)


def line(name: str, date: str = "") -> list[list[Value]]:
    return [[Value(date, date=Shown(date, date))] if date else [], [Value(name)]]


def test_names_are_in_the_order_of_a_dictionary() -> None:
    names = ["ขาว", "เกาะ", "Zoo", "กา", "apple", "แก้ว", "ก้าน"]
    assert sorted(names, key=dictionary_order) == ["apple", "Zoo", "กา", "ก้าน", "เกาะ", "แก้ว", "ขาว"]


def test_a_year_is_a_part_and_a_long_one_several() -> None:
    lines = [line(str(number), "2020-01-02") for number in range(SIZE + 1)] + [line("old", "2019"), line("none")]
    parts = by_year("meetings", lines, 0, THAI)
    assert [part.path for part in parts] == ["meetings-2020", "meetings-2020-2", "meetings-2019", "meetings-undated"]
    assert [found for part in parts for found in part.lines] == lines
    assert parts[2].label == "พ.ศ. 2562 (ค.ศ. 2019)"


def test_names_are_parts_of_one_size_the_first_on_the_list_itself() -> None:
    lines = [line(f"{letter}{number:03}") for letter in "ba" for number in range(SIZE)]
    first, second = by_name("persons", lines, 1)
    assert (first.path, first.label, first.lines[0][1][0].text) == ("persons", "A", "a000")
    assert (second.path, second.label, len(second.lines)) == ("persons-2", "B", SIZE)
    assert by_name("persons", [], 1)[0].lines == []


def test_bodies_stand_below_what_they_are_a_part_of_even_in_a_circle() -> None:
    found = tree.forest(
        here(r"""
        id:org\/a a org:FormalOrganization ; skos:prefLabel "A"@en .
        id:org\/b a org:OrganizationalUnit ; skos:prefLabel "B"@en ; org:unitOf id:org\/a .
        id:org\/c a org:FormalOrganization ; skos:prefLabel "C"@en ; org:subOrganizationOf id:org\/d .
        id:org\/d a org:FormalOrganization ; skos:prefLabel "D"@en ; org:subOrganizationOf id:org\/c .
        id:meeting\/m a p:Meeting ; cv:hasParticipation id:x . id:x cv:hasParticipant id:org\/b .
        """)
    )
    assert [(node.body.text, node.size) for node in found] == [("A", 2), ("C", 2)]
    assert [(node.body.text, node.meetings) for node in found[0].below] == [("B", 1)]
    assert sum(len(run) for run in tree.cut(found)) == len(found)


MEETINGS = r"""
    id:meeting\/a a p:Meeting ;
      dct:type kind:visit ; schema:startDate "2018-03-01"^^xsd:date ; schema:location id:place\/hall .
    id:meeting\/b a p:Meeting ;
      dct:type kind:visit ; schema:startDate "2020"^^xsd:gYear ; schema:location id:place\/hall , id:place\/TH .
    id:meeting\/c a p:Meeting ;
      dct:type kind:meeting ; schema:startDate "2020-12-31"^^xsd:date ; schema:location id:place\/US .
    id:meeting\/d a p:Meeting ; schema:location id:place\/lost .
    id:place\/hall a p:Venue ; schema:name "Hall"@en ; schema:containedInPlace id:place\/TH-10 .
    id:place\/TH-10 a schema:City ;
      skos:prefLabel "Bangkok"@en ; geo:lat 13.75 ; geo:long 100.5 ; schema:containedInPlace id:place\/TH .
    id:place\/TH a schema:Country ;
      skos:prefLabel "Thailand"@en ; skos:exactMatch <http://metadata.un.org/sdg/codes/geoArea/764> .
    id:place\/US a schema:Country ;
      skos:prefLabel "United States"@en ; skos:exactMatch <http://metadata.un.org/sdg/codes/geoArea/840> .
    id:place\/lost a schema:Place ; skos:prefLabel "Lost"@en ; schema:containedInPlace id:place\/lost .
"""


def test_a_meeting_is_counted_at_the_innermost_place_with_a_position() -> None:
    dataset = here(MEETINGS).dataset
    counts, nowhere = map.places_of_meetings(dataset)
    assert {iri.rpartition("/")[2]: count for iri, count in counts.items()} == {"TH-10": 2, "TH": 1, "US": 1}
    assert nowhere == 1


def test_the_map_has_the_region_and_what_is_far_on_the_world() -> None:
    region, world = map.draw_meetings(here(MEETINGS))
    assert [(point.place.text, point.count, point.country) for point in region.points] == [
        ("Bangkok", 2, False),
        ("Thailand", 1, True),
    ]
    assert [point.place.text for point in world.points] == ["United States"]
    for outline in (region, world):
        for point in outline.points:
            assert 0 < point.x < outline.width
            assert 0 < point.y < outline.height
    bangkok, thailand = region.points
    assert bangkok.y > thailand.y  # further south


def test_outlines_name_their_source_and_stay_small() -> None:
    assert "Natural Earth" in outlines()["source"]
    assert outlines()["licence"] == "public domain"
    assert {"764", "116", "418", "104", "704"} <= outlines()["region"]["land"].keys()


def test_the_chart_by_year_has_each_count_and_the_years_between() -> None:
    chart = charts.by_year(here(MEETINGS), QUERIES["17-kinds-by-year"], "dct:type")
    assert chart
    assert [year for _, year in chart.columns] == ["2018", "2019", "2020"]
    assert [(row.counts, row.total) for row in chart.rows] == [([1, 0, 2], 3), ([1, 0, 1], 2), ([0, 0, 1], 1)]
    for row in chart.rows:
        assert [bar.count for bar in row.bars] == [count for count in row.counts if count]
        assert all(bar.y + bar.height == pytest.approx(row.base) for bar in row.bars)
    assert charts.by_year(here(""), QUERIES["17-kinds-by-year"], "dct:type") is None


def test_the_matrix_has_each_pair_twice_and_its_table_once() -> None:
    query = Example(
        "x", "", "", "", "SELECT ?a ?b ?n { VALUES (?a ?b ?n) { (<urn:a> <urn:b> 4) (<urn:b> <urn:c> 1) } }"
    )
    chart = charts.who_meets(here(""), query)
    assert chart
    assert [actor.text for _, _, actor in chart.actors] == ["urn:b", "urn:a", "urn:c"]
    pairs = [(one.text, other.text, count) for one, other, count in chart.pairs]
    assert pairs == [("urn:a", "urn:b", 4), ("urn:b", "urn:c", 1)]
    assert {(cell.one, cell.other, cell.count) for cell in chart.cells} == {(2, 1, 4), (1, 2, 4), (1, 3, 1), (3, 1, 1)}
    large, small = max(cell.radius for cell in chart.cells), min(cell.radius for cell in chart.cells)
    assert large == pytest.approx(2 * small)  # four times the area


def test_a_meeting_of_two_kinds_is_one_in_the_row_of_all_and_old_years_are_one_column() -> None:
    more = r"id:meeting\/b dct:type kind:meeting . id:meeting\/e a p:Meeting ; dct:type kind:visit ; schema:startDate "
    chart = charts.by_year(here(MEETINGS + more + '"1949"^^xsd:gYear .'), QUERIES["17-kinds-by-year"], "dct:type")
    assert chart
    assert chart.earlier
    assert len(chart.columns) == charts.YEARS_SHOWN
    assert [(row.counts[0], row.counts[-1]) for row in chart.rows] == [(1, 2), (1, 1), (0, 2)]


def test_the_timeline_has_months_and_all_years_in_rows() -> None:
    line = timeline(["2019-04-22", "2019-04", "2020", "1990-01-01", "1950", ""])
    assert line
    assert [(row.years[0].year, row.years[-1].year) for row in line.rows] == [
        ("1950", "1960"),
        ("1981", "2000"),
        ("2001", "2020"),
    ]
    told = {year.year: year for row in line.rows for year in row.years}
    assert {year.year: year.count for year in told.values() if year.count} == {
        "1950": 1, "1990": 1, "2019": 2, "2020": 1,
    }  # fmt: skip
    assert [bar.count for bar in told["2019"].bars] == [2]
    assert told["2020"].whole
    assert (line.most, line.unplaced) == (2, 2)
    for above, below in pairwise(line.rows):
        assert above.base < below.top < below.base < line.height
    for row in line.rows:
        assert row.years[-1].x + line.step == pytest.approx(line.width, abs=0.1)
    assert timeline([]) is None


def test_the_agreements_of_a_side_come_in_parts() -> None:
    one = r"""
    id:agreement\/%d a p:Instrument ; dct:title "Accord %03d"@en ; adms:status id:signed ; p:party id:place\/KH ."""
    many = "".join(one % (number, number) for number in range(SIZE + 1))
    dataset = here(many + r'id:place\/KH a schema:Country ; skos:prefLabel "Cambodia"@en .').dataset
    pages = dict(Lists(dataset, [], Templates(), ENGLISH).pages())
    assert "Accord 099" in pages["agreements-KH"]
    assert "Accord 100" not in pages["agreements-KH"]
    assert 'href="agreements-KH-2.html"' in pages["agreements-KH"]
    assert "Accord 100" in pages["agreements-KH-2"]


def test_lists_are_short_enough_and_lead_to_everything() -> None:
    site = published() / "site/en"
    assert BILATERAL in read(site / "meetings-2019.html").text
    links = {href for href, _ in read(site / "meetings.html").links}
    assert {"meetings-2018.html", "meetings-2019.html", "meetings-2020.html"} <= links
    assert BILATERAL in read(site / "meetings.html").text
    sides = {href for href, _ in read(site / "agreements.html").links}
    assert "agreements-KH.html" in sides
    assert "signed" in read(site / "agreements-KH.html").text
    everything = {href for href, _ in read(site / "search.html").links}
    assert {"meetings.html", "places.html", "topics.html", "charts.html", "organizations.html"} <= everything


def test_charts_stand_beside_their_table_and_their_query() -> None:
    page = read(published() / "site/en/charts.html")
    assert "PREFIX schema:" in page.text
    assert "query.html#17-kinds-by-year" in {href for href, _ in page.links}
    assert sum(tag == "table" for tag, _ in page.tags) == sum(tag == "svg" for tag, _ in page.tags) == 2

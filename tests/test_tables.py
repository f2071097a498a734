import csv
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.serialise.columns import TABLES
from prachum.serialise.tables import METADATA, as_cell, write_tables

DATA = """
PREFIX p: <https://w3id.org/prachum/def#>
PREFIX schema: <https://schema.org/>
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX : <https://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:g1 {
  :doc a schema:NewsArticle ; dct:identifier "d1" ; schema:about :m ; schema:mentions :bare, :a ;
    schema:headline "ข่าว | วันนี้"@th .
  :m dct:description "Bilateral meeting, 22 April 2019"@en .
  :m a p:Meeting ; schema:name "การประชุม"@th, "=HYPERLINK(1)"@en ; dct:type :kind ; p:attendance 70 ;
    schema:startDate "2019-04-22T09:30:00+07:00"^^xsd:dateTime ; schema:location :room ; p:signed :a ;
    cv:hasParticipation :m-p .
  :m-p cv:role :role ; a cv:Participation ; cv:hasParticipant :who .
  :who a foaf:Person ; foaf:name "อุษณี"@th ; skos:altLabel "Utsani"@th-Latn , "นางสาวอุษณี"@th ; org:holds :post .
  :post skos:prefLabel "รองปลัด"@th , "Deputy Permanent Secretary"@en ; org:postIn :ministry .
  :room a p:Venue ; schema:name "ห้องกมลทิพย์"@th ; schema:containedInPlace :city .
  :bare a p:Meeting .
  :a a p:Instrument ; dct:title "บันทึก"@th ; p:party :th, :kh .
  :a-sign p:actsOn :a ; dct:type :sign ; schema:startDate "2019-04-22"^^xsd:date .
}
:g2 {
  :m a p:Meeting ; schema:name "การประชุม"@th .
  :kind skos:notation "bilateral_meeting" . :role skos:notation "chair" . :sign skos:notation "sign" .
  :city a schema:City ; skos:prefLabel "กรุงเทพมหานคร"@th, "Bangkok"@en ; schema:containedInPlace :th ;
    geo:lat -13.75 .
  :th a schema:Country ; skos:notation "TH" ; skos:prefLabel "ไทย"@th .
}
"""
EX = "https://example.org/"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    store = ox.Store()
    for quad in ox.parse(DATA.encode(), format=ox.RdfFormat.TRIG):
        store.add(quad)
        store.add(ox.Quad(*quad.triple))  # the default graph is the union
    folder = tmp_path_factory.mktemp("x") / "tables"
    write_tables(store, folder)
    return folder


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["iri"].removeprefix(EX): row for row in csv.DictReader(file)}


def test_a_meeting_is_one_row_with_all_its_values(tables):
    found = rows(tables, "meetings")
    assert list(found) == ["bare", "m"]
    meeting = found["m"]
    assert meeting["name_th"] == "การประชุม"
    assert meeting["description_en"] == "Bilateral meeting, 22 April 2019"
    assert (meeting["kind"], meeting["attendance"]) == ("bilateral_meeting", "70")
    assert meeting["start"] == "2019-04-22T09:30:00+07:00"
    assert (meeting["venue"], meeting["place"], meeting["country"]) == ("ห้องกมลทิพย์", "กรุงเทพมหานคร", "TH")
    assert (meeting["reported_in"], meeting["mentioned_in"]) == ("d1", "")


def test_a_row_without_values_is_there(tables):
    assert {value for key, value in rows(tables, "meetings")["bare"].items() if value} == {EX + "bare", "d1"}


def test_the_other_tables(tables):
    assert rows(tables, "participations")["m-p"] == {
        "iri": EX + "m-p",
        "meeting": EX + "m",
        "role": "chair",
        "participant": EX + "who",
        "participant_name_th": "อุษณี",
        "participant_name_en": "",
        "participant_name_latin": "Utsani",
        "for_organization": "",
    }
    agreement = rows(tables, "agreements")["a"]
    assert (agreement["parties"], agreement["steps"]) == (f"{EX}kh|{EX}th", "sign 2019-04-22")
    person = rows(tables, "persons")["who"]
    assert (person["posts"], person["posts_en"]) == ("รองปลัด", "Deputy Permanent Secretary")
    assert (person["name_latin"], person["other_names"]) == ("Utsani", "นางสาวอุษณี")
    assert rows(tables, "places")["city"]["latitude"] == "-13.75"
    assert rows(tables, "places")["room"]["kind"] == "Venue"
    assert rows(tables, "organizations") == {}


def test_a_separator_in_a_value_is_replaced(tables):
    assert rows(tables, "documents")["doc"]["headline"] == "ข่าว ¦ วันนี้"


def test_a_formula_is_made_harmless(tables):
    assert rows(tables, "meetings")["m"]["name_en"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-2+3", "@SUM(A1)", "\tx", "\rx", "-1.5.2"])
def test_formulas(text):
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "70", "-13.75", "2019-04-22", "ประชุม", "a=b"])
def test_no_formulas(text):
    assert as_cell(text) == text


@given(st.text())
def test_no_cell_starts_a_formula(text):
    cell = as_cell(text)
    assert cell[:1] not in ("=", "+", "@", "\t", "\r", "\n")
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_metadata_describes_every_column(tables):
    metadata = json.loads((tables / METADATA).read_text(encoding="utf-8"))
    assert {table["url"] for table in metadata["tables"]} == {path.name for path in tables.glob("*.csv")}
    for table in metadata["tables"]:
        with (tables / table["url"]).open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file))
        columns = table["tableSchema"]["columns"]
        assert head == [column["name"] for column in columns]
        assert all(column["dc:description"] for column in columns)
    assert len(metadata["tables"]) == len(TABLES)


def test_a_csvw_validator_agrees(tables):
    program = Path(sys.executable).with_name("csvwvalidate")
    result = subprocess.run([program, tables / METADATA], capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stdout.strip()) == (0, "OK"), result.stdout + result.stderr

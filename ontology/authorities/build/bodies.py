"""Organizations: the Thai state, other countries' bodies, international bodies and civil society."""

import re
from collections.abc import Iterator
from pathlib import Path

from entries import AuthorityList, Entry, Source, iri, labels, read_table, several
from places import BANGKOK, CountryNames, country_names, thai_rows

HAND = Source("public knowledge: official names, acts, the bodies' own sites, names in releases")
CHANNELS = Source("OECD channel codes, datasets/dac-crs-codes (PDDL)", "https://github.com/datasets/dac-crs-codes")

TYPES = {
    "ministry": "org:FormalOrganization",
    "body": "org:FormalOrganization",
    "unit": "org:OrganizationalUnit",
    "programme": "org:Organization , org:OrganizationalCollaboration",
}
# A head noun before an abbreviation: `กระทรวง พม.`, `สำนักงาน ป.ป.ส.`, `คณะกรรมการ ปคม.`
HEADS = ("กระทรวง", "สำนักงาน", "คณะกรรมการ", "คณะอนุกรรมการ")
ABBREVIATION = re.compile(r"[ก-ฮ]{1,6}(?:\.[ก-ฮ]{0,6})*\.(?:[ก-ฮ]{1,4}\.?)?")
PLURAL = {"Netherlands", "Philippines"}
MISSIONS = {
    "embassy": ("สถานเอกอัครราชทูต ณ {}", "Royal Thai Embassy, {}"),
    "consulate": ("สถานกงสุลใหญ่ ณ {}", "Royal Thai Consulate-General, {}"),
    "mission": ("{}", "{}"),
}


def thai_state(tables: Path) -> AuthorityList:
    """Every body of the Thai state: the table's rows, ministries' head offices and missions abroad."""
    rows = read_table(tables / "thai-state.txt")
    entries = [_body(row) for row in rows]
    entries += [_head_office(row) for row in rows if row["kind"] == "ministry"]
    entries += [_mission(row) for row in read_table(tables / "missions.txt")]
    return AuthorityList("thai-state", "Bodies of the Thai state", (HAND,), tuple(entries))


def local(tables: Path, shared: Path) -> AuthorityList:
    """The offices that every province but Bangkok has."""
    provinces = [row for row in thai_rows(shared, "province") if row["code"] != BANGKOK]
    entries = tuple(_office(row, province) for row in read_table(tables / "local.txt") for province in provinces)
    return AuthorityList("local", "Offices in the provinces of Thailand", (HAND,), entries)


def international(tables: Path) -> AuthorityList:
    """United Nations, ASEAN, regional processes, development agencies and civil society."""
    entries = tuple(_body(row) for row in read_table(tables / "international.txt"))
    return AuthorityList("international", "International organizations", (HAND, CHANNELS), entries)


def foreign(tables: Path) -> AuthorityList:
    """Other countries' ministries and agencies, and their embassies in Bangkok."""
    names = country_names(tables)
    entries = [_foreign(row, names[row["country"]]) for row in read_table(tables / "foreign.txt")]
    entries += [_embassy(row, names[row["code"]]) for row in read_table(tables / "embassies.txt")]
    return AuthorityList("foreign", "Bodies of other countries", (HAND,), tuple(entries))


def _body(row: dict[str, str]) -> Entry:
    aliases = several(row["other"])
    facts = labels(row["th"], row["en"], [*aliases, *_headed(row["th"], aliases)])
    return Entry(f"org/{row['id']}", TYPES[row["kind"]], (*facts, *_parent(row["kind"], row["in"])))


def _headed(name: str, aliases: list[str]) -> Iterator[str]:
    """The abbreviations again behind the name's head noun: `พม.` of a กระทรวง gives `กระทรวง พม.`."""
    head = next((h for h in HEADS if name.startswith(h)), None)
    if head:
        yield from (f"{head} {alias}" for alias in aliases if ABBREVIATION.fullmatch(alias))


def _parent(kind: str, parent: str) -> list[tuple[str, str]]:
    relation = "org:unitOf" if kind == "unit" else "org:subOrganizationOf"
    return [(relation, iri(f"org/{parent}"))] if parent else []


def _head_office(ministry: dict[str, str]) -> Entry:
    """The office of a ministry's permanent secretary: `สำนักงานปลัดกระทรวงแรงงาน`, `สป.รง.`."""
    aliases = several(ministry["other"])
    short = [alias for alias in aliases if ABBREVIATION.fullmatch(alias)]
    thai = [f"{head}{alias}" for alias in short for head in ("สป.", "สำนักงานปลัดกระทรวง ")]
    thai += [f"สำนักงานปลัด{alias}" for alias in aliases if alias.startswith("กระทรวง")]
    english = f"Office of the Permanent Secretary, {ministry['en']}"
    facts = labels(f"สำนักงานปลัด{ministry['th']}", english, thai)
    return Entry(f"org/{ministry['id']}-ops", TYPES["body"], (*facts, *_parent("body", ministry["id"])))


def _office(row: dict[str, str], province: dict[str, str]) -> Entry:
    """One office in one province: `สำนักงานแรงงานจังหวัดระนอง`."""
    thai, code = province["name_th"], province["code"]
    aliases = [alias.format(thai) for alias in several(row["other"])]
    facts = labels(row["th"].format(thai), row["en"].format(province["name_en"]), aliases)
    facts.append(("dct:spatial", iri(f"place/{code}")))
    path = f"org/{row['id']}-{code.lower()}"
    return Entry(path, TYPES[row["kind"]], (*facts, *_parent(row["kind"], row["in"])))


def _mission(row: dict[str, str]) -> Entry:
    thai, english = MISSIONS[row["kind"]]
    name, place = thai.format(row["at"]), row["at"]
    other = [name.replace(" ณ ", "ไทย ณ ", 1), f"สอท. ณ {place}", f"สถานทูตไทย ณ {place}"]
    aliases = {"embassy": other, "consulate": [other[0], f"สกญ. ณ {place}"], "mission": []}[row["kind"]]
    facts = labels(name, english.format(row["en"]), aliases)
    facts.append(("dct:spatial", iri(f"place/{row['place']}")))
    return Entry(f"org/mfa-{row['kind']}-{row['id']}", TYPES["unit"], (*facts, *_parent("unit", "mfa")))


def _foreign(row: dict[str, str], country: CountryNames) -> Entry:
    """A body of another country under its name with the country's: `กระทรวงแรงงานสหรัฐฯ`."""
    thai, english = [row["th"]], row["en"]
    if row["alone"] != "full":
        thai += [f"{row['th']}{of}{name}" for of in ("", "ของ") for name in country.thai]
        thai += [f"{row['th']}แห่ง{name}" for name in country.formal]
        english += f" of {_with_article(country.english[0])}"
    if not row["alone"]:
        thai.remove(row["th"])
    facts = labels(thai[0], english, [*thai, *several(row["other"])])
    facts.append(("dct:spatial", iri(f"place/{row['country']}")))
    return Entry(f"org/{row['country'].lower()}-{row['id']}", TYPES["body"], tuple(facts))


def _embassy(row: dict[str, str], country: CountryNames) -> Entry:
    """A country's embassy in Bangkok: `สถานเอกอัครราชทูตสหรัฐอเมริกาประจำประเทศไทย`."""
    names = [country.thai[0], *country.formal]
    thai = [f"สถานเอกอัครราชทูต{name}ประจำประเทศไทย" for name in names]
    thai += [f"{head}{name}" for name in names for head in ("สถานเอกอัครราชทูต", "สถานทูต")]
    facts = labels(
        thai[0],
        f"Embassy of {_with_article(country.english[0])} in Thailand",
        [*thai, *several(row["other"])],
    )
    facts.append(("dct:spatial", iri(f"place/{row['code']}")))
    return Entry(f"org/{row['code'].lower()}-embassy-bangkok", TYPES["unit"], tuple(facts))


def _with_article(country: str) -> str:
    """`the United States`, `the Netherlands`; `Japan`."""
    return f"the {country}" if country.startswith("United") or country in PLURAL else country

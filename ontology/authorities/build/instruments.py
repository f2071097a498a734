"""Well-known instruments: conventions, Thai laws and plans, and what Thailand signed with its partners."""

import re
from collections.abc import Iterator
from pathlib import Path

import pycountry
from bodies import HAND
from entries import AuthorityList, Entry, alternatives, iri, literal, read_table, several
from places import country_names

CODE = "https://w3id.org/prachum/code/agreement/"
AGREEMENTS = {"memorandum", "procedure", "convention", "declaration"}
FURTHER_TYPES = {"law": "schema:Legislation", "project": "org:OrganizationalCollaboration"}
SHORT_FOR = {"พระราชบัญญัติ": "พ.ร.บ.", "พระราชกำหนด": "พ.ร.ก."}
YEAR = re.compile(r" พ\.ศ\. \d{4}$")
AMENDED = " และที่แก้ไขเพิ่มเติม"
GOVERNMENTS = "~"  # stands in a name for the governments between which it is


def instruments(tables: Path) -> AuthorityList:
    """Every instrument of the table, with the names that it has in short and in full."""
    formal = {code: names.formal for code, names in country_names(tables).items()}
    entries = tuple(_instrument(row, formal) for row in read_table(tables / "instruments.txt"))
    return AuthorityList("instruments", "Well-known instruments", (HAND,), entries)


def _instrument(row: dict[str, str], formal: dict[str, list[str]]) -> Entry:
    kind, parties = row["kind"], several(row["party"])
    types = ["p:Instrument"]
    types += ["p:Agreement"] if kind in AGREEMENTS else []
    types += [FURTHER_TYPES[kind]] if kind in FURTHER_TYPES else []
    thai = list(_thai_names(row["th"], [formal[code][0] for code in parties if formal.get(code)]))
    english = row["en"].replace(GOVERNMENTS, _english_governments(parties))
    facts = [
        ("dct:type", f"<{CODE}{kind}>"),
        ("dct:title", literal(thai[0], "th")),
        ("dct:title", literal(english, "en")),
        *alternatives("dct:alternative", [*thai[1:], *several(row["other"])]),
        *(("p:party", iri(party if "/" in party else f"place/{party}")) for party in parties),
    ]
    if row["under"]:
        facts.append(("p:under", iri(f"agreement/{row['under']}")))
    return Entry(f"agreement/{row['id']}", " , ".join(types), tuple(facts))


def _thai_names(name: str, governments: list[str]) -> Iterator[str]:
    """All the ways to write a name, the preferred first."""
    if GOVERNMENTS in name:
        before, after = name.split(f" {GOVERNMENTS}")
        for joint in ("กับ", "และ"):
            between = "ระหว่าง" + joint.join(f"รัฐบาลแห่ง{country}" for country in governments)
            yield f"{before}{between}{after}"
            yield f"{before}{after.strip()}{between}"
        return
    yield name
    for long, short in SHORT_FOR.items():
        if name.startswith(long):
            yield from _law_names(name.removeprefix(long), long, short)


def _law_names(rest: str, long: str, short: str) -> Iterator[str]:
    """`พ.ร.บ.…`; of a law that amends no other also the name without its year, and with its amendments."""
    yield short + rest
    if "แก้ไขเพิ่มเติม" not in rest and "(ฉบับที่" not in rest:
        for head in (long, short):
            yield head + YEAR.sub("", rest)
            yield head + rest + AMENDED


def _english_governments(parties: list[str]) -> str:
    """`between the Government of the Kingdom of Thailand and the Government of …`."""
    countries = [pycountry.countries.get(alpha_2=code) for code in parties if "/" not in code]
    names = [getattr(country, "official_name", country.name) for country in countries if country]
    of = [f"the Government of {'' if name.startswith('the ') else 'the '}{name}" for name in names]
    return f"between {' and '.join(of)}"

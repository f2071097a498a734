"""Places: countries, provinces, cities, districts and regions, with their codes."""

import re
from collections.abc import Iterator

from prachum.authorities import Authorities, Entry
from prachum.extract.entities import Entity, cluster, entity, renumbered, surface
from prachum.extract.mentions import Mentions
from prachum.extract.organizations import stands_free
from prachum.extract.reading import Reading
from prachum.model import PlaceKind
from prachum.thai import fold

# What may stand before a place's name, and the kind that it tells.
_PREFIXES: tuple[tuple[str, PlaceKind], ...] = (
    ("คณะผู้แทนของ", "country"),
    ("คณะผู้แทนฝ่าย", "country"),
    ("คณะผู้แทนรัฐบาล", "country"),
    ("คณะผู้แทน", "country"),
    ("รัฐบาลของ", "country"),
    ("รัฐบาลแห่ง", "country"),
    ("รัฐบาล", "country"),
    ("ทางการ", "country"),
    ("ฝ่าย", "country"),
    ("ประเทศ", "country"),
    ("จังหวัด", "province"),
    ("จ.", "province"),
    ("แขวง", "province"),
    ("รัฐ", "province"),
    ("มณฑล", "province"),
    ("อำเภอ", "district"),
    ("อ.", "district"),
    ("เขต", "district"),
    ("เมือง", "city"),
    ("กรุง", "city"),
    ("นคร", "city"),
    ("เทศบาลนคร", "city"),
    ("ภูมิภาค", "region"),
    ("อนุภูมิภาค", "region"),
    ("ลุ่ม", "region"),
    ("ภาค", "region"),
)
_PREFIX = re.compile("(" + "|".join(re.escape(p) for p, _ in sorted(_PREFIXES, key=lambda r: -len(r[0]))) + r")\s?")
_KIND_OF_PREFIX = dict(_PREFIXES)


def find_places(reading: Reading, mentions: Mentions, lists: Authorities) -> tuple[Entity, ...]:
    """The places of a reading in text order."""
    tagged = [m for m in mentions.names if m.label == "LOC"]
    merged: dict[str, Entity] = {}
    for group, entry in cluster(reading, tagged, "place", lists):
        if not stands_free(group, mentions.venues):
            continue
        found = entity(reading, "", "LOC", group, entry or _entry(lists, surface(reading, group[0])))
        key = found.entry.iri if found.entry else fold(found.name)
        merged[key] = _union(merged[key], found) if key in merged else found
    return renumbered(list(merged.values()), "l")


def _union(one: Entity, other: Entity) -> Entity:
    forms = [form for form in other.forms if form not in one.forms]
    return Entity(one.id, one.label, one.name, (*one.aliases, *forms), (*one.mentions, *other.mentions), one.entry)


def _entry(lists: Authorities, name: str) -> Entry | None:
    """What the lists know under a name or the part of it after `ประเทศ`, `รัฐบาลแห่ง`, `จังหวัด` …"""
    for form, kind in _bare_forms(name):
        found = lists.find(form, "place")
        fitting = [entry for entry in found if kind is None or lists.place_kind(entry) == kind] or list(found)
        if fitting:
            return min(fitting, key=lambda entry: _RANK[lists.place_kind(entry)])
    return None


_RANK: dict[PlaceKind, int] = {"country": 0, "province": 1, "city": 2, "region": 3, "district": 4}


def _bare_forms(name: str) -> Iterator[tuple[str, PlaceKind | None]]:
    yield name, None
    match = _PREFIX.match(name)
    while match:
        name = name[match.end() :]
        yield name, _KIND_OF_PREFIX[match[1]]
        match = _PREFIX.match(name)


def place_kind(name: str, entry: Entry | None, lists: Authorities) -> PlaceKind:
    """Which kind of place a name means: by the lists, else by its prefix, else a city."""
    if entry:
        return lists.place_kind(entry)
    match = _PREFIX.match(name)
    return _KIND_OF_PREFIX[match[1]] if match else "city"


def code(entry: Entry | None) -> str | None:
    """The ISO code that a release's reader would give: of a country, or of a Thai province."""
    if entry is None or entry.code is None:
        return None
    return entry.code if re.fullmatch(r"[A-Z]{2}|TH-[0-9A-Z]{1,2}", entry.code) else None

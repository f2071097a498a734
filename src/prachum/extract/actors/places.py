"""Places: countries, provinces, cities, districts and regions, with their codes."""

import re
from collections.abc import Iterator, Sequence

from prachum.authorities import Authorities, Entry
from prachum.extract.actors.entities import Entity, cluster, entity, proofs, renumbered, stands_free, surface
from prachum.extract.gazetteer import lexicon
from prachum.extract.known import known_names
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import Place, PlaceKind
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
_LONGEST_FIRST = sorted((prefix for prefix, _ in _PREFIXES), key=len, reverse=True)
_PREFIX = re.compile("(" + "|".join(re.escape(prefix) for prefix in _LONGEST_FIRST) + r")\s?")
_KIND_OF_PREFIX = dict(_PREFIXES)


RULED = 0.8  # confidence of a district that only its prefix tells


def find_places(reading: Reading, mentions: Mentions, lists: Authorities) -> tuple[Entity, ...]:
    """The places of a reading in text order."""
    tagged = [m for m in mentions.names if m.label == "LOC"]
    tagged = sorted([*tagged, *_beside_venues(reading, mentions, lists, tagged)])
    tagged = sorted([*tagged, *_districts(reading, [*tagged, *mentions.names])])
    merged: dict[str, Entity] = {}
    for group, entry in cluster(reading, tagged, "place", lists):
        if not stands_free(group, mentions.venues):
            continue
        found = entity(reading, "", "LOC", group, entry or _entry(lists, surface(reading, group[0])))
        key = found.entry.iri if found.entry else fold(found.name)
        merged[key] = _union(merged[key], found) if key in merged else found
    return renumbered(list(merged.values()), "l")


def place(reading: Reading, region: Entity, regions: Sequence[Entity], lists: Authorities) -> Place:
    """A place as a fact, with its code and the place around it."""
    kind = place_kind(region.name, region.entry, lists)
    within = container(reading, region, regions, lists)
    return Place(region.id, region.name, kind, proofs(reading, region), code(region.entry), within, region.aliases)


def _beside_venues(
    reading: Reading, mentions: Mentions, lists: Authorities, taken: Sequence[Mention]
) -> Iterator[Mention]:
    """`… สถานคุ้มครองฯ จังหวัดระนอง`: a known province or district at the end of a venue, or right behind it."""
    for venue in mentions.venues:
        at = venue.end
        for match in _NAMED_PLACE.finditer(reading.text, venue.start, venue.end + 60):
            behind = match.start() >= at and not reading.text[at : match.start()].strip(" ,\n")
            closing = venue.end - len(match.group()) - 2 <= match.start() < venue.end
            free = not any(t.start < match.end() and match.start() < t.end for t in taken)
            if (behind or closing) and free and lists.find(match.group(), "place"):
                yield Mention(match.start(), match.end(), "LOC", 0.85)
                at = match.end()


# The word before a district's name, and what is no name behind it: `ตำบลบึงทอง`, but `อำเภอต่าง ๆ`, `เขตเศรษฐกิจ`.
_DISTRICT = frozenset(("ตำบล", "ต.", "อำเภอ", "อ.", "เขต", "แขวง", "เกาะ"))
_NO_DISTRICT = re.compile(
    "และ|หรือ|ต่าง|ทุก|ทั่ว|ทั้ง|ของ|ที่|ใน|นี้|นั้น|ดังกล่าว|อื่น|อย่าง|ด้วย|ละ|ซึ่ง|โดย|เพื่อ|เศรษฐกิจ|พื้น|แดน|ปกครอง|อำนาจ|ปลอด|ท้องที่|ชายแดน|การ"
    "|สุขภาพ|ตรวจ|ควบคุม|อนุรักษ์|อุตสาหกรรม|นคร|รักษา|พัฒนา|ป่า|รอบ|นอก|ชุมชน|เลือกตั้ง|บริการ|บริหาร|ประมง|ทางทะเล|กลุ่ม|ติด"
)
LONGEST = 24  # letters of a district's name


def _districts(reading: Reading, taken: Sequence[Mention]) -> Iterator[Mention]:
    """`ต.บึงทอง`, `เขตดอนทอง`: a district that its prefix tells, up to the next space or verb."""
    for index, token in enumerate(reading.tokens):
        if token.text in _DISTRICT and reading.text[token.start - 1 : token.start] != ".":
            end = _end_of_district(reading, index)
            free = end and not any(m.start < end and token.start < m.end for m in taken)
            if end and free:
                yield Mention(token.start, end, "LOC", RULED)


def _end_of_district(reading: Reading, index: int) -> int | None:
    """Where the name ends whose prefix stands at a token; None where no name follows."""
    tokens = reading.tokens
    known = known_names().longest(reading, index)
    if known and known[0] > index + 1:
        return tokens[known[0] - 1].end
    first = index + 1
    if tokens[index].text.endswith(".") and first < len(tokens) and tokens[first].shape == "space":
        first += 1
    end = first
    while end < len(tokens) and tokens[end].shape == "thai" and not _ends_district(reading, first, end):
        end += 1
    if end == first or tokens[end - 1].end - tokens[first].start > LONGEST:
        return None
    return tokens[end - 1].end


def _ends_district(reading: Reading, first: int, index: int) -> bool:
    """Whether no name goes on with a token: a verb or a common word; a name may end with one (`สามเสนใน`)."""
    last = index > first and (index + 1 == len(reading.tokens) or reading.tokens[index + 1].shape != "thai")
    common = _NO_DISTRICT.match(reading.tokens[index].text) or lexicon("verbs.txt").longest(reading, index)
    return bool(common) and not last


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


_NAMED_PLACE = re.compile(r"(?:จังหวัด|จ\.|อำเภอ|อ\.|เขต) ?[ก-๎]{2,}")
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


_SIZE: dict[PlaceKind, int] = {"district": 0, "city": 1, "province": 2, "country": 3, "region": 4}


def container(reading: Reading, place: Entity, places: Sequence[Entity], lists: Authorities) -> str | None:
    """The local id of the larger place that the text names right behind a place: `กรุงย่างกุ้ง สหภาพเมียนมา`."""
    size = _SIZE[place_kind(place.name, place.entry, lists)]
    for mention in place.mentions:
        for other in places:
            larger = size < _SIZE[place_kind(other.name, other.entry, lists)] < _SIZE["region"]
            for behind in other.mentions if larger else ():
                gap = reading.text[mention.end : behind.start]
                if 0 <= behind.start - mention.end <= 2 and not gap.strip(" ,\n"):
                    return other.id
    return None

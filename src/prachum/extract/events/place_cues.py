"""What the model that tells where an event took place sees of each place of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prachum import authorities
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.places import code, place_kind
from prachum.extract.events.choice import Event
from prachum.extract.events.surroundings import Ground, around, part_of
from prachum.extract.tagging import Mention

# … แขวงคลองเตย เขตคลองเตย กรุงเทพฯ · … (Lao Plaza Hotel) นครหลวงเวียงจันทน์
_CHAIN = re.compile(
    r"(?: ?\([^()\n]*\))?[ \n,()]*(?:(?:ณ|ใน|ที่|ประเทศ|จังหวัด|นครหลวง|(?:ตำบล|ต\.|แขวง|เขต|อำเภอ|อ\.|หมู่|ซอย|ถนน|ถ\.) ?[^ \n]+(?: ?[\d/-]+)?)[ \n,(]*)*"
)
_AT = re.compile(
    r"(ณ|ที่|ใน|ในพื้นที่|พื้นที่|ไปยัง|เยือน|เดินทางไป|เดินทางมา|ลงพื้นที่|จาก|ของ|ระหว่าง|กับ|ประจำ|และ|ฝ่าย|ให้|แห่ง)[ \n]*(?:ประเทศ|จังหวัด)?$"
)
_SIDE = re.compile(r" ?[-–/,] ?|และ|กับ")
_GOING = ("เยือน", "ลงพื้นที่", "เดินทาง", "ตรวจ", "ดูงาน")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where the text names it, and the number of the sighting upon which it follows, if any."""

    mention: Mention
    place: Entity
    upon: int | None


def sightings(here: Ground, places: Sequence[Entity]) -> list[Sighting]:
    """The names of places in the opening and around the event, in text order."""
    near = ((m, p) for p in places for m in p.mentions if here.reaches(m.start))
    rows = sorted(near, key=lambda row: row[0].start)
    out: list[Sighting] = []
    for mention, place in rows:
        last = out[-1].mention.end if out else mention.start + 1
        chained = last <= mention.start and _CHAIN.fullmatch(here.reading.text, last, mention.start)
        out.append(Sighting(mention, place, len(out) - 1 if chained else None))
    return out


def place_features(here: Ground, found: Sequence[Sighting]) -> list[list[str]]:
    """What is seen of each sighting; of one that follows upon another also what is seen of that, and the reverse."""
    out: list[list[str]] = []
    for sighting in found:
        row = [
            *around(here, sighting.mention.start, sighting.mention.end),
            *_own(here, sighting),
            *_housed(here, sighting),
        ]
        if sighting.upon is not None:
            row += _carried(out[sighting.upon])
            out[sighting.upon].append(f"followed={_sort(sighting.place)}|{_sort(found[sighting.upon].place)}")
        out.append(row)
    return out


def _carried(row: Sequence[str]) -> list[str]:
    """What is seen of a sighting that holds for those that follow upon it."""
    return [
        feature if feature.startswith("upon site=") else f"upon {feature}"
        for feature in row
        if not feature.startswith((">", "followed="))
    ]


def _own(here: Ground, sighting: Sighting) -> Iterator[str]:
    text, mention, main = here.reading.text, sighting.mention, here.event.main
    sort = _sort(sighting.place)
    led = _AT.search(text[max(0, mention.start - 24) : mention.start])
    lead, part = led[1] if led else "none", part_of(here.reading, mention.start)
    yield from (f"sort={sort}", f"sort={sort}|{here.kind}", f"sort={sort}|{part}|{main}")
    yield from (f"lead={lead}|{main}", f"lead={lead}|{sort}", f"lead={lead}|{here.kind}", f"lead={lead}|{part}|{main}")
    inside = any(m.start <= mention.start < m.end for m in here.event.mentions)
    goes = any(word in m.head for m in here.event.mentions for word in _GOING)
    yield from (
        f"inside={inside}|{goes}|{here.kind}",
        f"inside={inside}|{lead}|{goes}|{main}",
        f"inside={inside}|{sort}|{goes}",
    )
    yield f"side={bool(_SIDE.match(text, mention.end))}|{inside}|{sort}"
    for other in here.others:
        if other is not here.event:
            at = _relation(here, other, sighting)
            yield from (f"other={at}|{other.main}|{main}", f"other={at}|{other.main}|{main}|{here.kind}")
    yield f"first={mention is sighting.place.mentions[0]}|{sort}|{main}"
    layers = (("post", here.mentions.posts), ("instrument", here.mentions.instruments))
    for name, layer in layers:
        if any(c.start <= mention.start < c.end for c in layer):
            yield from (f"within={name}", f"within={name}|{lead}")
    if any(n.label == "ORG" and n.start <= mention.start < n.end for n in here.mentions.names):
        yield "within=body"


def _relation(here: Ground, other: Event, sighting: Sighting) -> str:
    """Whether a place is the goal of another event's journey, or right behind its name."""
    start = sighting.mention.start
    goes = any(word in m.head for m in other.mentions for word in _GOING)
    if any(m.start <= start < m.end for m in other.mentions):
        return f"in{goes}"
    if any(0 <= start - m.end < 30 for m in other.mentions):
        return "behind"
    return "far"


def _housed(here: Ground, sighting: Sighting) -> Iterator[str]:
    """Whether it stands in or right behind a site, and whether that may be the event's."""
    text, start = here.reading.text, sighting.mention.start
    first = next((v for v in here.sites if v.start >= here.reading.opening[0]), None)
    for venue in here.sites:
        inside = venue.start <= start < venue.end
        if inside or (venue.end <= start and _CHAIN.fullmatch(text, venue.end, start)):
            what = "in" if inside else "behind"
            yield from (
                f"site={what}",
                f"site={what}|{venue is first}|{here.event.main}",
                f"site={what}|{_sort(sighting.place)}",
            )
            return
    yield f"site=none|{here.event.main}"


def _sort(place: Entity) -> str:
    if code(place.entry) == "TH":
        return "thailand"
    return place_kind(place.name, place.entry, authorities.load())

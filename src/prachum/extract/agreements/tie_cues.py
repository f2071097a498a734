"""What the text tells of an event and an instrument: the words around the two, and where they stand."""

import re
from collections.abc import Collection, Iterator, Sequence

from prachum.extract.agreements.conditions import holds, is_one_of
from prachum.extract.agreements.contexts import cues, governing
from prachum.extract.agreements.named import Named
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

_THAI = re.compile(r"[ก-๙]")
_HELD_AS = re.compile(r"(?:อบรม|สัมมนา|ปฏิบัติการ|เปิด|กิจกรรม|เวที)[ \n]?$")  # พิธีเปิดการอบรม【โครงการ…】
_FRAMES = ("project", "resolution")  # under which an event is held if its name says `ตาม`
_SIGNED = {"before=sign", "before=signed", "listed=ลงนาม"}
_NOT_HERE = {"before=signing", "earlier=glad", "earlier=coming", "earlier=past"}  # of a signing at another time
_GROUPS = {
    "signing_ceremony": "sign",
    "consultation": "talk",
    "bilateral_meeting": "talk",
    "conference": "talk",
    "committee_meeting": "decide",
    "visit": "visit",
}

# What an event mostly does with an instrument: the first row that fits. A row asks for the group of the
# event, for one of the kinds of instrument, and for one of the facts told of the two (all: `*`).
_EXPECTED: tuple[tuple[str, str, str, str], ...] = (
    (
        "signed",
        "sign",
        "memorandum convention declaration procedure plan",
        "inside before=sign listed=ลงนาม",
    ),  # พิธีลงนามบันทึก…
    (  # … ซึ่งเป็นไปตามบันทึกความเข้าใจที่ลงนามเมื่อปี 2558
        "none",
        "sign",
        "memorandum declaration",
        "before=under before=according before=progress after=dated after=signed earlier=past",
    ),
    ("signed", "sign", "memorandum declaration", "*"),  # a ceremony for signing is held for these
    ("signed", "*", "memorandum convention declaration procedure plan", "joined"),  # การประชุม … พร้อมทั้งลงนามบันทึก…
    (
        "signed",
        "talk visit decide work",
        "memorandum convention declaration procedure plan",
        "signs-alone",
    ),  # เยือน… และลงนามบันทึก…
    ("under", "*", "*", "named committee"),  # โครงการอบรม… · คณะกรรมการขับเคลื่อนโครงการ…
    ("under", "*", "*", "held-under"),  # การสัมมนา … จัดขึ้นภายใต้โครงการ…
    ("under", "*", "*", "opening+before=under"),  # การอบรม … ภายใต้โครงการ…
    ("under", "*", "resolution", "opening+before=according"),  # การประชุม … ตามข้อมติ…
    ("under", "talk", "memorandum", "before=under before=according"),  # หารือ … การดำเนินงานภายใต้บันทึกความเข้าใจ…
    ("none", "sign", "law plan project procedure resolution", "*"),
    ("under", "work", "project", "of-project"),  # การอบรมโครงการ…
    ("about", "*", "*", "inside"),  # การประชุมเชิงปฏิบัติการจัดทำแผน…
    ("about", "*", "*", "opening+earlier=aim+earlier=consider"),  # … มีวัตถุประสงค์เพื่อหารือเกี่ยวกับการดำเนินงานตามแผน…
    ("about", "work", "law plan procedure convention", "earlier=teach"),  # เพื่อสร้างความรู้ความเข้าใจในบทลงโทษตามพระราชบัญญัติ…
    ("about", "*", "*", "before=progress"),  # ติดตามความคืบหน้าการดำเนินงานตามแผน…
    ("none", "*", "law plan resolution convention procedure", "before=according"),  # ตามพระราชบัญญัติ…
    (
        "about",
        "*",
        "*",
        "before=draft before=review before=approve listed=เห็นชอบ listed=พิจารณา listed=รับทราบ",
    ),
    (
        "about",
        "talk visit",
        "memorandum convention declaration plan project",
        "before=make before=push before=sign earlier=glad earlier=consider",
    ),
    (
        "about",
        "work visit",
        "plan procedure project convention",
        "before=spread opening+before=push opening+before=open",
    ),
    ("about", "decide", "*", "*"),  # what a committee speaks of, it considers
    ("about", "talk", "project declaration", "*"),
    ("none", "*", "*", "*"),
)


def expected(group: str, kind: str, facts: Collection[str]) -> str:
    """What an event of a group mostly does with an instrument of a kind, in the light of facts told of the two."""
    for relation, groups, kinds, told in _EXPECTED:
        if is_one_of(groups, group) and is_one_of(kinds, kind) and holds(told, facts):
            return relation
    return "none"


def _facts(reading: Reading, event: Event, instrument: Named) -> set[str]:
    """What the text tells of an event and an instrument: how their names stand, and the words around the telling mention."""
    at = telling(reading, event, instrument)
    facts = set(cues(reading, at.start, at.end))
    for phrase in event.mentions:
        for mention in instrument.mentions:
            if phrase.start <= mention.start < phrase.end:
                lead = reading.text[phrase.start : mention.start]
                facts.add(
                    "named"
                    if not lead.strip()
                    else "committee"
                    if re.search(r"คณะ(?:อนุ)?กรรมการ(?:ขับเคลื่อน)?$", lead)
                    else "held-under"
                    if re.search(r"ภายใต้$", lead) or (instrument.kind in _FRAMES and re.search(r"ตาม$", lead))
                    else "inside"
                )
                if _HELD_AS.search(lead):
                    facts.add("of-project")
    facts |= {fact for m in instrument.mentions for fact in _between(reading, event, m)}
    if reading.opening[0] <= at.start < reading.opening[1] or _goes_on(reading, at):
        facts.add("opening")
    facts.add(f"listed={next((v for m in instrument.mentions if (v := governing(reading, m.start))), 'no')}")
    return facts


# What stands between an event and an instrument behind it in the same sentence.
_BETWEEN = (
    ("joined", re.compile(r"[^\n]{0,160}พร้อม(?:ทั้ง|กับ|ด้วย)?[^\n]{0,40}ลงนาม(?:ใน|เอกสาร|ร่วม)*[ \n\"]*")),
    (
        "held-under",
        re.compile(
            r"[ \n\"”]*(?:\([^()\n]*\))?[ \n]*(?:ครั้งนี้|ดังกล่าว|นี้)?[ \n]*(?:ซึ่ง|โดย)?(?:เป็น|ถือเป็น|นับเป็น)?(?:กิจกรรม|ส่วนหนึ่ง|ได้)?"
            r"(?:จัด(?:ขึ้น)?|อยู่|ดำเนินการ|ดำเนินงาน)?(?:ภายใต้|ตาม|ของ|ในกรอบ)(?:กรอบ)?[ \n\"]*"
        ),
    ),
)


def _between(reading: Reading, event: Event, mention: Mention) -> Iterator[str]:
    for phrase in event.mentions:
        gap = reading.text[phrase.end : mention.start] if phrase.end <= mention.start else "\n\n"
        yield from (fact for fact, words in _BETWEEN if len(gap) < 240 and words.fullmatch(gap))


def _goes_on(reading: Reading, mention: Mention) -> bool:
    """Whether the line after the opening begins with a mention and the words that tie it to what stands before."""
    return reading.text[reading.opening[1] : mention.start].strip() in ("ตาม", "ภายใต้")


def telling(reading: Reading, event: Event, instrument: Named) -> Mention:
    """The mention of an instrument that tells what the event did with it: the nearest, from the opening on."""
    thai = [m for m in instrument.mentions if _THAI.match(reading.text, m.start)] or instrument.mentions
    shown = [m for m in thai if m.start >= reading.opening[0]] or thai
    return min(shown, key=lambda m: (gap_between(event, m), m.start))


def gap_between(event: Event, mention: Mention) -> int:
    """How far a mention is from the nearest phrase that names the event; 0 inside it."""
    return min(max(m.start - mention.end, mention.start - m.end, 0) for m in event.mentions)


def relation_features(
    reading: Reading, told: Sequence[Occasion], place: int, named: Sequence[Named], number: int
) -> list[str]:
    """What the model of relations sees of an instrument, by number, beside an occasion, by place."""
    occasion, instrument = told[place], named[number]
    event, kind = occasion.event, instrument.kind
    facts = _facts(reading, event, instrument)
    signs = any("ลงนาม" in reading.text[m.start : m.end] for m in event.mentions)
    group = "sign" if signs else _GROUPS.get(occasion.kind, "work")
    if _SIGNED & facts and not _NOT_HERE & facts and not any(o.kind == "signing_ceremony" for o in told):
        facts.add("signs-alone")
    expect = expected(group, kind, facts)
    later = event.main and place > 0
    crossed = (f"{expect}|{name}" for name in (group, kind, f"later={later}", f"main={event.main}"))
    row = ["bias", group, kind, f"{group}|{kind}", f"expected={expect}", *crossed]
    where = list(_placing(reading, told, place, instrument, len(named)))
    facts |= {f"any {cue}" for m in instrument.mentions for cue in cues(reading, m.start, m.end)}
    row += [*facts, *where, *(f"{f}|{group}" for f in (*facts, *where)), *(f"{f}|{kind}" for f in facts)]
    row += _words(reading, telling(reading, event, instrument))
    return sorted(set(row))


def _placing(reading: Reading, told: Sequence[Occasion], place: int, instrument: Named, size: int) -> Iterator[str]:
    """Where an instrument stands in the text, seen from an occasion."""
    event = told[place].event
    at = telling(reading, event, instrument)
    gaps = [gap_between(o.event, telling(reading, o.event, instrument)) for o in told]
    yield f"main={event.main}"
    yield f"gap={_size(gaps[place], (0, 1, 10, 40, 120, 300, 800, 2000))}"
    yield f"nearest={gaps[place] == min(gaps)}|{event.main}"
    mains = [g for g, o in zip(gaps, told, strict=True) if o.event.main]
    yield f"mains={min(3, len(mains))}|{place if event.main else 'aside'}"
    yield f"nearest main={bool(mains) and gaps[place] == min(mains)}|{event.main}"
    yield f"size={_size(size, (1, 2, 3, 5, 8))}|{event.main}"
    yield f"told={min(3, len(instrument.mentions))}"
    low, high = reading.opening
    part = "head" if at.start < low else "lead" if at.start < high else "second" if at.start < high + 400 else "body"
    yield f"part={part}"
    yield f"part={part}|main={event.main}"
    yield f"headline={any(m.start < low for m in instrument.mentions)}"
    line = reading.line_of(at.start)
    yield f"same line={any(line[0] <= m.start < line[1] for m in event.mentions)}"
    yield f"ahead={all(at.start < m.start for m in event.mentions)}"
    yield f"first word={reading.text[event.best.start : event.best.start + 40].split(' ')[0][:12]}"


def _size(number: float, limits: Sequence[int]) -> int:
    return sum(number > limit for limit in limits)


def _words(reading: Reading, at: Mention) -> Iterator[str]:
    """The words right before and behind a mention."""
    first = next((n for n, t in enumerate(reading.tokens) if t.end > at.start), 0)
    before = [t.text for t in reading.tokens[max(0, first - 8) : first] if t.text.strip()]
    yield from (f"word before={w}" for w in before[-3:])
    yield f"right before={'_'.join(before[-1:])}"
    yield f"two before={'_'.join(before[-2:])}"
    last = next((n for n, t in enumerate(reading.tokens) if t.start >= at.end), len(reading.tokens))
    yield from (f"word behind={t.text}" for t in reading.tokens[last : last + 3] if t.text.strip())

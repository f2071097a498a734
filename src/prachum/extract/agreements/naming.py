"""Which phrases name an instrument of its own: what the model that decides sees of them."""

import re
from collections.abc import Iterator, Sequence

from prachum import authorities
from prachum.extract.agreements.contexts import cues
from prachum.extract.agreements.grouping import Group, fullest, is_bare
from prachum.extract.agreements.phrases import Phrase, known_instruments
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.thai import fold

# What the part of a name after its noun holds.
_HOLDS = (
    ("year", r"(?:19|20|25)\d\d"),
    ("blank year", r"\.{3,}"),
    ("number", r"ฉบับที่ ?\d|ที่ ?\d+/|ระยะที่ ?\d|ระยะ ?\d+ ปี|\d+ ปี"),
    ("on", r"ว่าด้วย"),
    ("between", r"ระหว่าง.+(?:กับ|และ|-)"),
    ("national", r"แห่งชาติ|ระดับชาติ|ชาติ|อาเซียน|สหประชาชาติ|ภูมิภาค"),
    ("foreign", r"[A-Z]{2}"),
    ("quoted", r"[\"'‘“]"),
    ("verb", r"ได้|จะ|ต้อง|มีการ|เป็น(?!มาตรฐาน|เลิศ|ธรรม)|ให้"),
)
_HELD = tuple((label, re.compile(pattern)) for label, pattern in _HOLDS)


def choice_features(reading: Reading, mentions: Mentions, found: Sequence[Group]) -> list[list[str]]:
    """What the model that tells instruments from mere words sees of each group of phrases."""
    full = [(g, p) for g in found for p in g.full]
    return [_row(reading, mentions, group, [p for g, p in full if g is not group]) for group in found]


def _row(reading: Reading, mentions: Mentions, group: Group, others: Sequence[Phrase]) -> list[str]:
    best = fullest(reading, group)
    text, kind = reading.text, group.kind or "none"
    tail = text[best.head : best.end]
    size = next(i for i, limit in enumerate((1, 6, 14, 30, 60, 120, 10**9)) if len(fold(tail)) < limit)
    row = [
        "bias", f"kind={kind}", f"noun={fold(text[best.start : best.head])}",
        f"size={size}", f"size={size}|{kind}",
        f"full={min(3, len(group.full))}", f"bare={min(2, len(group.bare))}|{bool(group.full)}", f"other={bool(group.other)}",
        f"known={any(_is_known(reading, p) for p in group.full)}", f"only bare={not group.full}|{kind}",
    ]  # fmt: skip
    strong = strength(reading, best)
    row += [f"strength={strong}", f"strength={strong}|{kind}", f"strength={strong}|{bool(group.full)}"]
    word = next((t.text for t in reading.tokens if best.head <= t.start < best.end and t.text.strip()), "")
    row += [f"first={word}", f"first={word}|{kind}"]
    row += [f"holds={name}|{kind}" for name, pattern in _HELD if pattern.search(tail)]
    row += [f"holds={name}" for name, pattern in _HELD if pattern.search(tail)]
    row += [
        f"names={label}|{kind}"
        for label in ("ORG", "LOC")
        if any(m.label == label and best.head <= m.start < best.end for m in mentions.names)
    ]
    row += _trusted(reading, group, kind)
    row += sorted({f for phrase in group.full or group.bare for f in _around(reading, mentions, phrase, others, kind)})
    return row


def _trusted(reading: Reading, group: Group, kind: str) -> Iterator[str]:
    """How sure the tagger is of the names of a group, and where they stand."""
    trust = max(p.trust for p in group.full or group.bare)
    level = sum(trust > limit for limit in (0, 0.5, 0.7, 0.85, 0.95))
    yield f"trust={level}"
    yield f"trust={level}|{kind}"
    share = sum(p.trust > 0 for p in group.full) / len(group.full) if group.full else 0
    yield f"share={sum(share > limit for limit in (0, 0.34, 0.67, 0.99))}"
    low, high = reading.opening
    starts = [p.start for p in (*group.full, *group.bare)]
    yield f"headline={any(s < low for s in starts)}|lead={any(low <= s < high for s in starts)}|body={any(s >= high for s in starts)}"
    yield f"times={min(4, len(starts))}|{kind}"


# How surely a phrase is a name: by its noun and what follows that, the first row that fits.
_STRENGTH: tuple[tuple[str, str, str], ...] = (
    ("no", r"โครงการ", r"(?:ของ|ภายใต้|ใหม่)(?![^\n]*ประจำปี)"),  # โครงการของกรม…
    ("no", r"อนุสัญญา", r"ระหว่างประเทศ(?!ว่าด้วย|เพื่อ)"),
    ("sure", r"ยุทธศาสตร์ชาติ", r""),
    (
        "sure",
        r"",
        r".*ว่าด้วย|.*(?:พ\. ?ศ\.|ค\.ศ\.) ?(?:\d|\.)",
    ),  # ระเบียบว่าด้วยการเงิน · พระราชบัญญัติสถานบริการ พ.ศ. 2509
    ("sure", r"คำสั่ง|ประกาศ", r".*\d+/\d{2,4}"),  # คำสั่งกระทรวงคมนาคม ที่ 12/2561
    ("sure", r"อนุสัญญา", r".*(?:ฉบับที่|C) ?\d"),  # อนุสัญญา ILO ฉบับที่ 87 · อนุสัญญา C87
    ("sure", r"มติ", r".*\d{4}"),
    ("sure", r"ประกาศ|ระเบียบ|ข้อบังคับ", r"(?:กระทรวง|กรม|สำนัก|คณะ|คสช|หัวหน้า|จังหวัด|ก\.).*เรื่อง"),
    (
        "sure",
        r"แผน|ยุทธศาสตร์|นโยบาย|มาตรการ|แนวทาง",
        r".*(?:ฉบับที่|ระยะที่|ระยะ|ประจำปี).{0,12}\d|.*(?:25|20)\d\d",
    ),  # แผนปฏิบัติการ ระยะที่ 2
    ("sure", r"โครงการ", r"[ \n]?[\"“‘'][^\"”]{4}|[ \n]?[A-Z]{3}|.*(?:ประจำปี|ปี ?25)"),  # โครงการ "บ้านสุขใจ"
    ("sure", r"บันทึก|ความตกลง|ข้อตกลง|MO|หนังสือ|ปฏิญญา|แถลงการณ์", r".*ระหว่าง.+(?:กับ|และ|-)"),
    ("likely", r"", r"[ \n]?[A-Z]{2}|[ \n]?[A-Z][a-z]+|ภายใต้ [A-Z]"),  # ยุทธศาสตร์ BRI
    ("likely", r"ขั้นตอน|มาตรฐาน", r"(?:ที่เป็นมาตรฐาน)?[ \n]?(?:ใน)?(?:การ|เรื่อง).{8}"),
    (
        "likely",
        r"แผน|ยุทธศาสตร์|โครงการ|แนว|ระเบียบ",
        r"(?:ของ)?(?:ประเทศ|กระทรวง|กรม|สำนัก|คณะ|โครงการ|อาเซียน|จังหวัด|กองทุน)",
    ),
    ("likely", r"โครงการ", r"[ก-๙]+ ?- ?[ก-๙]+"),  # โครงการไทย - ลาว
    ("likely", r"บันทึก|MO", r"(?:ที่รัฐบาล|ที่ทั้งสอง|ระหว่าง)"),
    ("no", r"กฎกระทรวง", r"[ \n]?(?:ที่(?!ดิน)|ซึ่ง|ดังกล่าว|ตาม|ฉบับนี้)"),  # กฎกระทรวงที่เสนอขอขยายเวลา
    ("no", r"โครงการ", r"ระดับ|ใน|เพื่อ|นำร่อง|ความร่วมมือระหว่างกัน"),
    (
        "no",
        r"(?!พระราช|พ\.ร|กฎกระทรวง)",
        r"(?:ที่|ของ|ให้|ต่าง|ทุก|มา(?=เป็น|แล้ว|ตั้งแต่|[ \n])|สำคัญ|ใหม่|เดิม|ดี|ทั้ง|หรือ|อื่น|และ|ไม่|จะ|ได้|มี|เป็น|ประสบ|บรรลุ|เทียบ|ซึ่ง|นี้|ไป|นั้น|จึง|อัน|อย่าง|โดย|ก่อน|รองรับ|ต่อ(?!ต้าน|สู้|ยอด|เติม)|ท้าย|เร่งด่วน)",
    ),
    ("sure", r"พระราช|พ\.ร|พรบ|พรก|กฎกระทรวง|ประมวล|รัฐธรรมนูญ", r"[ก-๙]{4}"),
    ("sure", r"อนุสัญญา|พิธีสาร|สนธิสัญญา|ปฏิญญา|กฎบัตร|แถลงการณ์", r"[^ ].{5}"),
    (
        "likely",
        r"บันทึก|ความตกลง|ข้อตกลง|MO",
        r"(?:[ \n]?\([A-Z]+\))?[ \n]?(?:ด้าน|ทาง|เพื่อ|เรื่อง|การ|โครงการ|กับ|เกี่ยวกับ|ยกเว้น|ความร่วมมือ|หยุด|เขต|หุ้นส่วน).{4}",
    ),
    ("likely", r"โครงการ|แผน(?!งาน|การ)", r"[ก-๙]{10}"),
    ("likely", r"ยุทธศาสตร์|ขั้นตอน|แนว|คู่มือ|แผน", r"[ก-๙]{24}"),
    ("weak", r"นโยบาย|ยุทธศาสตร์|ขั้นตอน|แนว|มาตร|กลไก|คู่มือ|แผน|กฎหมาย", r"[ก-๙]{8}"),
    ("short", r"", r""),
)
_STRONG = tuple((name, re.compile(noun), re.compile(tail, re.DOTALL)) for name, noun, tail in _STRENGTH)


_MANY = re.compile(r"[ \n]?(?:จำนวน|รวม|ทั้ง)?[ \n]?\d+ ?(?:ฉบับ|โครงการ|แผน)")  # ความตกลงระหว่าง… จำนวน 6 ฉบับ


def strength(reading: Reading, phrase: Phrase) -> str:
    """How surely a phrase is a name, by its own words: `sure`, `likely`, `weak`, `short` or `no`."""
    text = reading.text
    noun, tail = text[phrase.start : phrase.head], text[phrase.head : phrase.end].lstrip(" \n")
    if authorities.load().find(text[phrase.start : phrase.end], "organization"):
        return "no"
    strong = next(name for name, a, b in _STRONG if a.match(noun) and b.match(tail))
    if _MANY.match(text, phrase.end) and not re.search(r"\d{4}", tail):
        return "no"
    titled = text[phrase.start - 1 : phrase.start] in "\"'‘“" and phrase.start > 0
    glossed = bool(re.match(r"[ \n]?\([^()\n]*[A-Z]{2}", text[phrase.end :]))
    return "likely" if strong in ("weak", "short") and (titled or glossed) and tail else strong


def _is_known(reading: Reading, phrase: Phrase) -> bool:
    first = reading.starts.get(phrase.start)
    return first is not None and known_instruments().longest(reading, first) is not None


def _around(reading: Reading, mentions: Mentions, phrase: Phrase, others: Sequence[Phrase], kind: str) -> Iterator[str]:
    """What stands around one phrase, and where it stands itself."""
    text = reading.text
    for cue in cues(reading, phrase.start, phrase.end):
        if cue.startswith(("before", "after")):
            yield cue
            yield f"{cue}|{kind}"
    where = "head" if phrase.start < reading.opening[0] else "opening" if phrase.start < reading.opening[1] else "body"
    yield f"at={where}|{kind}"
    if any(o.start < phrase.start < o.end for o in others):
        yield f"inside|{kind}"
    for name, layer in (
        ("event", mentions.events),
        ("name", mentions.names),
        ("post", mentions.posts),
        ("venue", mentions.venues),
    ):
        if any(m.start < phrase.start < m.end for m in layer):
            yield f"inside={name}"
        if any(m.start == phrase.start for m in layer):
            yield f"is={name}"
    if authorities.load().find(text[phrase.start : phrase.end], "organization"):
        yield "is=known body"
    if any(
        o.end <= phrase.start and "\n" not in text[o.end : phrase.start] and len(text[o.end : phrase.start]) < 10
        for o in others
    ):
        yield "listed"
    if is_bare(reading, phrase):
        yield f"bare|{kind}"

"""What stands around a phrase that may name an event: the features of the model that judges it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from prachum.extract.events.candidates import ORDINAL, Candidate
from prachum.extract.events.cases import Case, points_back
from prachum.extract.events.setting import Setting
from prachum.extract.wording import beside
from prachum.likeness import similar

_BEFORE = (  # how the words before a phrase govern it
    ("chair", r"(?:เป็นประธาน|ประธานเปิด|ประธานใน|ประธานการ|เป็นเกียรติใน|สักขีพยาน)(?:ร่วม|พิธี|งาน|เปิด|ใน|การ|กล่าว| |\")*$"),
    ("hold", r"(?:จัด|จัดให้มี|กำหนดจัด|จัดการ|ร่วมจัด|เป็นเจ้าภาพ|ดำเนินการ)(?:ให้มี|การ|งาน|โครงการ|ขึ้น| |\")*$"),
    ("attend", r"(?:เข้าร่วม|ร่วม|ร่วมใน|ไปร่วม)(?:ใน|การ|งาน|พิธี|เปิด| |\")*$"),
    ("open", r"(?:เปิด|ปิด|พิธีเปิด|พิธีปิด|กล่าวเปิด)(?: |\")*$"),
    ("after", r"(?:ภายหลัง|หลัง|ผล|ผลการ|จาก|ตามที่|มติ|สืบเนื่องจาก|เสร็จสิ้น)(?:การ|เสร็จสิ้น|ใน|จาก|ที่ได้มี| )*$"),
    ("in", r"(?:ใน|ระหว่าง|สำหรับ|ของ|ต่อ|โอกาส|ช่วง)(?:การ|โอกาส|เวที| )*$"),
    ("assembly", r"ที่$"),
    ("aim", r"เพื่อ(?:ร่วม|เป็นประธาน|เข้าร่วม|ให้มี|เตรียม|ใช้ใน| )*$"),
    ("plan", r"(?:จะมี|จะจัด|กำหนด|เตรียม|จะ|ให้มี|เสนอ|เสนอให้มี)(?:การ|จัด|ให้มี|ไป| )*$"),
    ("past", r"(?:ได้|มี|ได้มี|ได้จัด|เคย)(?:การ|จัด|ร่วม|ร่วมกัน| )*$"),
    ("person", r"(?:ได้|ขอ|มา|เดินทาง|เดินทางมา|และคณะ|พร้อมคณะ|เข้า|คณะ)(?: )*$"),
    ("joined", r"(?:และ|พร้อม|พร้อมทั้ง|รวมทั้ง|ตลอดจน|อีกทั้ง|จากนั้น)(?:ร่วม|ได้|เป็นประธาน|ใน|การ|เข้า| )*$"),
    ("occasion", r"(?:ในโอกาส|โอกาส|เนื่องในโอกาส|ในห้วง)(?:ที่|การ|ได้| )*$"),
    ("under", r"(?:ภายใต้|ส่วนหนึ่งของ|ตาม)(?:กิจกรรม|โครงการ|การ| )*$"),
)  # fmt: skip
_AFTER = (  # how the words behind a phrase carry on
    ("here", r"[ \n]?(?:ใน)?(?:ครั้งนี้|วันนี้|ดังกล่าว|นี้)"),
    ("place", r"[ \n]?(?:ณ|ที่ห้อง|ที่โรงแรม|ที่กรุง|ที่จังหวัด|ที่ประเทศ|ที่เมือง)"),
    ("company", r"[ \n]?(?:โดยมี|พร้อมด้วย|ร่วมกับ|กับ|ซึ่งมี)"),
    ("when", r"[ \n]?(?:เมื่อ|ในวัน|วันที่|ระหว่างวันที่|ในเดือน|ใน(?:ช่วง)?(?:ต้น|ปลาย)?ปี|เวลา|ประมาณเดือน)"),
    ("aim", r"[ \n]?(?:เพื่อ|โดยมีวัตถุประสงค์)"),
    ("which", r"[ \n]?(?:ซึ่ง|โดย)"),
    ("said", r"[ \n]?(?:ว่า|กล่าวว่า|เปิดเผย)"),
    ("and", r"[ \n]?(?:และ|พร้อม|รวมทั้ง|ตลอดจน)"),
    ("topic", r"[ \n]?(?:เกี่ยวกับ|เรื่อง|หัวข้อ|ในประเด็น|ถึง|แนวทาง)"),
    ("next", r"[ \n]?(?:ต่อไป|ครั้งต่อไป|ครั้งถัดไป|อย่างต่อเนื่อง|ต่าง ?ๆ)"),
    ("gloss", r"[ \n]?\("),
    ("end", r"\n|$"),
)  # fmt: skip
_BEHIND, _AHEAD = (tuple((name, re.compile(form)) for name, form in table) for table in (_BEFORE, _AFTER))
_LINKS = (
    "พร้อม", "รวมทั้ง", "จากนั้น", "เพื่อ", "โอกาส", "ภายใต้", "ซึ่ง", "โดย", "ภายหลัง", "หลัง", "ก่อน", "ว่า", "และ", "ใน", "กับ", "นอกจากนี้", "ทั้งนี้",
)  # fmt: skip
_SPEECH = re.compile(r"กล่าว|เปิดเผย|ระบุ|ชี้แจง|เผย|ขอบคุณ|ยินดี|ชื่นชม")
_FRAMES = re.compile(  # the last of these ahead of a phrase tells what its sentence is about
    r"จากนั้น|ภายหลัง|โอกาสนี้|นอกจากนี้|อีกทั้ง|สำหรับ|ทั้งนี้|ที่ผ่านมา|ต่อมา|กล่าวว่า|กล่าวต่อ|กล่าวเพิ่มเติม|เปิดเผยว่า|ขอบคุณ|ยินดี|ชื่นชม|หวัง|เสนอ|ย้ำ|ยืนยัน|เชื่อ|ตามที่|สืบเนื่อง"
    r"|มอบหมาย|ได้มี|จะมี|ซึ่ง|เพื่อ|โดย|พร้อม|รวมทั้ง|สักขีพยาน|เป็นประธาน|เดินทาง|วันนี้"
)
_HABIT = re.compile(r"ทุก(?:ปี|เดือน|ครั้ง)|เป็นประจำ|อย่างต่อเนื่อง|สม่ำเสมอ|หลากหลายโอกาส|ระหว่างกัน|ต่าง ?ๆ")
_REACH, _CLAUSE = 160, 250  # characters of a line ahead of a phrase; between two phrases
_GAPS = (0, 8, 30, 80, 160)
_LIKE = (0.3, 0.5, 0.6, 0.75, 0.9)


_TELLING = ("คณะกรรมการ", "คณะอนุกรรมการ", "ระหว่าง", "ครั้งนี้", "ฯ", "ดังกล่าว", "ทางการ")


def choice_features(here: Setting, number: int, told: Case, said: str) -> list[str]:
    """What the model that tells main, other and no events apart sees of one candidate, with its case and verdict."""
    return [
        *_own(here, number, told.part),
        *_likeness(here, number, told.part),
        *_words_around(here, number, told.part),
        *_clause(here, number, told.part),
        *_wording(here, here.found[number], told.part),
        *_neighbours(here, number),
        *_case(here, number, told, said),
    ]


def _own(here: Setting, number: int, part: str) -> Iterator[str]:
    """The phrase itself, and where it stands."""
    candidate, text = here.found[number], here.reading.text
    bare = _is_short(candidate)
    rank = sum(here.part(c.start) == part for c in here.found[:number])
    yield from ("bias", f"kind={candidate.kind}", f"head={candidate.head}", f"where={part}")
    yield from (f"line={_line(here, candidate.start, part)}", f"where|kind={part}|{candidate.kind}")
    yield from (f"where|head={part}|{candidate.head}", f"trust={int(candidate.trust * 4)}|{candidate.tag}")
    yield from (f"tag={candidate.tag}|{part}", f"long={min(6, len(here.words(candidate)) // 25)}", f"bare={bare}")
    yield from (f"bare={bare}|{part}|{candidate.kind}", f"rank={min(rank, 4)}|{part}")
    yield from (
        f"back={points_back(here, candidate)}",
        f"quote={chr(34) in text[candidate.start - 2 : candidate.start]}",
    )
    yield from (f"has={word}" for word in _TELLING if word in here.words(candidate))


def _likeness(here: Setting, number: int, part: str) -> Iterator[str]:
    """Whether it was named before: in the headline, or earlier in the body."""
    candidate = here.found[number]
    words, bare = here.words(candidate), _is_short(candidate)
    earlier = [here.found[n] for n in here.earlier(number)]
    ordinal = ORDINAL.search(words)
    alike = max((similar(words, here.words(c)) for c in earlier), default=0.0)
    same = ordinal is not None and any((o := ORDINAL.search(here.words(c))) and o[1] == ordinal[1] for c in earlier)
    first = next((c.kind for c in earlier), "none")
    yield f"title={_size(similar(words, here.title), _LIKE) if here.title else 'none'}|{part}"
    yield from (f"ordinal={ordinal is not None}", f"ordinal={ordinal is not None}|{same}|{part}")
    yield from (f"again={_size(alike, _LIKE)}", f"again={_size(alike, _LIKE)}|{bare}|{part}")
    yield from (f"first={first}|{candidate.kind}|{part}", f"first={first}|{candidate.kind}|{bare}")
    yield f"new={all(c.kind != candidate.kind for c in earlier)}|{part}"


def _words_around(here: Setting, number: int, part: str) -> Iterator[str]:
    """How the words on both sides govern it and carry on."""
    candidate = here.found[number]
    before, after = here.before(candidate), here.after(candidate)
    governing = [name for name, pattern in _BEHIND if pattern.search(before)]
    for name in governing:
        yield from (f"<{name}", f"<{name}|{part}", f"<{name}|{candidate.kind}")
    for name in (name for name, pattern in _AHEAD if pattern.match(after)):
        yield from (f">{name}", f">{name}|{part}")
    yield f"governed={bool(governing)}|{part}"
    yield f"habit={bool(_HABIT.search(before) or _HABIT.search(after[:16]))}"


def _wording(here: Setting, candidate: Candidate, part: str) -> Iterator[str]:
    """The words of the phrase, and those on both sides."""
    named = here.wording.inside(candidate.start, candidate.end)
    yield from (f"w={word}" for word in named)
    yield from (f"ws={one}_{two}" for one, two in pairwise(named))
    yield from (f"first={'_'.join(named[:2])}", f"last={'_'.join(named[-1:])}")
    around = list(beside(here.wording, candidate.start, candidate.end))
    yield from around
    yield from (f"{word}|{what}" for word in around if word[1:3] == "0w" for what in (part, candidate.kind))


def _clause(here: Setting, number: int, part: str) -> Iterator[str]:
    """What its line says ahead of it, who stands before it, and which places in and behind it."""
    candidate, mentions = here.found[number], here.mentions
    line = here.reading.text[here.reading.line_of(candidate.start)[0] : candidate.start]
    frames = _FRAMES.findall(line[-_REACH:])
    yield from (f"frame={frame}|{end}" for frame in frames[-1:] for end in (part, candidate.kind))
    yield from (f"frames={frame}|{part}" for frame in sorted(set(frames)))
    layers = (("name", mentions.names), ("post", mentions.posts))
    subject = next((name for name, layer in layers for m in layer if 0 <= candidate.start - m.end <= 3), "")
    yield from (f"subject={subject}|{candidate.kind}", f"speech={bool(_SPEECH.search(line))}|{part}")
    yield f"today={'วันนี้' in line[:60]}|{part}"
    places = [n for n in mentions.names if n.label == "LOC"]
    near = any(-1 <= m.start - candidate.end < 14 for m in (*mentions.venues, *places))
    inside = any(candidate.start <= n.start < candidate.end for n in places)
    yield from (f"place={near}|{candidate.kind}", f"place={near}|{part}", f"within={inside}|{candidate.kind}|{part}")


def _neighbours(here: Setting, number: int) -> Iterator[str]:
    """The candidates before and behind in the same line, and the words that link them to this one."""
    candidate, found = here.found[number], here.found
    sides = (("-1", found[number - 1 : number] if number else ()), ("+1", found[number + 1 : number + 2]))
    for side, others in sides:
        other = next(iter(others), None)
        between = _between(here, candidate, other) if other else None
        if other is None or between is None:
            yield f"{side}=none"
            continue
        link = max(_LINKS, key=between.rfind)
        link = link if link in between else ""
        yield from (f"{side}={link}", f"{side}={link}|{other.kind}|{candidate.kind}", f"{side}={other.kind}")
        yield f"{side}gap={_size(len(between), _GAPS)}|{link}"


def _between(here: Setting, one: Candidate, other: Candidate) -> str | None:
    """What stands between two phrases of one clause; None if they are further apart."""
    first, second = sorted((one, other), key=lambda c: c.start)
    between = here.reading.text[first.end : second.start]
    return None if "\n" in between or len(between) > _CLAUSE else between


def _case(here: Setting, number: int, told: Case, said: str) -> Iterator[str]:
    """What makes it an event of its own, or a mention of another one."""
    part, sort = told.part, told.sort
    yield from (
        f"date={told.told}|{sort}",
        f"date={told.told}|{sort}|{part}",
        f"date={told.told}|{told.back}|{told.again}",
    )
    yield from (f"date={told.order}|{sort}|{part}", f"date={told.order}|{part}")
    yield from (f"ordinal={told.numbered}|{sort}|{part}", f"ordinal={told.numbered}|{part}")
    yield from (
        f"place={told.place}|{sort}|{part}",
        f"goal={told.goal}|{here.found[number].head.startswith('การ')}|{part}",
    )
    yield from (f"verdict={said}", f"verdict={said}|{part}", f"verdict={said}|{sort}")
    yield from (f"own={told.own}|{sort}|{part}|{told.known}", f"own={told.own}|{part}|{told.known}")
    yield f"back={told.back}|{told.again}|{part}"


def _is_short(candidate: Candidate) -> bool:
    return candidate.end - candidate.start - len(candidate.head) < 4


def _size(value: float, limits: Sequence[float]) -> int:
    return sum(value > limit for limit in limits)


def _line(here: Setting, position: int, part: str) -> str:
    """How far into its part a position is: `body2.0`, its line and the stretch of that."""
    offset = (position - here.reading.line_of(position)[0]) // 200
    line = here.reading.text.count("\n", here.reading.opening[1], position) if part == "body" else 0
    return f"{part}{min(line, 4)}.{min(offset, 4)}"

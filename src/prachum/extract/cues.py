"""What stands around a phrase that may name an event: the features of the model that judges it."""

import re
from collections.abc import Iterator, Sequence

from prachum.dates import DateMention
from prachum.extract.candidates import ORDINAL, Candidate, is_bare
from prachum.extract.likeness import similar
from prachum.extract.locating import Stretch, places
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.sameness import same
from prachum.extract.timing import beside, told_day

BEFORE = (  # how the words before a phrase govern it
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
AFTER = (  # how the words behind a phrase carry on
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
BACK = re.compile(r"ครั้งนี้|ดังกล่าว|วันนี้|ข้างต้น|ในครั้ง|นี้$|(?:ประชุม|พิธี|สัมมนา|อบรม|หารือ)ฯ$|ครั้ง(?:ต่อ|ถัด|ก่อน|หน้า|แรก|ล่าสุด|ที่ผ่าน|ที่แล้ว)|ทั้ง ?\d ครั้ง")
_LINKS = (
    "พร้อม", "รวมทั้ง", "จากนั้น", "เพื่อ", "โอกาส", "ภายใต้", "ซึ่ง", "โดย", "ภายหลัง", "หลัง", "ก่อน", "ว่า", "และ", "ใน", "กับ", "นอกจากนี้", "ทั้งนี้",
)  # fmt: skip
_PATTERNS = tuple((side, tuple((name, re.compile(form)) for name, form in table)) for side, table in (("<", BEFORE), (">", AFTER)))
_NOUNS = ("การ", "พิธี", "งาน", "ขบวน", "คณะ", "กิจกรรม", "โครงการ", "นิทรรศการ", "จัดเลี้ยง", "มหกรรม", "เวที")
_SECOND = re.compile(r"(?:และ|พร้อมทั้ง|พร้อม|รวมทั้ง|ตลอดจน|จากนั้น|อีกทั้ง)(?:ร่วมเป็น|ร่วม|ได้|เป็นประธาน|เป็นสักขีพยาน|สักขีพยาน|ใน|การ|เข้า|ปล่อย|จัด|เปิด| )*$")
_WITNESS = re.compile(r"(?:สักขีพยาน|เป็นประธาน|ประธานพิธี)(?:ใน|การ| |พิธี)*$")
_SPEECH = re.compile(r"กล่าว|เปิดเผย|ระบุ|ชี้แจง|เผย|ขอบคุณ|ยินดี|ชื่นชม")
_FRAMES = re.compile(  # the last of these ahead of a phrase tells what its sentence is about
    r"จากนั้น|ภายหลัง|โอกาสนี้|นอกจากนี้|อีกทั้ง|สำหรับ|ทั้งนี้|ที่ผ่านมา|ต่อมา|กล่าวว่า|กล่าวต่อ|กล่าวเพิ่มเติม|เปิดเผยว่า|ขอบคุณ|ยินดี|ชื่นชม|หวัง|เสนอ|ย้ำ|ยืนยัน|เชื่อ|ตามที่|สืบเนื่อง"
    r"|มอบหมาย|ได้มี|จะมี|ซึ่ง|เพื่อ|โดย|พร้อม|รวมทั้ง|สักขีพยาน|เป็นประธาน|เดินทาง|วันนี้"
)
_HABIT = re.compile(r"ทุก(?:ปี|เดือน|ครั้ง)|เป็นประจำ|อย่างต่อเนื่อง|สม่ำเสมอ|หลากหลายโอกาส|ระหว่างกัน|ต่าง ?ๆ")
_GAPS = (0, 8, 30, 80, 160)
_LIKE = (0.3, 0.5, 0.6, 0.75, 0.9)


def choice_features(reading: Reading, mentions: Mentions, found: Sequence[Candidate]) -> list[list[str]]:
    """What the model that tells main, other and no events apart sees of each candidate."""
    headline = reading.document.layout.headline
    title = headline.of(reading.document.text) if headline else ""
    today = told_day(reading, mentions)
    located = places(reading, mentions)
    return [
        [*_own(reading, found, n, title), *_context(reading, mentions, c), *_neighbours(reading, found, n), *_case(reading, mentions, found, n, today, located)]
        for n, c in enumerate(found)
    ]


def _own(reading: Reading, found: Sequence[Candidate], number: int, title: str) -> list[str]:
    """The phrase itself, where it stands, and whether it was named before."""
    text, candidate, words = reading.text, found[number], _words(reading, found[number])
    where, line = _where(reading, candidate.start)
    bare = candidate.end - candidate.start - len(candidate.head) < 4
    rank = sum(_where(reading, c.start)[0] == where for c in found[:number])
    row = [
        "bias", f"kind={candidate.kind}", f"head={candidate.head}", f"where={where}", f"line={line}", f"where|kind={where}|{candidate.kind}",
        f"where|head={where}|{candidate.head}", f"trust={int(candidate.trust * 4)}|{candidate.tag}", f"tag={candidate.tag}|{where}",
        f"long={min(6, len(words) // 25)}", f"bare={bare}", f"bare={bare}|{where}|{candidate.kind}", f"rank={min(rank, 4)}|{where}",
        f"title={_size(similar(words, title), _LIKE) if title else 'none'}|{where}", f"back={bool(BACK.search(words) or BACK.match(text[candidate.end : candidate.end + 8].strip()))}",
        f"quote={chr(34) in text[candidate.start - 2 : candidate.start]}",
    ]  # fmt: skip
    ordinal = ORDINAL.search(words)
    earlier = [c for c in found[:number] if c.start >= reading.opening[0]]
    alike = max((similar(words, _words(reading, c)) for c in earlier), default=0.0)
    same = ordinal is not None and any((o := ORDINAL.search(_words(reading, c))) and o[1] == ordinal[1] for c in earlier)
    row += [f"ordinal={ordinal is not None}", f"ordinal={ordinal is not None}|{same}|{where}", f"again={_size(alike, _LIKE)}", f"again={_size(alike, _LIKE)}|{bare}|{where}"]
    first = next((c.kind for c in earlier), "none")
    row += [f"first={first}|{candidate.kind}|{where}", f"first={first}|{candidate.kind}|{bare}"]
    row.append(f"new={all(c.kind != candidate.kind for c in earlier)}|{where}")
    return row + [f"has={word}" for word in ("คณะกรรมการ", "คณะอนุกรรมการ", "ระหว่าง", "ครั้งนี้", "ฯ", "ดังกล่าว", "ทางการ") if word in words]


def _context(reading: Reading, mentions: Mentions, candidate: Candidate) -> Iterator[str]:
    """The words on both sides."""
    text, where = reading.text, _where(reading, candidate.start)[0]
    before, after = text[max(0, candidate.start - 40) : candidate.start], text[candidate.end : candidate.end + 30]
    yield f"<<{before[-6:].strip()}"
    yield f">>{after[:6].strip()}"
    named = False
    for name, pattern in _PATTERNS[0][1]:
        if pattern.search(before):
            named = True
            yield from (f"<{name}", f"<{name}|{where}", f"<{name}|{candidate.kind}")
    for name, pattern in _PATTERNS[1][1]:
        if pattern.match(after):
            yield from (f">{name}", f">{name}|{where}")
    line = text[reading.line_of(candidate.start)[0] : candidate.start]
    subject = next((label for label, layer in (("name", mentions.names), ("post", mentions.posts)) for m in layer if 0 <= candidate.start - m.end <= 3), "")
    frames = _FRAMES.findall(line[-160:])
    yield from (f"frame={frame}|{where}" for frame in frames[-1:])
    yield from (f"frame={frame}|{candidate.kind}" for frame in frames[-1:])
    yield from (f"frames={frame}|{where}" for frame in set(frames))
    speech = bool(_SPEECH.search(line))
    habit = bool(_HABIT.search(before) or _HABIT.search(after[:16]))
    yield from (f"governed={named}|{where}", f"subject={subject}|{candidate.kind}", f"speech={speech}|{where}", f"habit={habit}", f"today={'วันนี้' in line[:60]}|{where}")
    near = [m for layer in (mentions.venues, [n for n in mentions.names if n.label == "LOC"]) for m in layer if -1 <= m.start - candidate.end < 14]
    inside = any(n.label == "LOC" and candidate.start <= n.start < candidate.end for n in mentions.names)
    yield from (f"place={bool(near)}|{candidate.kind}", f"place={bool(near)}|{where}", f"within={inside}|{candidate.kind}|{where}")


def _neighbours(reading: Reading, found: Sequence[Candidate], number: int) -> Iterator[str]:
    """The candidates before and behind in the same line, and the words that link them to this one."""
    candidate, text = found[number], reading.text
    for side, other in (("-1", found[number - 1] if number else None), ("+1", found[number + 1] if number + 1 < len(found) else None)):
        first, second = (other, candidate) if side == "-1" else (candidate, other)
        between = text[first.end : second.start] if first and second else "\n"
        if other is None or "\n" in between or len(between) > 250:
            yield f"{side}=none"
            continue
        link = max(_LINKS, key=lambda word: between.rfind(word))
        link = link if link in between else ""
        yield from (f"{side}={link}", f"{side}={link}|{other.kind}|{candidate.kind}", f"{side}={other.kind}", f"{side}gap={_size(len(between), _GAPS)}|{link}")
        yield f"{side}head={other.head}|{candidate.head}"


def _case(
    reading: Reading, mentions: Mentions, found: Sequence[Candidate], number: int, today: str | None, located: Sequence[Stretch]
) -> Iterator[str]:
    """What makes it an event of its own, or a mention of another one."""
    candidate = found[number]
    where, sort = _where(reading, candidate.start)[0], _sort(candidate)
    own, date = grounds(reading, mentions, found, candidate, located), beside(reading, mentions, found, candidate)
    told = _date_code(candidate, date)
    order = _order(date, today) if date else "none"
    earlier = [c for c in found[:number] if c.start >= reading.opening[0]]
    again = any(same(reading, candidate, c, date, beside(reading, mentions, found, c)) for c in earlier)
    back = bool(BACK.search(_words(reading, candidate)) or BACK.match(reading.text[candidate.end : candidate.end + 8].strip()))
    numbered = _numbered(reading, earlier, candidate)
    yield from (f"date={told}|{sort}", f"date={told}|{sort}|{where}", f"date={told}|{back}|{again}", f"date={order}|{sort}|{where}", f"date={order}|{where}")
    yield from (f"ordinal={numbered}|{sort}|{where}", f"ordinal={numbered}|{where}")
    yield f"place={own['place']}|{sort}|{where}"
    yield f"goal={own['goal']}|{candidate.head.startswith('การ')}|{where}"
    verdict = _verdict(reading, found, where, candidate, told, order, numbered, own, back or again)
    yield from (f"verdict={verdict}", f"verdict={verdict}|{where}", f"verdict={verdict}|{sort}")
    held = numbered == "new" or own["goal"] or own["place"] or date is not None
    yield from (f"own={held}|{sort}|{where}|{back or again}", f"own={held}|{where}|{back or again}", f"back={back}|{again}|{where}")


def _verdict(reading, found, where, candidate, told, order, numbered, own, known) -> str:
    sort = _sort(candidate)
    if sort == "signing_ceremony" and _WITNESS.search(reading.text[max(0, candidate.start - 40) : candidate.start]):
        return "witness"
    if known:
        return "known"
    before = reading.text[max(0, candidate.start - 40) : candidate.start]
    earlier = [c for c in found[: found.index(candidate)] if c.start >= reading.opening[0] and not is_bare(c)]
    if where == "lead" and earlier and sort in ("named", "signing_ceremony") and not is_bare(candidate) and candidate.head.startswith(_NOUNS) and _SECOND.search(before):
        return "second"
    if sort == "named":
        if numbered == "new":
            return "sure"
        if told[0] == ">":
            return "sure" if order != "same" else "now"
        if told in ("<day", "<month"):
            return "likely" if order != "same" else "now"
        if own["place"] and candidate.kind in ("conference", "campaign", "training", "press_event"):
            return "likely"
    if sort == "signing_ceremony":
        if told == ">day" and (order == "later" or own["place"]):
            return "likely"
    if sort == "visit" and own["goal"]:
        if told != "none":
            return "sure"
        return "likely" if re.search(r"โอกาส(?:ที่)? ?$", before) or candidate.head.startswith("การ") else "maybe"
    if sort == "talk" and told in (">day", ">month") and order != "same":
        return "likely"
    return "no"


def _sort(candidate: Candidate) -> str:
    """The sorts of events that releases tell of in different ways: a named one, a signing, a visit, a talk."""
    if candidate.kind in ("signing_ceremony", "visit"):
        return candidate.kind
    return "talk" if candidate.kind == "consultation" and "ประชุม" not in candidate.head else "named"


def _date_code(candidate: Candidate, date: DateMention | None) -> str:
    """Behind or ahead of the phrase, and how exact: `>day`, `<year`."""
    if date is None:
        return "none"
    return (">" if date.start >= candidate.start else "<") + {4: "year", 7: "month"}.get(len(date.first), "day")


def _numbered(reading: Reading, earlier: Sequence[Candidate], candidate: Candidate) -> str:
    """Whether the phrase has an ordinal, and one that was not told before."""
    ordinal = ORDINAL.search(_words(reading, candidate))
    if ordinal is None:
        return "none"
    told = {o[1] for c in earlier if (o := ORDINAL.search(_words(reading, c)))}
    return "same" if ordinal[1] in told else "new"


def grounds(reading: Reading, mentions: Mentions, found: Sequence[Candidate], candidate: Candidate, located: Sequence[Stretch]) -> dict[str, bool]:
    """What makes it an event of its own: a date, an ordinal, a place."""
    text = reading.text
    reach = min(candidate.end + 45, reading.line_of(candidate.end)[1])
    following = next((c.start for c in found if c.start >= candidate.end), reach)
    near = [*located, *((v.start, v.end) for v in mentions.venues)]
    return {
        "date": beside(reading, mentions, found, candidate) is not None,
        "ordinal": bool(ORDINAL.search(_words(reading, candidate))),
        "goal": candidate.kind == "visit" and any(candidate.start < a < candidate.end for a, _ in located),
        "place": any(candidate.end <= a < min(reach, following) and re.search(r"(?:ณ|ที่|ใน) ?$", text[candidate.end : a]) for a, _ in near),
    }


def _order(date: DateMention, today: str | None) -> str:
    if today is None:
        return "none"
    if date.first <= today[: len(date.first)] <= date.last:
        return "same" if len(date.first) == 10 else "around"
    return "earlier" if date.first < today else "later"


def _words(reading: Reading, candidate: Candidate) -> str:
    return reading.text[candidate.start : candidate.end]


def _size(value: float, limits: Sequence[float]) -> int:
    return sum(value > limit for limit in limits)


def _where(reading: Reading, position: int) -> tuple[str, str]:
    """Head, above the opening, opening, body or foot, and how far into it."""
    (start, end), (first, last) = reading.body, reading.opening
    limits = ((start, "head"), (first, "above"), (last, "lead"), (end, "body"))
    where = next((name for limit, name in limits if position < limit), "foot")
    offset = (position - reading.line_of(position)[0]) // 200
    line = reading.text.count("\n", last, position) if where == "body" else 0
    return where, f"{where}{min(line, 4)}.{min(offset, 4)}"

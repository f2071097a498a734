"""What makes a phrase an event of its own: an ordinal, a date, a place or a goal that no earlier phrase has."""

import re
from dataclasses import dataclass

from prachum.dates import DateMention
from prachum.extract.events.candidates import ORDINAL, Candidate, is_bare
from prachum.extract.events.sameness import same
from prachum.extract.events.setting import Setting

# Words that point back, at an event told before.
BACK = re.compile(
    r"ครั้งนี้|ดังกล่าว|วันนี้|ข้างต้น|ในครั้ง|นี้$|(?:ประชุม|พิธี|สัมมนา|อบรม|หารือ)ฯ$"
    r"|ครั้ง(?:ต่อ|ถัด|ก่อน|หน้า|แรก|ล่าสุด|ที่ผ่าน|ที่แล้ว)|ทั้ง ?\d ครั้ง"
)
_NOUNS = ("การ", "พิธี", "งาน", "ขบวน", "คณะ", "กิจกรรม", "โครงการ", "นิทรรศการ", "จัดเลี้ยง", "มหกรรม", "เวที")
_SECOND = re.compile(  # … พร้อมทั้งเป็นสักขีพยานในพิธี…
    r"(?:และ|พร้อมทั้ง|พร้อม|รวมทั้ง|ตลอดจน|จากนั้น|อีกทั้ง)"
    r"(?:ร่วมเป็น|ร่วม|ได้|เป็นประธาน|เป็นสักขีพยาน|สักขีพยาน|ใน|การ|เข้า|ปล่อย|จัด|เปิด| )*$"
)
_WITNESS = re.compile(r"(?:สักขีพยาน|เป็นประธาน|ประธานพิธี)(?:ใน|การ| |พิธี)*$")
_AT = re.compile(r"(?:ณ|ที่|ใน) ?$")
_OCCASION = re.compile(r"โอกาส(?:ที่)? ?$")  # ในโอกาสที่เดินทางเยือน…
_FRAMED = re.compile(
    r"(?:โอกาส(?:ที่)?|ระหว่าง|หลัง|จาก|กำหนด|เตรียม|จะ|ผล|การ)(?:ที่|ได้|การ| )*$"
)  # ในโอกาสเดินทางเยือน…, ภายหลังการเยือน…
_GOERS = re.compile(r"(?:คณะ|\)|นำทีม[^ \n]{0,30}) ?(?:ได้)? ?$")  # และคณะ ได้ลงพื้นที่…
_THIS_TIME = re.compile(r"[^\n]{0,40}?(?:ใน)?ครั้งนี้")  # การเยือนลาวของนายสมชายในครั้งนี้
_WITHIN = 45  # characters behind a phrase in which its place is told
_GATHERINGS = ("conference", "campaign", "training", "press_event")


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for a candidate as an event of its own.

    `sort`: named, signing_ceremony, visit or talk, which releases tell of in different ways. `told`: its date,
    behind (`>`) or ahead (`<`) of it, and how exact (`>day`). `order`: that date beside the day told first.
    `numbered`: a `new` ordinal, the `same` as before, or `none`. `goal`: a place in a visit's name. `place`: one
    right behind. `back`: its words point back; `again`: it is like an earlier phrase.
    """

    part: str
    sort: str
    told: str
    order: str
    numbered: str
    goal: bool
    place: bool
    back: bool
    again: bool

    @property
    def known(self) -> bool:
        """Whether it names what was named before."""
        return self.back or self.again

    @property
    def own(self) -> bool:
        """Whether anything is told of it alone."""
        return self.numbered == "new" or self.goal or self.place or self.told != "none"

    @property
    def grounded(self) -> bool:
        """Whether it has an ordinal, a date, a place or a goal at all."""
        return self.numbered != "none" or self.goal or self.place or self.told != "none"


def case(here: Setting, number: int) -> Case:
    """The case of one candidate."""
    candidate, date = here.found[number], here.dates[number]
    earlier = here.earlier(number)
    return Case(
        part=here.part(candidate.start),
        sort=sort(candidate),
        told=_told(candidate, date),
        order=_order(date, here.today) if date else "none",
        numbered=_numbered(here, earlier, candidate),
        goal=candidate.kind == "visit" and any(candidate.start < a < candidate.end for a, _ in here.located),
        place=_has_place(here, candidate),
        back=points_back(here, candidate),
        again=any(same(here.reading, candidate, here.found[n], date, here.dates[n]) for n in earlier),
    )


def verdict(here: Setting, number: int, told: Case) -> str:
    """What the case alone says: `sure`, `likely`, `maybe` or `no` event of its own, `known`, or `now`, on the day.

    `second`: joined to the first by `พร้อมทั้ง`; `witness`: a signing that somebody saw; `journey`: what the
    opening tells of first.
    """
    candidate = here.found[number]
    if told.sort == "signing_ceremony" and _WITNESS.search(here.before(candidate)):
        return "witness"
    if told.known:
        return "known"
    if _is_journey(here, number, told):
        return "journey"
    if told.part == "lead" and _is_second(here, number, told):
        return "second"
    return _VERDICTS[told.sort](here, candidate, told)


def _is_journey(here: Setting, number: int, told: Case) -> bool:
    """Whether the opening tells of a journey first, and of talks at most beside it: `นำคณะเดินทางเยือน… ได้พบหารือกับ…`.

    A journey to a meeting or a signing is no more than the way there: `ลงพื้นที่จังหวัด… เพื่อเป็นประธานในพิธี…`.
    """
    if told.sort != "visit" or told.part != "lead" or here.earlier(number):
        return False
    if not (told.goal or told.place or _has_goer(here, here.found[number])):
        return False
    beside = [c for c in here.found[number + 1 :] if here.part(c.start) == "lead" and not is_bare(c)]
    if any(sort(c) in ("named", "signing_ceremony") for c in beside):
        return False
    return not _FRAMED.search(here.before(here.found[number]))


def _has_goer(here: Setting, candidate: Candidate) -> bool:
    """Whether those who went stand right before it, behind a date: `วันที่ 3 มีนาคม 2563 นายมานะ ใจดี อธิบดี… ลงพื้นที่…`."""
    start = here.reading.opening[0]
    if not any(start <= d.start < candidate.start and len(d.first) == 10 for d in here.mentions.dates):
        return False
    ends = (m.end for layer in (here.mentions.names, here.mentions.posts) for m in layer)
    return bool(_GOERS.search(here.before(candidate))) or any(0 <= candidate.start - end <= 3 for end in ends)


def _is_second(here: Setting, number: int, told: Case) -> bool:
    candidate = here.found[number]
    if told.sort not in ("named", "signing_ceremony") or is_bare(candidate):
        return False
    first = any(not is_bare(here.found[n]) for n in here.earlier(number))
    return first and candidate.head.startswith(_NOUNS) and bool(_SECOND.search(here.before(candidate)))


def _named(here: Setting, candidate: Candidate, told: Case) -> str:
    if told.numbered == "new":
        return "sure"
    if told.told[0] == ">":
        return "sure" if told.order != "same" else "now"
    if told.told in ("<day", "<month"):
        return "likely" if told.order != "same" else "now"
    return "likely" if told.place and candidate.kind in _GATHERINGS else "no"


def _signing(here: Setting, candidate: Candidate, told: Case) -> str:
    return "likely" if told.told == ">day" and (told.order == "later" or told.place) else "no"


def _visit(here: Setting, candidate: Candidate, told: Case) -> str:
    if not told.goal:
        return "no"
    if told.told != "none":
        return "sure"
    return "likely" if _OCCASION.search(here.before(candidate)) or candidate.head.startswith("การ") else "maybe"


def _talk(here: Setting, candidate: Candidate, told: Case) -> str:
    return "likely" if told.told in (">day", ">month") and told.order != "same" else "no"


_VERDICTS = {"named": _named, "signing_ceremony": _signing, "visit": _visit, "talk": _talk}


def sort(candidate: Candidate) -> str:
    """The sorts of events that releases tell of in different ways: a named one, a signing, a visit, a talk."""
    if candidate.kind in ("signing_ceremony", "visit"):
        return candidate.kind
    return "talk" if candidate.kind == "consultation" and "ประชุม" not in candidate.head else "named"


def points_back(here: Setting, candidate: Candidate) -> bool:
    """Whether the phrase or what follows it points back: `การประชุมครั้งนี้`, `พิธีลงนามดังกล่าว`."""
    back = BACK.search(here.words(candidate)) or BACK.match(here.after(candidate, 8).strip())
    return bool(back) or (candidate.kind == "visit" and bool(_THIS_TIME.match(here.after(candidate, _WITHIN))))


def _told(candidate: Candidate, date: DateMention | None) -> str:
    if date is None:
        return "none"
    return (">" if date.start >= candidate.start else "<") + {4: "year", 7: "month"}.get(len(date.first), "day")


def _order(date: DateMention, today: str | None) -> str:
    if today is None:
        return "none"
    if date.first <= today[: len(date.first)] <= date.last:
        return "same" if len(date.first) == 10 else "around"
    return "earlier" if date.first < today else "later"


def _numbered(here: Setting, earlier: list[int], candidate: Candidate) -> str:
    ordinal = ORDINAL.search(here.words(candidate))
    if ordinal is None:
        return "none"
    told = {o[1] for n in earlier if (o := ORDINAL.search(here.words(here.found[n])))}
    return "same" if ordinal[1] in told else "new"


def _has_place(here: Setting, candidate: Candidate) -> bool:
    """Whether a place or venue follows, ahead of the next event: `การประชุม… ณ โรงแรม…`."""
    reach = min(candidate.end + _WITHIN, here.reading.line_of(candidate.end)[1])
    reach = min(reach, next((c.start for c in here.found if c.start >= candidate.end), reach))
    near = (*(a for a, _ in here.located), *(v.start for v in here.mentions.venues))
    return any(candidate.end <= a < reach and _AT.search(here.reading.text[candidate.end : a]) for a in near)

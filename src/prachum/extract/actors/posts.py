"""Posts: where a tagged title really ends, and titles that the tagger missed after a name."""

import re

from prachum.extract.gazetteer import lexicon
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

_FOLLOWS = re.compile(r" ?(?:\([^()\n]{1,80}\))? ?(?P<at>ประจำ|จังหวัด|ณ )?(?=\S)")
FOREIGN_OFFICE = re.compile(  # Regional President, Asia Pacific
    r"(?:Acting |Deputy |Senior |Regional |Country |Assistant |Executive |Chief |Vice |Special )*"
    r"(?:Director|Secretary|Minister|Ambassador|President|Chair\w*|Head|Representative|Officer|Manager|Counsell?or|Consul"
    r"|Attach\w+|Commissioner|Associate|Adviser|Advisor|Coordinator|Program\w*|Political|Project)\b[A-Za-z ,.&/'-]{0,80}"
)
_MEETS = re.compile(r"ประธาน(?:การ|ใน|เปิด|พิธี|งาน|ที่ประชุม)|หัวหน้าคณะ")  # roles in a meeting, no offices
_JOINS = ("ณ", "ประจำ", "แห่ง", "ฝ่าย", "ด้าน", "ว่าด้วย", "จังหวัด", "และ", "การ", "กิจการ")
_OTHERS = re.compile(r" และ(?:เจ้าหน้าที่|คณะ(?=$|[ \n]|ผู้)|ผู้บริหาร|ผู้เกี่ยวข้อง|หน่วยงาน)")  # who is no part of a title
_STATE = re.compile(r"(?:อดีต)?(?:รอง)?(?:นายกรัฐมนตรี|ประธานาธิบดี|ประธานรัฐสภา)")  # of which country may follow
_ITEM = re.compile(r"[ \n]\d{1,2}[.)]$")  # the number of the next item
LONGEST = 160  # characters of a title
RULED = 0.7  # confidence of a title that only the word list found


def offices(reading: Reading, post: Mention) -> list[Mention]:
    """A tagged title without the number of the next item of a list, or the two titles on both sides of a stroke.

    `ประธานมูลนิธิปลาทอง 3.` → `ประธานมูลนิธิปลาทอง`; `ปลัดกระทรวง…/ประธาน…` are two.
    """
    words = reading.text[post.start : post.end]
    closing = words.find(")")
    if closing > 0 and "(" not in words[:closing]:
        words = words[:closing]
    end = post.start + len(_ITEM.sub("", words))
    for stroke in re.finditer(r" ?/ ?", reading.text[post.start : end]):
        second = post.start + stroke.end()
        index = reading.starts.get(second)
        if index is not None and lexicon("posts.txt").longest(reading, index):
            rest = Mention(second, end, post.label, post.confidence)
            return [Mention(post.start, post.start + stroke.start(), post.label, post.confidence), rest]
    return [Mention(post.start, end, post.label, post.confidence)]


def widened(reading: Reading, post: Mention, mentions: Mentions) -> Mention:
    """A title with the bodies and places that follow it: `ผู้อำนวยการกอง…` + ` กรม…`, `… (XY) ประจำประเทศไทย`."""
    others = _OTHERS.search(reading.text, post.start, post.end)
    if others:
        return Mention(post.start, others.start(), post.label, post.confidence)
    end = post.end
    followers = [m for m in mentions.names if m.label != "PER" and m.end > end]
    for name in followers:
        if name.start < end:
            end = max(end, name.end) if name.label == "ORG" else end
            continue
        gap = _FOLLOWS.match(reading.text, end)
        if gap is None or gap.end() != name.start or not _belongs(reading, (post.start, end), gap, name):
            break
        end = name.end
    return Mention(post.start, end, post.label, post.confidence)


def _belongs(reading: Reading, title: tuple[int, int], gap: re.Match[str], name: Mention) -> bool:
    """Whether a name behind a title is part of it.

    None is the second ministry (`รัฐมนตรีว่าการกระทรวงกลาโหม` + ` กระทรวงแรงงาน`), the venue
    (`เอกอัครราชทูต ณ กรุงปารีส` + ` ณ สถานเอกอัครราชทูต`), or a place that stands apart.
    """
    words = reading.text[title[0] : title[1]]
    if name.label == "ORG":
        return not (gap["at"] == "ณ " or ("กระทรวง" in words and reading.text.startswith("กระทรวง", name.start)))
    return name.start == title[1] or bool(gap["at"]) or bool(_STATE.fullmatch(words))


def title_at(reading: Reading, position: int) -> Mention | None:
    """The title that the word list sees at a position, up to the next verb, name or sign."""
    foreign = FOREIGN_OFFICE.match(reading.text, position)
    if foreign:
        return Mention(position, position + len(foreign.group().rstrip(" ,")), "POST", RULED)
    first = reading.starts.get(position)
    head = lexicon("posts.txt").longest(reading, first) if first is not None else None
    if first is None or head is None or _MEETS.match(reading.text, position):
        return None
    end = head[0]
    while end < len(reading.tokens) and not _stops(reading, end, position):
        end += 1
    stop = reading.tokens[end - 1].end
    return Mention(position, stop, "POST", RULED)


def _stops(reading: Reading, index: int, position: int) -> bool:
    """Whether a title cannot go on with this token."""
    token = reading.tokens[index]
    if token.end - position > LONGEST or token.shape in ("line", "(", ")", '"', ",", ":", ";"):
        return True
    at = index + 1 if token.shape == "space" else index
    if at >= len(reading.tokens):
        return True
    if lexicon("verbs.txt").longest(reading, at) and reading.tokens[at].text not in ("และ", "ที่", "ใน", "ณ"):
        return True
    after = at + 1 if reading.tokens[at].text == "และ" else at
    after += after < len(reading.tokens) and reading.tokens[after].shape == "space"
    if token.shape == "space":
        before = reading.tokens[index - 1].text
        known = lexicon("organizations.txt").longest(reading, at) or reading.tokens[at].text in _JOINS
        return not (known or before in ("ณ", "ประจำ", "แห่ง"))
    return token.text == "และ" and (after >= len(reading.tokens) or _begins_person(reading, after))


def _begins_person(reading: Reading, index: int) -> bool:
    return any(lexicon(name).longest(reading, index) for name in ("prefixes.txt", "posts.txt"))


def is_office(reading: Reading, title: Mention) -> bool:
    """Whether a title is an office, and not a part played in a meeting (`ประธานการประชุม`)."""
    return not _MEETS.match(reading.text, title.start)

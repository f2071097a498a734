"""Persons: prefix, name, other names, and the posts that the text gives them."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from prachum.extract.entities import Entity, surface
from prachum.extract.gazetteer import entries, lexicon
from prachum.extract.mentions import Mentions
from prachum.extract.posts import title_at, widened
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import Evidence, Person, Post
from prachum.thai import fold

ALIKE = 0.86  # likeness from which two spellings are one name

# Victims and suspects go under initials, pseudonyms or children's titles: they are never persons.
_HIDDEN_PREFIX = re.compile(r"(?:เด็กหญิง|เด็กชาย|ด\.\s?ญ\.|ด\.\s?ช\.)\s?$")
_HIDDEN_NAME = re.compile(r"^(?:[ก-ฮ]\.?|[A-Z]\.?|[ก-ฮ]\.\s?[ก-ฮ]\.)$")
_HIDDEN_AFTER = re.compile(r"^\s?\(?\s?(?:นามสมมติ|นามสมมุติ|สงวนชื่อ|ขอสงวนนาม|ไม่ทราบนามสกุล)")
_CREDIT = re.compile(r"(?:ผู้สื่อข่าว|ถ่ายภาพ|ภาพโดย|ภาพ|ข่าวโดย|เรียบเรียง|พิมพ์|ตรวจ|บรรณาธิการ)\s?[:/\-]?\s?$")

_NAME = re.compile(
    r" ?(?P<thai>[ก-๎]{2,}(?: ณ)? (?:ณ )?[ก-๎]{2,}(?: ณ [ก-๎]+)?)"  # อุษณี กังวารจิตต์ · X ณ อยุธยา
    r"| ?(?P<latin>[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){1,4})"  # Willem Pretorius · NHEK Vannara
)
_INITIALS = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\. ?)+$")
_AFTER_INITIAL = re.compile(r" ?[ก-๎]{2,}|(?<=[A-Z]\.) [A-Z][\w'’\-]+")
_POST_JOINT = re.compile(r"[ \n]*(?:และ|,|ในฐานะ(?:ที่เป็น)?|/|ปฏิบัติหน้าที่|พร้อมทั้ง|อีกทั้ง|ควบ)?[ \n]*")
_POST_GAP = re.compile(r"\)?[ \n]*(?:\([^()\n]{1,60}\))?[ \n]*(?:ซึ่งเป็น|ในฐานะ|ตำแหน่ง|เป็น|,)?[ \n]*")


def find_persons(reading: Reading, mentions: Mentions) -> tuple[list[Person], dict[str, Entity]]:
    """The persons of a reading in text order, and the entity behind each id."""
    names = [m for m in _names(reading, mentions) if not _is_hidden(reading, m)]
    groups = _groups(reading, names)
    persons, entities = [], {}
    for number, group in enumerate(groups, 1):
        id_ = f"p{number}"
        forms = list(dict.fromkeys(surface(reading, m) for m in group))
        prefix = next((p for m in group if (p := prefix_before(reading, m.start)[0])), None)
        entities[id_] = Entity(id_, "PER", forms[0], tuple(forms[1:]), tuple(group))
        posts = tuple(_unique(_posts(reading, group, mentions)))
        proofs = tuple(_evidence(reading, m) for m in group)
        persons.append(Person(id_, forms[0], proofs, prefix, tuple(forms[1:]), posts))
    return persons, entities


def prefix_before(reading: Reading, start: int) -> tuple[str | None, int]:
    """What stands before a name as its prefix (`พลตำรวจเอก ดร.`), and where it starts."""
    begin = start
    for _ in range(3):
        found = next((at for at in _starts_before(reading, begin) if _is_prefix(reading.text[at:begin])), None)
        if found is None:
            break
        begin = found
    if begin == start:
        return None, start
    return reading.text[begin:start].strip(), begin


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(row[0].replace(" ", "") for row in entries("prefixes.txt"))


def _is_prefix(words: str) -> bool:
    """Whether words are a prefix, to the dot: `ศ.` is one, the beginning of `ศิริพันธ์` is none."""
    return words.replace(" ", "") in _prefixes()


def _starts_before(reading: Reading, end: int) -> Iterator[int]:
    """The token starts up to 24 characters before `end`, the farthest first."""
    return (at for at in range(max(0, end - 24), end) if at in reading.starts)


def _names(reading: Reading, mentions: Mentions) -> list[Mention]:
    """The tagged names, and those that a prefix gives away where the tagger saw nothing."""
    tagged = [t for m in mentions.names if m.label == "PER" and _is_name(reading, t := _trimmed(reading, m))]
    covered = [*tagged, *(m for m in mentions.names if m.label != "PER")]
    ruled = [m for m in _after_prefixes(reading) if not any(m.start < c.end and c.start < m.end for c in covered)]
    return sorted([*tagged, *ruled])


def _is_name(reading: Reading, mention: Mention) -> bool:
    """Whether a tagged stretch can be a name: not long, and not the beginning of a post or a clause."""
    first = reading.starts.get(mention.start)
    if mention.end - mention.start < 2 or mention.end - mention.start > 90:
        return False
    if first is None or _is_royal(reading, mention):
        return True
    words = reading.text[mention.start : mention.end].split()
    clause = any(word in ("จึง", "ก็", "ว่า", "จะ", "ได้", "เพื่อ", "และ") for word in words) or len(words) > 7
    return not clause and not (lexicon("posts.txt").longest(reading, first) and " " not in words[0])


def _is_royal(reading: Reading, mention: Mention) -> bool:
    first = reading.starts.get(mention.start)
    return first is not None and lexicon("royal.txt").longest(reading, first) is not None


def _trimmed(reading: Reading, mention: Mention) -> Mention:
    """A tagged name without the prefix that the tagger took in, and with the initials that it left out.

    `นายวงศ์เทพ …` → `วงศ์เทพ …`; `โรเบิร์ต เอฟ.` + ` โกเดค`; `C.A. ` + `Chaminda …`.
    """
    start, end, text = mention.start, mention.end, reading.text
    for begin in range(max(0, start - 20), start + 1):
        stops = (stop for stop in range(min(end - 1, begin + 24), start, -1) if _is_prefix(text[begin:stop]))
        start = next(stops, start)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    initials = _INITIALS.search(text[max(0, start - 12) : start])
    if initials and not _is_prefix(initials.group()):
        start -= len(initials.group())
    if rest := _AFTER_INITIAL.match(text, end) if text[end - 1] == "." else None:
        end = rest.end()
    return Mention(start, end, mention.label, mention.confidence)


def _after_prefixes(reading: Reading) -> Iterator[Mention]:
    stop = lexicon("verbs.txt")
    for _, end, _ in lexicon("prefixes.txt").matches(reading):
        match = _NAME.match(reading.text, reading.tokens[end - 1].end)
        if not match:
            continue
        group = "thai" if match["thai"] else "latin"
        start, finish = match.span(group)
        surname = reading.text.find(" ", start, finish) + 1
        first, last = reading.starts.get(start), reading.starts.get(surname)
        if last is None or first is None or stop.longest(reading, last) or stop.longest(reading, first):
            continue
        if lexicon("posts.txt").longest(reading, last):
            continue
        yield Mention(start, finish, "PER", 0.7)


def _is_hidden(reading: Reading, mention: Mention) -> bool:
    """Whether the name is a pseudonym, initials, a child's, or that of a reporter or photographer."""
    before, after = reading.text[max(0, mention.start - 30) : mention.start], reading.text[mention.end : mention.end + 30]
    _, start = prefix_before(reading, mention.start)
    credit = reading.text[max(0, start - 20) : start]
    return bool(
        _HIDDEN_PREFIX.search(before)
        or _HIDDEN_NAME.match(reading.text[mention.start : mention.end])
        or _HIDDEN_AFTER.match(after)
        or (_CREDIT.search(credit) and mention.start > reading.body[0] + (reading.body[1] - reading.body[0]) // 2)
    )


def _groups(reading: Reading, names: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person: the same name, its first word alone, or a bracketed second spelling."""
    groups: dict[str, list[Mention]] = {}
    before = dict(zip(names[1:], names, strict=False))
    for mention in sorted(names, key=lambda m: (" " not in reading.text[m.start : m.end].strip(), m.start)):
        previous = before.get(mention)
        key = fold(reading.text[mention.start : mention.end])
        whole = next((k for k, group in groups.items() if _is_same(reading, key, k, group[0])), None)
        if previous and whole is None and _glosses(reading, previous, mention):
            whole = next((k for k, group in groups.items() if previous in group), None)
        groups.setdefault(whole or key, []).append(mention)
    ordered = sorted((sorted(group) for group in groups.values()), key=lambda group: group[0].start)
    return [g for g in ordered if " " in reading.text[g[0].start : g[0].end].strip() or _is_known_alone(reading, g[0])]


def _is_same(reading: Reading, key: str, other: str, mention: Mention) -> bool:
    """Whether a name is one met before: alike but for a letter or two, or its first word alone."""
    if len(key) > 8 and len(other) > 8 and key[:3] == other[:3]:
        return SequenceMatcher(None, key, other).ratio() > ALIKE
    return other.startswith(key) and _first_word(reading, mention) == key


def _glosses(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether the second name is the first in other letters: `แองเจลา … (H.E. Dr. Angela …)`."""
    _, start = prefix_before(reading, second.start)
    return bool(re.fullmatch(r"[ \n]*\([ \n]*", reading.text[first.end : start]))


def _first_word(reading: Reading, mention: Mention) -> str:
    return fold(reading.text[mention.start : mention.end].split(" ")[0])


def _is_known_alone(reading: Reading, mention: Mention) -> bool:
    """Whether a one-word name may stand for a person: royal styles, and names that a prefix introduces."""
    return _is_royal(reading, mention) or prefix_before(reading, mention.start)[0] is not None


def _posts(reading: Reading, group: Sequence[Mention], mentions: Mentions) -> Iterator[Post]:
    titles = [widened(reading, post, mentions) for post in mentions.posts]
    for mention in group:
        for title in (*titles_after(reading, mention, titles), *_titles_before(reading, mention, titles, mentions)):
            yield Post(surface(reading, title), _evidence(reading, title))


def titles_after(reading: Reading, mention: Mention, titles: Sequence[Mention]) -> Iterator[Mention]:
    """`นาย… รองปลัดกระทรวง… และประธาน…`: the titles that follow the name, one upon another."""
    at, gap = mention.end, _POST_GAP
    while True:
        title = next((t for t in titles if t.start >= at and gap.fullmatch(reading.text, at, t.start)), None)
        if title is None and gap is _POST_GAP and (match := gap.match(reading.text, at)):
            title = title_at(reading, match.end())
        if title is None:
            return
        yield title
        at, gap = title.end, _POST_JOINT


def _titles_before(
    reading: Reading, mention: Mention, titles: Sequence[Mention], mentions: Mentions
) -> Iterator[Mention]:
    """`รัฐมนตรีว่าการกระทรวงแรงงาน นายสุชาติ ชมกลิ่น`: the title that leads to the name, if it is no one else's."""
    _, start = prefix_before(reading, mention.start)
    for title in titles:
        if title.end <= start and re.fullmatch(r"[ \n]*(?:คือ|ได้แก่|\()?[ \n]*", reading.text[title.end : start]):
            owners = (m for m in mentions.names if m.label == "PER" and m.end <= title.start)
            if not any(_POST_GAP.fullmatch(reading.text, m.end, title.start) for m in owners):
                yield title


def _unique(posts: Iterator[Post]) -> Iterator[Post]:
    seen: set[str] = set()
    for post in posts:
        if fold(post.title) not in seen:
            seen.add(fold(post.title))
            yield post


def _evidence(reading: Reading, mention: Mention) -> Evidence:
    return Evidence(reading.stored(mention.start, mention.end), round(mention.confidence, 3))

"""Names of persons in the text: as tagged, mended, and those that a prefix or a royal style gives away."""

import re
from collections.abc import Iterator
from functools import cache

from prachum.extract.actors.leaders import leaders
from prachum.extract.actors.posts import FOREIGN_OFFICE
from prachum.extract.gazetteer import entries, lexicon
from prachum.extract.known import known_names
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

# Victims and suspects go under initials, pseudonyms or children's titles: they are never persons.
_HIDDEN_PREFIX = re.compile(r"(?:เด็กหญิง|เด็กชาย|ด\.\s?ญ\.|ด\.\s?ช\.)\s?$")
_HIDDEN_NAME = re.compile(r"^(?:[ก-ฮ]\.?|[A-Z]\.?|[ก-ฮ]\.\s?[ก-ฮ]\.|.*[ฯ ]อายุ)$")
_HIDDEN_AFTER = re.compile(r"^\s?\(?\s?(?:นามสมมติ|นามสมมุติ|สงวนชื่อ|ขอสงวนนาม|ไม่ทราบนามสกุล|อายุ ?\d)")
_CREDIT = re.compile(r"(?:ผู้สื่อข่าว|ถ่ายภาพ|ภาพโดย|ภาพ|ข่าวโดย|เรียบเรียง|พิมพ์|ตรวจ|บรรณาธิการ)\s?[:/\-]?\s?$")

_NAME = re.compile(
    r" ?(?P<thai>[ก-๎]{2,}(?: ณ)? (?:ณ )?[ก-๎]{2,}(?: ณ [ก-๎]+)?)"  # สมชาย ใจดี · สมหญิง ณ เมืองใหม่
    r"| ?(?P<latin>[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){1,4})"  # John Smith · SOK Dara
)
_TITLED = re.compile(r"(?P<name>[ก-๎]{3,} [ก-๎]{3,})(?= ?\(| [ก-๎]|\n|$)")
_LAST_PART = re.compile(r" (?P<part>[ก-๎]{2,12}) \([A-Z][a-z]+ [A-Z]")
_FROM = re.compile(r" ณ [ก-๎]{2,}(?= )")  # สมชาย ใจดี + ` ณ เชียงทอง` before an office
_RUN = re.compile(r"[ก-๎]{3,16}(?= )")
_INITIALS = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\. ?)+$")
_AFTER_INITIAL = re.compile(r" ?[ก-๎]{2,}|(?<=[A-Z]\.) [A-Z][\w'’\-]+")
_AFTER_ROYAL = frozenset(
    (
        "ทรง",
        "เสด็จ",
        "ได้เสด็จ",
        "ได้",
        "ที่",
        "พร้อม",
        "พร้อมทั้ง",
        "พร้อมด้วย",
        "เมื่อ",
        "เป็น",
        "มี",
        "และ",
        "ใน",
        "ณ",
        "พระราชทาน",
        "โปรด",
        "รับสั่ง",
    )
)
_BESIDE = frozenset(("ภริยา", "ภรรยา", "คู่สมรส", "สามี", "ร.น."))  # who or what follows a name and is no part of it
KING = "พระบาทสมเด็จพระเจ้าอยู่หัว"  # a style that is a name of its own
ROYAL_AT_MOST = 110  # characters of a royal name with all its styles
RULED = 0.7  # confidence of a name that only its prefix tells


def person_names(reading: Reading, mentions: Mentions) -> list[Mention]:
    """The names of persons in text order; never those of victims, children, reporters."""
    return [m for m in _names(reading, mentions) if not _is_hidden(reading, m)]


def _names(reading: Reading, mentions: Mentions) -> list[Mention]:
    """The tagged names, and those that a prefix gives away where the tagger saw nothing."""
    tagged = [
        t for m in mentions.names if m.label == "PER" and _is_name(reading, t := _cut(reading, _trimmed(reading, m)))
    ]
    covered = [*tagged, *(m for m in mentions.names if m.label != "PER")]
    rules = (_after_prefixes(reading), _after_titles(reading), _royal(reading), leaders(reading))
    ruled = (_trimmed(reading, mention) for rule in rules for mention in rule)
    return sorted([*tagged, *(m for m in ruled if not any(m.start < c.end and c.start < m.end for c in covered))])


def _cut(reading: Reading, mention: Mention) -> Mention:
    """A name without the verb or the title that the tagger took in, and with its last part.

    `หวัง อี้ ยืนยันว่า` → `หวัง อี้`; `Christa Sharp ตำแหน่ง` → `Christa Sharp`; `ดินห์ ซวน` + ` ฮุย (Dinh …`.
    """
    text = reading.text
    foreign = re.match(r"[A-Z][^\u0e00-\u0e7f\n]*", text[mention.start : mention.end])
    end = mention.start + len(foreign.group().rstrip(" (,")) if foreign else mention.end
    for space in re.finditer(r" ", text[mention.start : end]):
        index = reading.starts.get(mention.start + space.end())
        second = " " not in text[mention.start : mention.start + space.start()]
        if index is None or reading.tokens[index].text == "ณ" or (second and _is_surname(reading, index)):
            continue
        if _begins_clause(reading, index):
            end = mention.start + space.start()
            break
    if end == mention.end and (last := _LAST_PART.match(text, end)) and not foreign:
        end = last.end("part")
    if (home := _FROM.match(text, end)) and (index := reading.starts.get(home.end() + 1)) is not None:
        end = home.end() if lexicon("posts.txt").longest(reading, index) else end
    return Mention(mention.start, _with_surname(reading, mention.start, end), mention.label, mention.confidence)


def _with_surname(reading: Reading, start: int, end: int) -> int:
    """Where a name ends of which only the first word was tagged behind a prefix."""
    index = reading.starts.get(end + 1)
    alone = " " not in reading.text[start:end] and reading.text.startswith(" ", end)
    if index is None or not alone or not _is_surname(reading, index) or not prefix_before(reading, start)[0]:
        return end
    run = _RUN.match(reading.text, end + 1)
    return run.end() if run else end


def _is_surname(reading: Reading, index: int) -> bool:
    """Whether a run of letters is a surname, even if it begins like a verb: `ช่วยปลา` before an office or a bracket."""
    run = _RUN.match(reading.text, reading.tokens[index].start)
    if run is None or lexicon("posts.txt").longest(reading, index):
        return False
    after = reading.starts.get(run.end() + 1)
    office = after is not None and lexicon("posts.txt").longest(reading, after)
    verb = lexicon("verbs.txt").longest(reading, index)
    glued = verb is None or reading.tokens[verb[0] - 1].end < run.end()
    return glued and reading.text.startswith(" ", run.end()) and (bool(office) or reading.text[run.end() + 1] == "(")


def _begins_clause(reading: Reading, index: int) -> bool:
    """Whether a verb or the title of an office begins at a token."""
    listed = any(lexicon(name).longest(reading, index) for name in ("verbs.txt", "posts.txt"))
    return listed or reading.tokens[index].text in _AFTER_ROYAL | _BESIDE


def _royal(reading: Reading) -> Iterator[Mention]:
    """Royal names, from their style to the verb: `พระเจ้าหลานเธอ พระองค์เจ้า…` before `เสด็จ`."""
    for first, last, _ in lexicon("royal.txt").matches(reading):
        start = reading.tokens[first].start
        end = last
        while end < len(reading.tokens) and reading.tokens[end].start - start < ROYAL_AT_MOST:
            at = end + 1 if reading.tokens[end].shape == "space" else end
            token = reading.tokens[at] if at < len(reading.tokens) else None
            if token is None or token.shape not in ("thai", "number", "abbreviation"):
                break
            if token.text == "ที่" and reading.text[: token.start].endswith("รัชกาล"):
                end = at + 3  # รัชกาลที่ 9
                break
            if token.text in _AFTER_ROYAL or lexicon("verbs.txt").longest(reading, at):
                break
            end = at + 1
        longer = end > last and reading.tokens[end - 1].end - reading.tokens[last - 1].end > 4
        if longer or reading.text[start : reading.tokens[last - 1].end] == KING:
            yield Mention(start, reading.tokens[end - 1].end, "PER", 0.8)


def _is_name(reading: Reading, mention: Mention) -> bool:
    """Whether a tagged stretch can be a name: not long, and not the beginning of a post or a clause."""
    first = reading.starts.get(mention.start)
    if mention.end - mention.start < 2 or mention.end - mention.start > 90:
        return False
    if first is None or is_royal(reading, mention):
        return True
    words = reading.text[mention.start : mention.end].split()
    clause = any(word in ("จึง", "ก็", "ว่า", "จะ", "ได้", "เพื่อ", "และ") for word in words) or len(words) > 7
    return not clause and not (lexicon("posts.txt").longest(reading, first) and " " not in words[0])


def is_royal(reading: Reading, mention: Mention) -> bool:
    """Whether a name begins with a royal style."""
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
    for begin, end, _ in lexicon("prefixes.txt").matches(reading):
        at = reading.tokens[end - 1].end
        at += len(reading.text[at : at + 3]) - len(reading.text[at : at + 3].lstrip(".)"))
        match = _NAME.match(reading.text, at)
        if not match or not _is_prefix(reading.text[reading.tokens[begin].start : at]):
            continue
        group = "thai" if match["thai"] else "latin"
        start, finish = match.span(group)
        surname = reading.text.find(" ", start, finish) + 1
        first, last = reading.starts.get(start), reading.starts.get(surname)
        if last is None or first is None or stop.longest(reading, first):
            continue
        if stop.longest(reading, last) and not _is_surname(reading, last):
            continue
        if any(lexicon("posts.txt").longest(reading, index) for index in (first, last)):
            continue
        office = FOREIGN_OFFICE.search(reading.text, start, finish)
        yield Mention(start, office.start() - 1 if office else finish, "PER", RULED)


def _after_titles(reading: Reading) -> Iterator[Mention]:
    """`เอกอัครราชทูตสมชาย ใจดี ผู้อำนวยการ…`: a name behind an office that is said like a prefix."""
    for _, end, _ in lexicon("titles.txt").matches(reading):
        at = reading.tokens[end - 1].end
        match = _TITLED.match(reading.text, at)
        first = reading.starts.get(at)
        if match is None or first is None or known_names().longest(reading, first):
            continue
        behind = reading.starts.get(match.end() + 1)
        follows = behind is not None and any(lexicon(n).longest(reading, behind) for n in ("posts.txt", "verbs.txt"))
        if follows or reading.text.startswith(" (", match.end()):
            yield Mention(match.start("name"), match.end("name"), "PER", RULED)


def _is_hidden(reading: Reading, mention: Mention) -> bool:
    """Whether the name is a pseudonym, initials, a child's, or that of a reporter or photographer."""
    before, after = (
        reading.text[max(0, mention.start - 30) : mention.start],
        reading.text[mention.end : mention.end + 30],
    )
    _, start = prefix_before(reading, mention.start)
    credit = reading.text[max(0, start - 20) : start]
    return bool(
        _HIDDEN_PREFIX.search(before)
        or _HIDDEN_NAME.match(reading.text[mention.start : mention.end])
        or _HIDDEN_AFTER.match(after)
        or (_CREDIT.search(credit) and mention.start > reading.body[0] + (reading.body[1] - reading.body[0]) // 2)
    )


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
    rows = (*entries("prefixes.txt"), *entries("titles.txt"))
    return frozenset(row[0].replace(" ", "") for row in rows)


def _is_prefix(words: str) -> bool:
    """Whether words are a prefix, to the dot: `ศ.` is one, the beginning of `ศิริพันธ์` is none."""
    bare = words.replace(" ", "")
    return bare in _prefixes() or bare.removesuffix("หญิง") in _prefixes()  # ร.ต.อ.หญิง


def _starts_before(reading: Reading, end: int) -> Iterator[int]:
    """The token starts up to 24 characters before `end`, the farthest first."""
    return (at for at in range(max(0, end - 24), end) if at in reading.starts)

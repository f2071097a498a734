"""Persons: prefix, name, other names, and the posts that the text gives them."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from prachum.extract.actors.entities import Entity, stands_free, surface
from prachum.extract.actors.leaders import office_before
from prachum.extract.actors.person_names import is_royal, person_names, prefix_before
from prachum.extract.actors.posts import is_office, offices, title_at, widened
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import Evidence, Person, Post
from prachum.thai import fold

ALIKE = 0.86  # likeness from which two spellings are one name

_STANDING = re.compile(r"[ \n]*เป็น(?P<title>ประธาน(?:อนุกรรมการ|กรรมการ)?)(?=[ \n]|ให้|ได้|และ|$)")
_OF_COMMITTEE = re.compile(r"(?:คณะ(?:อนุ)?กรรมการ|คณะทำงาน).*(?:โดยมี|ซึ่งมี|ที่มี|มี) ?$", re.DOTALL)
_LEADS_TO = re.compile(r"[ \n]*(?:คือ|ได้แก่|\()?[ \n]*")
_POST_JOINT = re.compile(
    r"[ \n]*(?:\([^()\n]{1,60}\))?[ \n]*(?:และ(?:และ)?|,|ในฐานะ(?:ที่เป็น)?|/|ปฏิบัติหน้าที่|พร้อมทั้ง|อีกทั้ง|ควบ)?[ \n]*"
)
_BRACKET = re.compile(r"[ \n]*\(")
_POST_GAP = re.compile(r"\)?[ \n]*(?:\([^()\n]{1,60}\))?[ \n]*(?:ซึ่งเป็น|ในฐานะ|ตำแหน่ง|เป็น|,|\()?[ \n]*")


def find_persons(reading: Reading, mentions: Mentions) -> tuple[list[Person], dict[str, Entity]]:
    """The persons of a reading in text order, and the entity behind each id; not those after whom a room is called."""
    told = _groups(reading, person_names(reading, mentions))
    groups = [group for group in told if stands_free(group, mentions.venues)]
    persons, entities = [], {}
    for number, group in enumerate(groups, 1):
        id_ = f"p{number}"
        forms = sorted(dict.fromkeys(surface(reading, m) for m in group), key=lambda form: " " not in form)
        prefix = next((p for m in group if (p := prefix_before(reading, m.start)[0])), None)
        entities[id_] = Entity(id_, "PER", forms[0], tuple(forms[1:]), tuple(group))
        posts = tuple(_unique(_posts(reading, group, mentions)))
        proofs = tuple(_evidence(reading, m) for m in group)
        persons.append(Person(id_, forms[0], proofs, prefix, tuple(forms[1:]), posts))
    return persons, entities


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
    return [g for g in ordered if any(" " in _words(reading, m) or _is_known_alone(reading, m) for m in g)]


def _words(reading: Reading, mention: Mention) -> str:
    return reading.text[mention.start : mention.end].strip()


def _is_same(reading: Reading, key: str, other: str, mention: Mention) -> bool:
    """Whether a name is one met before: alike but for a letter or two, its first word alone, or a shorter style."""
    given = _first_word(reading, mention)
    long = min(len(key), len(other)) > 8 and key[:3] == other[:3]
    royal = min(len(key), len(other)) > 12 and (key in other or other in key) and is_royal(reading, mention)
    return key == given or royal or (long and _alike(key, other)) or (len(key) > 5 and _alike(key, given))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() > ALIKE


def _glosses(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether the second name is the first in other letters: `แองเจลา … (H.E. Dr. Angela …)`."""
    _, start = prefix_before(reading, second.start)
    return bool(re.fullmatch(r"[ \n]*\([^()\n]{0,24}", reading.text[first.end : start]))


def _first_word(reading: Reading, mention: Mention) -> str:
    return fold(reading.text[mention.start : mention.end].split(" ")[0])


def _is_known_alone(reading: Reading, mention: Mention) -> bool:
    """Whether a one-word name may stand for a person: royal styles, and names that a prefix or an office introduces."""
    if _words(reading, mention).endswith("ฯ") or reading.text.startswith("ฯ", mention.end):
        return False
    named = prefix_before(reading, mention.start)[0] or office_before(reading, mention.start)
    return is_royal(reading, mention) or named is not None


def _posts(reading: Reading, group: Sequence[Mention], mentions: Mentions) -> Iterator[Post]:
    titles = [widened(reading, post, mentions) for tagged in mentions.posts for post in offices(reading, tagged)]
    for mention in group:
        after = list(titles_after(reading, mention, titles, mentions))
        chair = _chairs_committee(reading, mention, after)
        before = _titles_before(reading, mention, titles, mentions)
        office = office_before(reading, mention.start)
        for title in (*after, *before, *(title for title in (chair, office) if title)):
            yield Post(surface(reading, title), _evidence(reading, title))


def titles_after(
    reading: Reading, mention: Mention, titles: Sequence[Mention], mentions: Mentions
) -> Iterator[Mention]:
    """`นาย… รองปลัดกระทรวง… และประธาน…`: the titles that follow the name, one upon another."""
    at, gap = mention.end, _POST_GAP
    while True:
        title = next((t for t in titles if t.start >= at and gap.fullmatch(reading.text, at, t.start)), None)
        if title is None and gap is _POST_GAP and (match := gap.match(reading.text, at)):
            bracket = _BRACKET.match(reading.text, at)
            ruled = title_at(reading, match.end()) or (title_at(reading, bracket.end()) if bracket else None)
            title = widened(reading, ruled, mentions) if ruled else None
        if title is None or not is_office(reading, title):
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


def _chairs_committee(reading: Reading, mention: Mention, titles: Sequence[Mention]) -> Mention | None:
    """`คณะกรรมการ… โดยมี พลเอก … รองนายกรัฐมนตรี เป็นประธาน`: a standing chair is a post."""
    end = max([mention.end, *(title.end for title in titles)])
    chair = _STANDING.match(reading.text, end)
    start = prefix_before(reading, mention.start)[1]
    before = reading.text[max(0, start - 90) : start]
    if chair and re.search(r"คณะ(?:อนุ)?กรรมการ|คณะทำงาน", before) and re.search(r"(?:โดยมี|ซึ่งมี|ที่มี|มี) ?$", before):
        return Mention(chair.start("title"), chair.end("title"), "POST", 0.7)
    return None


def _unique(posts: Iterator[Post]) -> Iterator[Post]:
    seen: set[str] = set()
    for post in posts:
        if fold(post.title) not in seen:
            seen.add(fold(post.title))
            yield post


def _evidence(reading: Reading, mention: Mention) -> Evidence:
    return Evidence(reading.stored(mention.start, mention.end), round(mention.confidence, 3))

"""Organizations: names, other names and abbreviations, those in titles of office, and who belongs to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prachum.authorities import Authorities
from prachum.extract.actors.entities import Entity, cluster, entity, proofs, renumbered, stands_free
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import Organization, Person, Post

# ปลัด|กระทรวง… ; the name ends where that of a higher body begins
_HEADS = (
    r"(?:กระทรวง|ทบวง|กรม(?!การ)|กอง|สำนักงาน(?!ของ|จังหวัด$)|สำนัก|ศูนย์|ส่วน|สถาบัน|มูลนิธิ|องค์การ|สมาคม"
    r"|คณะกรรมการ|คณะอนุกรรมการ|แผนก|วัด|โรงเรียน|โรงพยาบาล|มหาวิทยาลัย|วิทยาลัย|บริษัท|ธนาคาร|เครือข่าย|หนังสือพิมพ์"
    r"|สมาพันธ์|ศาล|องค์กร|สถานี|ชมรม)"
)
_BODY_IN_TITLE = re.compile(rf" ?(?P<name>{_HEADS}(?:(?! {_HEADS}).){{3,}})")
SURE = 0.45  # confidence from which an instrument's title is trusted to be one
IN_TITLE = 0.75  # confidence of a body that only a title of office names


def find_organizations(
    reading: Reading, mentions: Mentions, persons: Sequence[Person], lists: Authorities
) -> tuple[Entity, ...]:
    """The bodies of a reading in text order."""
    tagged = [m for m in mentions.names if m.label == "ORG"]
    shown = sorted([*tagged, *_in_titles(reading, persons, [m for m in mentions.names if m.label != "PER"])])
    groups = cluster(reading, shown, "organization", lists)
    free = (
        (group, entry)
        for group, entry in groups
        if stands_free(group, mentions.venues) and not _named_after(reading, group, mentions)
    )
    return renumbered([entity(reading, "", "ORG", group, entry) for group, entry in free], "o")


def organization(reading: Reading, body: Entity) -> Organization:
    """A body as a fact."""
    return Organization(body.id, body.name, proofs(reading, body), body.aliases)


def _named_after(reading: Reading, group: Sequence[Mention], mentions: Mentions) -> bool:
    """Whether a body stands only in titles of instruments, as no party: `อนุสัญญาอาเซียนว่าด้วย…`."""
    return all(any(_is_title_word(reading, i, m) for i in mentions.instruments) for m in group)


def _is_title_word(reading: Reading, instrument: Mention, mention: Mention) -> bool:
    inside = instrument.start < mention.start and mention.end <= instrument.end
    return inside and instrument.confidence > SURE and "ระหว่าง" not in reading.text[instrument.start : mention.start]


def _in_titles(reading: Reading, persons: Sequence[Person], tagged: Sequence[Mention]) -> Iterator[Mention]:
    """`ปลัด` + `กระทรวงกิจการสังคม …`: the body that a title names where the tagger saw none."""
    for start, end in dict.fromkeys(_titles(reading, persons)):
        if any(m.start < end and start < m.end for m in tagged):
            continue
        named = _BODY_IN_TITLE.search(reading.text, start + 2, end)
        if named:
            yield Mention(named.start("name"), named.end("name"), "ORG", IN_TITLE)


def _titles(reading: Reading, persons: Sequence[Person]) -> Iterator[tuple[int, int]]:
    position = reading.normalised.position
    for person in persons:
        for post in person.posts:
            yield position(post.evidence.span.start), position(post.evidence.span.end)


def with_bodies(reading: Reading, person: Person, bodies: Sequence[Entity]) -> Person:
    """A person whose posts know the body that their titles name."""
    return replace(person, posts=tuple(_in_body(reading, post, bodies) for post in person.posts))


def _in_body(reading: Reading, post: Post, bodies: Sequence[Entity]) -> Post:
    inside = [
        (m.start, body.id)
        for body in bodies
        for m in body.mentions
        if post.evidence.span.contains(reading.stored(m.start, m.end))
    ]
    return replace(post, organization=min(inside)[1]) if inside else post


def with_parent(reading: Reading, organization: Organization, bodies: Sequence[Entity]) -> Organization:
    """A unit that knows the body named right behind it: `กองต่อต้านการค้ามนุษย์ สำนักงานปลัดกระทรวง…`."""
    own = next(body for body in bodies if body.id == organization.id)
    for mention in own.mentions:
        for body in bodies:
            for other in body.mentions:
                beside = 0 <= other.start - mention.end <= 2 and not reading.text[mention.end : other.start].strip()
                if beside and body is not own and _is_unit(reading, mention, other):
                    return replace(organization, parent=body.id)
    return organization


_RANKS = (("กลุ่ม", "ส่วน", "ฝ่าย", "แผนก"), ("กอง", "สำนัก", "ศูนย์", "สถาน"), ("กรม", "สำนักงาน"), ("กระทรวง",))


def _is_unit(reading: Reading, mention: Mention, other: Mention) -> bool:
    return 0 < rank(reading, mention) < rank(reading, other)


def rank(reading: Reading, mention: Mention) -> int:
    """How high a body of this name stands: 1 a section, 2 a division, 3 a department, 4 a ministry; else 0."""
    words = reading.text[mention.start : mention.end]
    return next((height for height, heads in enumerate(_RANKS, 1) if words.startswith(heads)), 0)

"""Posts: where a tagged title really ends, and titles that the tagger missed after a name."""

from prachum.extract.gazetteer import lexicon
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

LONGEST = 160  # characters of a title
RULED = 0.7  # confidence of a title that only the word list found


def widened(reading: Reading, post: Mention, mentions: Mentions) -> Mention:
    """A title with the bodies that follow it: `ผู้อำนวยการกอง…` + ` กรม…` + ` กระทรวง…`."""
    end = post.end
    for name in mentions.names:
        if name.label == "ORG" and name.start >= end - 1 and not reading.text[end : name.start].strip():
            if name.start > end and "\n" in reading.text[end : name.start]:
                break
            end = max(end, name.end)
        elif name.label == "ORG" and name.start < end < name.end:
            end = name.end
    return Mention(post.start, end, post.label, post.confidence)


def title_at(reading: Reading, position: int) -> Mention | None:
    """The title that the word list sees at a position, up to the next verb, name or sign."""
    first = reading.starts.get(position)
    head = lexicon("posts.txt").longest(reading, first) if first is not None else None
    if first is None or head is None or reading.text.startswith("หัวหน้าคณะ", position):
        return None  # a head of delegation holds no post by that
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
    begins = any(lexicon(name).longest(reading, after) for name in ("prefixes.txt", "posts.txt")) if after < len(reading.tokens) else True
    return begins and (token.shape == "space" or token.text == "และ")

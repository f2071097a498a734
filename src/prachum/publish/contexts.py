"""A quote as it stands in its document: with the words before and after it."""

from dataclasses import dataclass

REACH = 70  # characters on either side, at most
# Thai puts a space between phrases, and none between words: there a sentence may be cut.
_SPACES = " \u00a0\t"


@dataclass(frozen=True, slots=True)
class Words:
    """A quote between what stands `before` and `after` it on its line; cut ends have an ellipsis."""

    before: str
    quote: str
    after: str


def in_context(text: str, start: int, end: int) -> Words:
    """The words from `start` to `end` of `text`, within their line.

    Raises nothing: a span that is not in the text is cut to it.
    """
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > REACH:
        before = "… " + _from_space(before[-REACH:])
    if len(after) > REACH:
        after = _to_space(after[:REACH]) + " …"
    return Words(before, text[start:end], after)


def _from_space(words: str) -> str:
    at = min((found for space in _SPACES if (found := words.find(space)) >= 0), default=-1)
    return words[at + 1 :]


def _to_space(words: str) -> str:
    at = max(words.rfind(space) for space in _SPACES)
    return words[:at] if at > 0 else words

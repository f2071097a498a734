"""Made-up releases read for extraction: what tests of single stages start from."""

from prachum.extract.mentions import Mentions, find_mentions
from prachum.extract.reading import Reading, read
from prachum.model import Document
from prachum.read.layout import find_layout


def document(text: str, identifier: str = "made-up") -> Document:
    """A document with its layout."""
    return Document(identifier, text, find_layout(text))


def read_text(text: str) -> tuple[Reading, Mentions]:
    """A text ready for extraction, with all that it mentions."""
    reading = read(document(text))
    return reading, find_mentions(reading)

"""A second reader of names, who knows no list of bodies.

Most bodies of the annotated releases are in the authority lists, so the tagger of names learns to trust
the lists and passes over what is in none. This one never sees them, and adds the names that it is sure of.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from prachum.extract.reading import Reading
from prachum.extract.tagging import UNLISTED, Mention, tag

SURE = {"ORG": 0.97, "LOC": 0.6, "PER": 0.8}  # confidence from which a name that the first tagger left is taken


def unlisted(
    reading: Reading, rows: Sequence[Sequence[str]], names: Sequence[Mention], models: Path
) -> Iterator[Mention]:
    """The sure names that overlap none of `names`; `rows` are the features of the tokens."""
    for mention in tag(reading, UNLISTED, without_lists(rows), models):
        overlaps = any(mention.start < name.end and name.start < mention.end for name in names)
        if mention.confidence >= SURE[mention.label] and not overlaps:
            yield mention


def without_lists(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The features of the tokens but for those that tell of a listed body."""
    return [[feature for feature in row if not feature.endswith(".body")] for row in rows]

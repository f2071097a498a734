"""The lexicons of this package: Thai and English side by side, parted by a tab."""

from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"


@cache
def rows(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a lexicon, the longest Thai first; `#` starts a comment line."""
    lines = (LEXICONS / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((thai, english) for thai, english in pairs), key=lambda row: (-len(row[0]), row)))


def opening(text: str, name: str) -> tuple[str, str] | None:
    """The longest row with which `text` begins, as (Thai, English); a row that ends with `$` is all of it."""
    if found := next((english for thai, english in rows(name) if thai == f"{text}$"), None):
        return text, found
    return next((row for row in rows(name) if text.startswith(row[0])), None)

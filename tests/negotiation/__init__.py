"""The tables of headers, and what each gets."""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NAMED: dict[str, list[str] | None] = {"(none)": None, "(empty)": [""], "(blank)": ["  "]}


def rows(table: str) -> list[tuple[Any, ...]]:
    """The rows of a table: the header as it stands there, its values (None without it), and the other columns."""
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(header, values(header), *others) for header, *others in cells]


def values(header: str) -> list[str] | None:
    """The values of a header that may come several times."""
    return NAMED[header] if header in NAMED else header.split(" | ")


def joined(header: list[str] | None) -> str | None:
    """The same as one header."""
    return None if header is None else ", ".join(header)


def ids(table: str) -> list[str]:
    """A name for each row."""
    return [row[0] for row in rows(table)]

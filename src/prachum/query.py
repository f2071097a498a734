"""SPARQL queries on a built store, and their answers for a terminal or another program."""

import unicodedata
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from prachum.errors import UsageError
from prachum.namespaces import PREFIXES, shorten
from prachum.serve.answering import TABLES
from prachum.serve.guard import check

WIDEST = 60  # columns of a terminal that one cell may take


def ask(store: ox.Store, query: str, result_format: str) -> bytes:
    """The answer to a query over the union of all graphs, as `table` or in a format of `TABLES`.

    CONSTRUCT and DESCRIBE give Turtle. The prefixes of the dumps are known.
    Raises UsageError for a query that would fetch from elsewhere, and, with line and column, for what is
    no SPARQL query.
    """
    check(query)
    try:
        answer = store.query(query, prefixes=PREFIXES)
        if isinstance(answer, ox.QueryTriples):
            return ox.serialize(answer, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        if result_format != "table":
            return answer.serialize(format=TABLES[result_format]) or b""
    except SyntaxError as error:
        what, _, _ = str(error).partition("expected")  # the list of all that was expected fills a screen
        raise UsageError(f"not a SPARQL query: {what.strip(' :')}") from error
    if isinstance(answer, ox.QueryBoolean):
        return b"yes\n" if answer else b"no\n"
    head = [variable.value for variable in answer.variables]
    lines = _table([head, *([_cell(value) for value in solution] for solution in answer)])
    return "".join(f"{line}\n" for line in lines).encode()


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines with aligned columns, a rule below the first."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        yield "  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("─" * width for width in widths)


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term for reading: a literal's text on one line, an IRI with its prefix."""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    text = term.value if isinstance(term, ox.Literal) else str(term or "")
    text = "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
    while _width(text) > WIDEST:
        text = f"{text[: WIDEST - 2 if len(text) > WIDEST else -2]}…"
    return text


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """The columns that a text takes; Thai vowels and tones above and below take none."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)

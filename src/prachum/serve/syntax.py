"""What is wrong with a query, said so that it can be mended: line, column, and the place shown."""

import re

from prachum.namespaces import PREFIXES

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"([\w.-]*):[^\s:]*\s*$")
# After BASE, PREFIX and comments: the word that says what is to be done.
_VERB = re.compile(r"(?:\s+|#[^\n\r]*|BASE\s*<[^>]*>|PREFIX\s+[\w.-]*:\s*<[^>]*>)*+(\w+)", re.IGNORECASE)
_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_CLASS = re.compile(r"\['[^\]]*\]|\[_\]", re.DOTALL)  # of characters: nothing that one reads
_NOT_TOLD = {"LATERAL", "SERVICE", "OPTIONAL", "Prefix not found"}  # the engine expects these nearly everywhere
SHOWN = 80  # characters of a line


def explain(query: str, message: str) -> str:
    """The engine's `message` on a query that is none, with the place in the query that it means."""
    found = _POSITION.match(message)
    if not found:
        return f"The query cannot be answered: {message}"
    verb = _VERB.match(query)
    if verb and verb[1].upper() not in _QUERIES:
        line, column = _place(query[: verb.start(1)])
        reason = f"{verb[1]} begins no query; SELECT, ASK, CONSTRUCT and DESCRIBE do."
        if verb[1].upper() in _UPDATES:
            reason = f"{verb[1].upper()} is an update; this endpoint answers queries only."
    else:
        line, column = int(found[1]), int(found[2])
        reason = _reason(query, line, column, found[3])
    return f"Line {line}, column {column}: {reason}\n\n{_show(query, line, column)}"


def _place(before: str) -> tuple[int, int]:
    """The line and column after the text `before`, counted from 1."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _line(query: str, number: int) -> str:
    return (query.split("\n") + [""] * number)[number - 1]


def _show(query: str, line: int, column: int) -> str:
    begin = max(0, column - 1 - SHOWN // 2)
    shown = re.sub(r"[^ -~\u00a0-\uffff]", " ", _line(query, line)[begin : begin + SHOWN])
    return f"  {shown}\n  {' ' * (column - 1 - begin)}^"


def _reason(query: str, line: int, column: int, expected: str) -> str:
    text = _line(query, line)
    name = _NAME_BEFORE.search(text[: column - 1])
    if name and name[1] not in PREFIXES.keys() | {*_DECLARED.findall(query)}:
        return f"the prefix {name[1]}: is not declared."
    tokens = _CLASS.sub("", expected.removeprefix("expected one of ").removeprefix("expected "))
    words = [word for part in re.split(r",\s+|\s+\|\s+", tokens) if (word := part.strip()) and word not in _NOT_TOLD]
    what = f"; expected {' or '.join(words[:8])}" if words else ""
    place = "the query cannot be read here" if text[column - 1 :].strip() else "something is missing here"
    return f"{place}{what}."

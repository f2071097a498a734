"""What is wrong with a query, said so that it can be mended: line, column, and the place shown."""

import re

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UNDECLARED = "Prefix not found"
_NAME_BEFORE = re.compile(r"([\w.-]*):[^\s:]*\s*$")
_UPDATE = re.compile(r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
_CLASS = re.compile(r"\['[^\]]*\]|\[_\]", re.DOTALL)  # of characters: nothing that one reads
_NOT_TOLD = {"LATERAL", "SERVICE", "OPTIONAL"}  # the engine expects these nearly everywhere
SHOWN = 80  # characters of a line


def explain(query: str, message: str) -> str:
    """The engine's `message` on a query that is none, with the place in the query that it means."""
    found = _POSITION.match(message)
    if not found:
        return f"The query cannot be answered: {message}"
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    begin = max(0, column - 1 - SHOWN // 2)
    shown = text[begin : begin + SHOWN].replace("\t", " ")
    place = f"  {shown}\n  {' ' * (column - 1 - begin)}^"
    return f"Line {line}, column {column}: {_reason(text, column, found[3])}\n\n{place}"


def _reason(text: str, column: int, expected: str) -> str:
    before, rest = text[: column - 1], text[column - 1 :]
    update = _UPDATE.match(rest)
    if update:
        return f"{update[1].upper()} is an update; this endpoint answers queries only."
    name = _NAME_BEFORE.search(before)
    if name and _UNDECLARED in expected:
        return f"the prefix {name[1]}: is not declared."
    tokens = _CLASS.sub("", expected.removeprefix("expected one of ").removeprefix("expected "))
    words = [word for part in re.split(r",\s+|\s+\|\s+", tokens) if (word := part.strip()) and word not in _NOT_TOLD]
    what = f"; expected {' or '.join(words[:8])}" if words else ""
    return f"the query cannot be read here{what}." if rest.strip() else f"something is missing here{what}."

"""What a query may not say: SERVICE, with which it would make the server fetch from any address.

The query engine obeys SERVICE, so the word is looked for as the engine reads it: outside strings, IRIs,
comments, variables and local names. Where the two could read a query differently it is refused; a
server process cannot open a connection in any case (see `confinement`).
"""

import re
from dataclasses import dataclass

from prachum.errors import UsageError

# An IRI with `://` cannot be a comparison: `?a<b://c>` has no operand after `b:/`. Any other `<…>` can.
_TOKEN = re.compile(
    r'''
      (?P<string> """(?:[^"\\]|\\.|"(?!""))*"""
                | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
                | "(?:[^"\\\n\r]|\\.)*"
                | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri> <[A-Za-z][\w+.-]*://[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<unclear> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<comment> \#[^\n\r]* )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<local> :(?:[\w:%]|\\.)(?:[\w:%-]|\\.)* )
    | (?P<escape> \\. )
    | (?P<word> [^\W\d]\w* )
    ''',
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")


class RefusedError(UsageError):
    """The query asks for what this endpoint does not do."""


@dataclass(frozen=True, slots=True)
class Words:
    """The bare words of a query, in capitals; `unclear` if a `<` in it could be read in two ways."""

    words: frozenset[str]
    unclear: bool


def check(query: str) -> bool:
    """Whether the query names its own dataset (FROM). Raises RefusedError if it might fetch something."""
    plain = _ESCAPE.sub(_character, query)
    readings = read_words(query), read_words(plain)
    # The word may touch others (`trueSERVICE`) and be the start of a name (`service:x`).
    named = any("SERVICE" in word for reading in readings for word in reading.words)
    hidden = any(reading.unclear for reading in readings) and "SERVICE" in (query + plain).upper()
    if named or hidden:
        raise RefusedError(
            "SERVICE is refused: this endpoint asks no other server. "
            "If SERVICE is but part of a prefix or a relative IRI in the query, give that another name."
        )
    return any("FROM" in reading.words for reading in readings)


def read_words(query: str) -> Words:
    """The words of `query` that are no part of a string, an IRI, a comment, a variable or a local name."""
    tokens = list(_TOKEN.finditer(query))
    words = frozenset(
        # A prefix keeps its colon: `from:x` names no dataset.
        token[0].upper() + (":" if query.startswith(":", token.end()) else "")
        for token in tokens
        if token.lastgroup == "word"
    )
    return Words(words, any(token.lastgroup == "unclear" for token in tokens))


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))

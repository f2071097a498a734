"""What a query may not say: SERVICE, with which it would make the server fetch from any address.

The query engine obeys SERVICE, so the word is looked for as the engine reads it: outside strings, IRIs,
comments, variables and local names. Where the two could read a query differently it is refused; a
server process cannot open a connection in any case (see `confinement`).
"""

import re

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


def check(query: str) -> None:
    """Raise RefusedError if the query might make the engine fetch something."""
    plain = _ESCAPE.sub(_character, query)
    if "SERVICE" not in (query + plain).upper():
        return
    tokens = [*_TOKEN.finditer(query), *_TOKEN.finditer(plain)]
    # The word may touch others (`trueSERVICE`) and be the start of a name (`service:x`).
    named = any(token.lastgroup == "word" and "SERVICE" in token[0].upper() for token in tokens)
    # With a `<` that can be read in two ways, so can all that stands after it.
    unclear = any(token.lastgroup == "unclear" for token in tokens)
    if named or unclear:
        raise RefusedError(
            "SERVICE is refused: this endpoint asks no other server. "
            "If SERVICE is but part of a prefix or a relative IRI in the query, give that another name."
        )


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))

"""The bytes of a document, and how they become text."""

from dataclasses import dataclass

from prachum.errors import UnreadableDocument

MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document; `path` tells a person where they come from."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that cannot be read; `message` says why, and what to do."""

    identifier: str
    path: str
    message: str


def decode(data: bytes) -> str:
    """The text of `data` to the letter, line ends too; only a byte order mark is left out.

    Raises UnreadableDocument if it is too large, binary, not UTF-8, or has no text in it.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"is larger than {MAX_BYTES // 1_000_000} MB: split it into its releases")
    if b"\0" in data:
        raise UnreadableDocument("is a binary file (it has NUL bytes): give its text, as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"is not UTF-8 (byte {data[error.start]:#04x} at offset {error.start}): convert it,"
            " an old Thai file with `iconv -f CP874 -t UTF-8`"
        ) from None
    if not text.strip():
        raise UnreadableDocument("is empty: there is no text to read")
    return text


def printable(name: str) -> str:
    """A file name that can be shown and published: a byte that is no text, or a control, becomes `�`."""
    return "".join(char if char.isprintable() else "�" for char in name)

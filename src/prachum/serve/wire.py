"""What the server and a worker process say to each other over a socket: frames of a length and a content.

What comes from a worker is bytes and nothing that runs when it is read, so that a worker led astray by a query
cannot lead the server astray.
"""

import socket
import struct
from dataclasses import dataclass
from enum import Enum

_LENGTH = struct.Struct(">I")


class Kind(Enum):
    """What came of a question."""

    TABLE = "table"
    BOOLEAN = "boolean"
    GRAPH = "graph"
    MALFORMED = "malformed"
    TOO_LARGE = "too large"
    NOT_ACCEPTABLE = "not acceptable"
    FAILED = "failed"


_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in the format asked for, or a message."""

    kind: Kind
    body: bytes

    def encode(self) -> bytes:
        """The content of a frame."""
        return bytes((_KINDS.index(self.kind),)) + self.body


def decode(content: bytes) -> Answer:
    """The answer in a frame. Raises ValueError for what is none."""
    if not content or content[0] >= len(_KINDS):
        raise ValueError("a worker sent what is no answer")
    return Answer(_KINDS[content[0]], content[1:])


def frame(content: bytes) -> bytes:
    """`content` as it is sent."""
    return _LENGTH.pack(len(content)) + content


def receive(connection: socket.socket) -> bytes | None:
    """The content of the next frame; None when the other side is gone."""
    head = _exactly(connection, _LENGTH.size)
    return None if head is None else _exactly(connection, _LENGTH.unpack(head)[0])


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    received = bytearray()
    while len(received) < size:
        part = connection.recv(size - len(received))
        if not part:
            return None
        received += part
    return bytes(received)


class Frames:
    """Puts frames together from what arrives in pieces."""

    def __init__(self) -> None:
        self._arrived = bytearray()

    def feed(self, data: bytes) -> bytes | None:
        """The content of the frame that `data` completes; None as long as it does not. One at a time is sent."""
        self._arrived += data
        if len(self._arrived) < _LENGTH.size:
            return None
        end = _LENGTH.size + _LENGTH.unpack_from(self._arrived)[0]
        if len(self._arrived) < end:
            return None
        content = bytes(self._arrived[_LENGTH.size : end])
        del self._arrived[:end]
        return content

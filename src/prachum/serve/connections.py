"""Connections that cannot be kept open, or fed, for ever: the head of a request has a size and a time.

An answer leaves in one piece, head and body.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 512 * 1024  # a query by GET, each byte of it written as three, and the header fields
HEAD_SECONDS = 20.0
GATHERED = 64 * 1024  # bytes of an answer that wait for more


class Connection(HttpToolsProtocol):
    """One client's connection; uvicorn's own waits for the end of a head as long as that is not there."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self.transport: asyncio.Transport = Gathering(transport)
        self._head, self._in_body = 0, False
        self._late: asyncio.TimerHandle | None = self.loop.call_later(HEAD_SECONDS, transport.close)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head is too long."""
        if not self._in_body:
            self._head += len(data)
            if self._head > HEAD_BYTES:
                self.send_400_response("The head of the request is too long.")
                return
            if self._late is None:
                self._late = self.loop.call_later(HEAD_SECONDS, self.transport.close)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """The head is whole; a body may follow."""
        self._in_time()
        self._head, self._in_body = 0, True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next is a head again."""
        self._in_body = False
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the time."""
        self._in_time()
        super().connection_lost(exc)

    def _in_time(self) -> None:
        if self._late:
            self._late.cancel()
            self._late = None


class Gathering(asyncio.Transport):
    """A transport that sends together what is written in one go: each write is a call of the system.

    uvicorn writes the head of an answer and its body one after the other.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send `data` soon, and at once if there is much."""
        if not data:
            return
        if not self._pieces:
            self._loop.call_soon(self.flush)
        self._pieces.append(bytes(data))
        self._size += len(data)
        if self._size > GATHERED:
            self.flush()

    def flush(self) -> None:
        """Send what waits, if someone is still there."""
        pieces, self._pieces, self._size = self._pieces, [], 0
        if pieces and not self._transport.is_closing():
            self._transport.writelines(pieces)

    def close(self) -> None:
        """Close when all is sent."""
        self.flush()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether it closes, or is closed."""
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: object = None) -> Any:
        """What the transport knows of the connection."""
        return self._transport.get_extra_info(name, default)

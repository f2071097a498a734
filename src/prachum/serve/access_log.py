"""The access log: one line of JSON for each answer. It never says what was asked, unless it is told to."""

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prachum.errors import UsageError
from prachum.serve.metrics import Metrics

KEPT = 10_000  # lines that wait in memory while the disk is full
OWN_ROUTES = ("/sparql", "/health", "/metrics")
_CUT = 500  # characters of what a client may make long


class Lines:
    """Appends lines to a file, each in one piece at once; what finds no room waits, and is written when there is.

    If the file is moved away (logrotate), a new one is begun.
    """

    def __init__(self, file: Path | None, on_lost: Callable[[], None]) -> None:
        self._file, self._on_lost = file, on_lost
        self._pending: deque[bytes] = deque()
        self._full = False
        self._descriptor = self._open()

    def write(self, line: str) -> None:
        """Write a line, and those that wait before it. Raises nothing."""
        if len(self._pending) >= KEPT:
            self._pending.popleft()
            self._on_lost()
        self._pending.append(line.encode("utf-8", "backslashreplace") + b"\n")
        self.flush()

    def flush(self) -> None:
        """Write what waits, as far as there is room."""
        try:
            while self._pending:
                piece = self._pending[0]
                written = os.write(self._descriptor, piece)
                if written < len(piece):
                    self._pending[0] = piece[written:]
                else:
                    self._pending.popleft()
            self._full = False
        except OSError as error:
            if not self._full:
                print(f"The access log cannot be written ({error.strerror}); its lines wait.", file=sys.stderr)
            self._full = True

    def tend(self) -> None:
        """Write what waits; begin a new file if ours was moved or deleted."""
        self.flush()
        if self._file is None or not self._moved():
            return
        try:
            descriptor = self._open()
        except UsageError:
            return  # go on with the old one
        os.close(self._descriptor)
        self._descriptor = descriptor

    def _moved(self) -> bool:
        ours = os.fstat(self._descriptor)
        try:
            there = self._file.stat() if self._file else ours
        except OSError:
            return True
        return (ours.st_dev, ours.st_ino) != (there.st_dev, there.st_ino)

    def _open(self) -> int:
        if self._file is None:
            return sys.stdout.fileno()
        try:
            return os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
        except OSError as error:
            raise UsageError(
                f"{self._file}: cannot be written ({error.strerror}); name another --access-log"
            ) from error


class Watched:
    """Counts every answer, and tells the log of it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, lines: Lines | None, *, queries: bool = False) -> None:
        self._app, self._metrics, self._lines, self._queries = app, metrics, lines, queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 500, 0

        async def watch(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            seconds = time.perf_counter() - begun
            path = scope["path"].removeprefix(scope["root_path"])
            route = path if path in OWN_ROUTES else "site"
            self._metrics.answered(route, status, seconds)
            if self._lines:
                self._lines.write(json.dumps(self._line(scope, status, size, seconds), ensure_ascii=False))

    def _line(self, scope: Scope, status: int, size: int, seconds: float) -> dict[str, Any]:
        headers = dict(scope["headers"])
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "client": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": scope["path"][:_CUT],
            "status": status,
            "bytes": size,
            "ms": round(seconds * 1000, 1),
            "agent": headers.get(b"user-agent", b"").decode("latin-1")[:_CUT],
        }
        if self._queries and "query" in scope:
            line["query"] = scope["query"]
        return line

"""A worker process as the server sees it: a program of its own, which shares nothing with this one."""

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import cast

from prachum.serve.answering import Question, Start
from prachum.serve.turns import UnavailableError
from prachum.serve.wire import Answer, Frames, decode, frame

START_SECONDS = 60.0
LOW_PRIORITY = 10  # of a long query, so that it does not hold up the quick ones


class DiedError(Exception):
    """The process ended over a question: `killed` from outside, or by itself."""

    def __init__(self, *, killed: bool) -> None:
        super().__init__()
        self.killed = killed


class Worker(asyncio.Protocol):
    """One process; it answers one question at a time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._frames = Frames()
        self._transport: asyncio.WriteTransport | None = None
        self._waiter: asyncio.Future[Answer | None] | None = None
        self._asked = False
        self._early: Answer | None = None  # came when nobody waited, between two waits
        self._begun = self._loop.create_future()
        self._long = False

    @classmethod
    async def launch(cls, start: Start) -> "Worker":
        """Start a process; it may be asked at once, and answers when it is ready."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "prachum.serve.worker", str(theirs.fileno())]
            worker = cls(subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL))  # noqa: S603 - our own words
        ours.setblocking(False)
        transport, _ = await worker._loop.create_unix_connection(lambda: worker, sock=ours)
        transport.write(frame(pickle.dumps(start)))
        return worker

    @property
    def fit(self) -> bool:
        """Whether it can be asked, and is not left large by a long query."""
        return self._transport is not None and not self._asked and not self._long

    @property
    def lives(self) -> bool:
        """Whether the process has not ended."""
        return self._transport is not None

    async def ready(self) -> None:
        """Wait until it has opened the store. Raises UnavailableError if it never does."""
        try:
            async with asyncio.timeout(START_SECONDS):
                await asyncio.shield(self._begun)
        except (TimeoutError, DiedError) as error:
            raise UnavailableError("No query can be answered: the process for it ended, or did not start.") from error

    async def ask(self, question: Question, seconds: float) -> Answer | None:
        """The answer, or None if there is none after `seconds`.

        Raises DiedError if the process dies over it, and UnavailableError if it never lived.
        """
        if not self._begun.done() or self._begun.exception():
            await self.ready()
        if self._transport is None:
            raise DiedError(killed=True)
        self._asked = True
        self._transport.write(frame(pickle.dumps(question)))
        return await self.wait(seconds)

    async def wait(self, seconds: float) -> Answer | None:
        """The answer to the question that was asked, or None if there is none after `seconds` more."""
        if self._transport is None:
            raise DiedError(killed=False)
        if self._early:
            self._asked, early, self._early = False, self._early, None
            return early
        self._waiter = self._loop.create_future()
        timer = self._loop.call_later(seconds, self._time_over, self._waiter)
        try:
            answer = await self._waiter
        finally:
            timer.cancel()
        self._asked = answer is None
        return answer

    def demote(self) -> None:
        """Let others go first: its query is a long one."""
        self._long = True
        with suppress(OSError):  # it may have ended
            os.setpriority(os.PRIO_PROCESS, self.process.pid, LOW_PRIORITY)

    def kill(self) -> None:
        """End the process, whatever it does."""
        transport, self._transport = self._transport, None
        if transport is None:
            return
        self.process.kill()
        transport.abort()
        self._loop.run_in_executor(None, self.process.wait)

    # What the loop tells of the connection.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self._transport = cast(asyncio.WriteTransport, transport)  # other loops have transports of their own

    def data_received(self, data: bytes) -> None:
        """Take a piece of an answer; the empty one says that the worker is ready."""
        content = self._frames.feed(data)
        if content == b"" and not self._begun.done():
            self._begun.set_result(None)
        elif content and self._waiter and not self._waiter.done():
            self._waiter.set_result(decode(content))
        elif content:
            self._early = decode(content)

    def connection_lost(self, _error: Exception | None) -> None:
        """Tell who waits that the process has ended."""
        if self._transport is None:
            return
        self._transport = None
        try:
            killed = self.process.wait(timeout=0.5) == -signal.SIGKILL
        except subprocess.TimeoutExpired:
            killed = False
        for waiting in (self._begun, self._waiter):
            if waiting and not waiting.done():
                waiting.set_exception(DiedError(killed=killed))
                waiting.exception()  # it may be that nobody asks

    @staticmethod
    def _time_over(waiter: asyncio.Future[Answer | None]) -> None:
        if not waiter.done():
            waiter.set_result(None)

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

"""Whose turn it is: what there are only a few of, shared out fairly among clients."""

import asyncio
from collections import OrderedDict, deque
from itertools import count
from typing import Generic, TypeVar

from prachum.errors import PrachumError

T = TypeVar("T")
_Entry = tuple[int, int, asyncio.Future[T]]  # the rank, a number that grows, and what is waited for


class UnavailableError(PrachumError):
    """The query was not answered; it may be if it is simpler, or asked later."""


class Turns(Generic[T]):
    """Hands out things that are free; who finds none waits.

    Each client has a line of its own, in which who came first is first; the clients take turns. So a client's second
    query waits for one of every other client that waits, and none is overtaken for ever. Where no more can wait, who
    has the highest rank is turned away. The rank of a query is the number of others that its client has open.
    """

    def __init__(self, things: list[T], waiting: int, seconds: float) -> None:
        self._free = things
        self._most, self._seconds = waiting, seconds
        self._lines: OrderedDict[str, deque[_Entry[T]]] = OrderedDict()
        self._serial = count()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(not turn.done() for line in self._lines.values() for *_, turn in line)

    def take_free(self) -> T | None:
        """One that is free; None if there is none."""
        return self._free.pop() if self._free else None

    async def take(self, client: str, rank: int) -> T:
        """The next that is free. Raises UnavailableError if too many wait before, or it takes too long."""
        if self._free:
            return self._free.pop()
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[T] = loop.create_future()
        entry = rank, next(self._serial), turn
        self._lines.setdefault(client, deque()).append(entry)
        if self.waiting > self._most:
            self._turn_one_away()
        late = loop.call_later(self._seconds, _turn_away, turn, "Other queries took all the time.")
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self.give(turn.result())
            raise
        finally:
            late.cancel()
            self._leave(client, entry)

    def give(self, thing: T) -> None:
        """Hand `thing` to who waits for one, else keep it."""
        while self._lines:
            client, line = next(iter(self._lines.items()))
            *_, turn = line.popleft()
            if not line:
                del self._lines[client]
            if turn.done():
                continue  # it was given up: the next of the same client
            if line:
                self._lines.move_to_end(client)
            turn.set_result(thing)
            return
        self._free.append(thing)

    def clear(self) -> list[T]:
        """Take all that are free."""
        free, self._free = self._free, []
        return free

    def _leave(self, client: str, entry: _Entry[T]) -> None:
        """Whoever was given nothing stands in no line any more."""
        line = self._lines.get(client)
        if line and entry in line:
            line.remove(entry)
            if not line:
                del self._lines[client]

    def _turn_one_away(self) -> None:
        """The one of the highest rank; of several the last."""
        *_, last = max(entry for line in self._lines.values() for entry in line if not entry[-1].done())
        _turn_away(last, "Too many queries are waiting.")


def _turn_away(turn: asyncio.Future[T], why: str) -> None:
    if not turn.done():
        turn.set_exception(UnavailableError(f"{why} Ask again in a few seconds."))

"""Whose turn it is: what there are only a few of, shared out fairly among clients."""

import asyncio
import heapq
from itertools import count
from typing import Generic, TypeVar

from prachum.errors import PrachumError

T = TypeVar("T")


class UnavailableError(PrachumError):
    """The query was not answered; it may be if it is simpler, or asked later."""


class Turns(Generic[T]):
    """Hands out things that are free; who finds none waits.

    Who has the lower rank is served first, then who came first. The rank of a query is the number of others
    that its client has open: a client's second query waits behind the first of every other client.
    """

    def __init__(self, things: list[T], waiting: int, seconds: float) -> None:
        self._free = things
        self._most, self._seconds = waiting, seconds
        self._waiting: list[tuple[int, int, asyncio.Future[T]]] = []
        self._serial = count()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(not turn.done() for *_, turn in self._waiting)

    def take_free(self) -> T | None:
        """One that is free; None if there is none."""
        return self._free.pop() if self._free else None

    async def take(self, rank: int) -> T:
        """The next that is free. Raises UnavailableError if too many wait before, or it takes too long."""
        if self._free:
            return self._free.pop()
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[T] = loop.create_future()
        self._queue((rank, next(self._serial), turn))
        late = loop.call_later(self._seconds, _turn_away, turn, "Other queries took all the time.")
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self.give(turn.result())
            raise
        finally:
            late.cancel()

    def give(self, thing: T) -> None:
        """Hand `thing` to who waits for one, else keep it."""
        while self._waiting:
            *_, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(thing)
                return
        self._free.append(thing)

    def clear(self) -> list[T]:
        """Take all that are free."""
        free, self._free = self._free, []
        return free

    def _queue(self, entry: tuple[int, int, asyncio.Future[T]]) -> None:
        """Let one wait; where no more can, the one of the highest rank is turned away."""
        if len(self._waiting) >= self._most:
            self._waiting = [waiting for waiting in self._waiting if not waiting[2].done()]
            heapq.heapify(self._waiting)
        heapq.heappush(self._waiting, entry)
        if len(self._waiting) > self._most:
            *_, last = max(self._waiting)
            _turn_away(last, "Too many queries are waiting.")


def _turn_away(turn: asyncio.Future[T], why: str) -> None:
    if not turn.done():
        turn.set_exception(UnavailableError(f"{why} Ask again in a few seconds."))

"""A client that hangs up wants no answer any more: what is done for it is given up."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from starlette.requests import Request

T = TypeVar("T")


class HungUpError(Exception):
    """The client is not there any more."""


async def unless_hung_up(request: Request, work: Awaitable[T], after: float) -> T:
    """What `work` gives; cancelled if the client hangs up, for which we look when it has taken `after` seconds.

    Raises HungUpError. The body of the request must have been read.
    """
    loop = asyncio.get_running_loop()
    watching: list[asyncio.Task[None]] = []
    async with asyncio.timeout(None) as patience:
        timer = loop.call_later(after, lambda: watching.append(loop.create_task(_watch(request, patience))))
        try:
            return await work
        except asyncio.CancelledError:
            if patience.expired():
                raise HungUpError from None
            raise
        finally:
            timer.cancel()
            for watch in watching:
                watch.cancel()


async def _watch(request: Request, patience: asyncio.Timeout) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    patience.reschedule(asyncio.get_running_loop().time())

"""The worker processes: each answers one query at a time; one that takes too long is killed and replaced."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path

from prachum.namespaces import PREFIXES
from prachum.serve.answering import Question, Start
from prachum.serve.limits import Limits
from prachum.serve.metrics import Metrics
from prachum.serve.process import DiedError, Worker
from prachum.serve.turns import Turns, UnavailableError
from prachum.serve.wire import Answer

SPARE = 1  # workers that stand by, for a quick replacement


class TooManyError(UnavailableError):
    """This client has as many queries open as one may have."""


class Pool:
    """A few workers over one store.

    A question has a short time with any worker. If that does not do it is a long one, and goes on only while
    there is place for it: at least one worker (of several) never has a long question.
    """

    def __init__(self, store: Path, base: str, limits: Limits, metrics: Metrics | None = None) -> None:
        self._start = Start(str(store), base, limits, PREFIXES)
        self._limits, self.metrics = limits, metrics or Metrics()
        self.base = base
        self._workers: Turns[Worker] = Turns([], limits.waiting, limits.waiting_seconds)
        self._long = Turns([*range(limits.long)], limits.waiting, limits.waiting_seconds)
        self._spare: list[Worker] = []
        self._open: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the workers, and wait until they are ready. Raises UnavailableError if they never are."""
        try:
            everyone = [await Worker.launch(self._start) for _ in range(self._limits.workers + SPARE)]
        except OSError as error:
            raise UnavailableError(f"No process can be started to answer queries ({error}).") from error
        self._spare = everyone[:SPARE]
        for worker in everyone[SPARE:]:
            self._workers.give(worker)
        await asyncio.gather(*(worker.ready() for worker in everyone))

    def close(self) -> None:
        """End the workers; as long as questions are open they are answered, and their workers end after."""
        self._closed = True
        if not self._open:
            for worker in (*self._workers.clear(), *self._spare):
                worker.kill()
            self._spare = []

    async def drain(self) -> None:
        """Close, and wait until nothing is open."""
        self.close()
        while self._open:
            await asyncio.sleep(0.05)

    @property
    def open(self) -> int:
        """How many questions are open."""
        return self._open.total()

    @property
    def processes(self) -> list[int]:
        """The ids of the workers that are free, and of the spare ones."""
        return [worker.process.pid for worker in (*self._workers._free, *self._spare)]

    async def ask(self, question: Question, client: str) -> Answer:
        """The answer to a client's question.

        Raises TooManyError if the client asks too much at a time, and UnavailableError if there is no answer
        within the limits.
        """
        rank = self._open[client]
        if rank >= self._limits.per_client:
            raise TooManyError(f"You have {rank} queries open; wait for the answer to one.")
        self._open[client] += 1
        try:
            return await self._ask(question, client, rank)
        except DiedError:
            raise UnavailableError(
                "The query took too much memory, or is nested too deeply, and was stopped. Ask for less."
            ) from None
        finally:
            self._open[client] -= 1
            if not self._open[client]:
                del self._open[client]
            if self._closed:
                self.close()

    async def _ask(self, question: Question, client: str, rank: int) -> Answer:
        try:
            return await self._quickly(question, client, rank) or await self._at_length(question, client, rank)
        except DiedError as error:
            if not error.killed:
                raise
        # Someone else ended the worker: the question is not to blame.
        return await self._quickly(question, client, rank) or await self._at_length(question, client, rank)

    async def _quickly(self, question: Question, client: str, rank: int) -> Answer | None:
        """The answer of the first worker that is free; None if it takes longer and there is no place for that."""
        worker = await self._take(client, rank)
        place = None
        try:
            answer = await worker.ask(question, self._limits.quick_seconds)
            if answer:
                return answer
            place = self._long.take_free()
            return None if place is None else await self._finish(worker, self._limits.quick_seconds)
        finally:
            self._return(worker)
            if place is not None:
                self._long.give(place)

    async def _at_length(self, question: Question, client: str, rank: int) -> Answer:
        """The answer, begun anew when there is place for a long question."""
        place = await self._long.take(client, rank)
        try:
            worker = await self._take(client, rank)
            try:
                return await worker.ask(question, 0) or await self._finish(worker, 0)
            finally:
                self._return(worker)
        finally:
            self._long.give(place)

    async def _finish(self, worker: Worker, spent: float) -> Answer:
        worker.demote()
        answer = await worker.wait(self._limits.seconds - spent)
        if answer is None:
            raise UnavailableError(
                f"The query took more than {self._limits.seconds:g} seconds and was stopped. "
                "Ask for less, or download the dataset and ask it there."
            )
        return answer

    async def _take(self, client: str, rank: int) -> Worker:
        """A worker that lives."""
        while not (worker := await self._workers.take(client, rank)).lives:
            self._return(worker)
        return worker

    def _return(self, worker: Worker) -> None:
        """Give a worker back; one that is not fit any more is replaced by the spare one."""
        if worker.fit:
            self._workers.give(worker)
            return
        worker.kill()
        self.metrics.replaced.inc()
        instead = self._spare.pop() if self._spare else None
        if instead:
            self._workers.give(instead)
        self._do(self._launch(self._spare.append if instead else self._workers.give))

    def tend(self) -> None:
        """Replace workers that ended while nobody asked them."""
        for worker in self._workers.clear():
            self._return(worker)
        for worker in [worker for worker in self._spare if not worker.lives]:
            self._spare.remove(worker)
            self._do(self._launch(self._spare.append))

    def _do(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # else nothing would keep it
        task.add_done_callback(self._tasks.discard)

    async def _launch(self, place: Callable[[Worker], None]) -> None:
        """Start a worker and put it in its place."""
        while not self._closed or self._open:
            try:
                place(await Worker.launch(self._start))
                break
            except OSError:  # no process or memory is to be had just now
                await asyncio.sleep(1)
        if self._closed:
            self.close()

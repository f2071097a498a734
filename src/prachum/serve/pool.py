"""The worker processes: each answers one query at a time; one that takes too long is killed and replaced."""

import queue
import subprocess
import sys
import threading
from multiprocessing import Pipe
from pathlib import Path

from prachum.errors import PrachumError
from prachum.namespaces import PREFIXES
from prachum.serve.answering import Answer, Question, Start
from prachum.serve.limits import Limits

START_SECONDS = 60.0


class UnavailableError(PrachumError):
    """The query was not answered; it may be if it is simpler, or asked later."""


class Worker:
    """One process that answers queries: a program of its own, which shares nothing with this one."""

    def __init__(self, start: Start) -> None:
        self._connection, theirs = Pipe()
        command = [sys.executable, "-P", "-m", "prachum.serve.worker", str(theirs.fileno())]
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)  # noqa: S603 - our own words
        theirs.close()
        self._connection.send(start)
        self._ready = False

    def ask(self, question: Question, seconds: float) -> Answer:
        """The answer.

        Raises TimeoutError if it takes longer than `seconds`, EOFError or OSError if the process dies over
        it, and UnavailableError if it never lived.
        """
        if not self._ready:
            self._begin()
        self._connection.send(question)
        answer = self._receive(seconds)
        if not isinstance(answer, Answer):
            raise EOFError
        return answer

    def kill(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._connection.close()

    def _begin(self) -> None:
        try:
            self._receive(START_SECONDS)
        except (EOFError, OSError) as error:
            raise UnavailableError(f"No query can be answered at the moment ({error or 'no worker'}).") from error
        self._ready = True

    def _receive(self, seconds: float) -> object:
        if not self._connection.poll(seconds):
            raise TimeoutError
        return self._connection.recv()


class Pool:
    """A few workers over one store."""

    def __init__(self, store: Path, base: str, limits: Limits) -> None:
        self._start = Start(str(store), base, limits, PREFIXES)
        self._limits = limits
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)
        self._closed = False

    def start(self) -> None:
        """Start the workers."""
        self._closed = False
        for _ in range(self._limits.workers):
            self._idle.put(Worker(self._start))

    def close(self) -> None:
        """End the workers; one that is busy is ended when it gives its answer."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().kill()
            except queue.Empty:
                return

    def ask(self, question: Question) -> Answer:
        """The answer of the first worker that is free. Raises UnavailableError if there is none in time."""
        if not self._places.acquire(blocking=False):
            raise UnavailableError("Too many queries are waiting. Ask again in a few seconds.")
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
            return self._ask(worker, question)
        except queue.Empty:
            raise UnavailableError("Other queries took all the time. Ask again in a few seconds.") from None
        finally:
            self._places.release()

    def _ask(self, worker: Worker, question: Question) -> Answer:
        try:
            return worker.ask(question, self._limits.seconds)
        except UnavailableError:
            worker = self._replace(worker)
            raise
        except TimeoutError:
            worker = self._replace(worker)
            raise UnavailableError(
                f"The query took more than {self._limits.seconds:g} seconds and was stopped. "
                "Ask for less, or download the dataset and ask it there."
            ) from None
        except (EOFError, OSError):
            worker = self._replace(worker)
            raise UnavailableError("The query took too much memory and was stopped. Ask for less.") from None
        finally:
            self._give_back(worker)

    def _replace(self, worker: Worker) -> Worker:
        worker.kill()
        return Worker(self._start)

    def _give_back(self, worker: Worker) -> None:
        if self._closed:
            worker.kill()
        else:
            self._idle.put(worker)

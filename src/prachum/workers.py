"""Work on many documents in several processes: a stream in, a stream out, little waiting in between."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4  # items that wait for each worker: enough to keep it busy, too few to fill memory


def in_processes(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """`function` of every item, in order, computed by `workers` processes.

    A process that is ended from outside (out of memory, a crash in native code) costs its own item alone,
    which gives `died(item)`. What `function` raises is raised here.
    """
    items = iter(items)
    others = set(multiprocessing.active_children())
    waiting: deque[tuple[Item, Future[Result], ProcessPoolExecutor]] = deque()
    pool = _pool(workers)
    try:
        while True:
            for item in islice(items, AHEAD * workers - len(waiting)):
                waiting.append((item, _submit(pool, function, item), pool))
            if not waiting:
                return
            item, future, owner = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                if owner is pool:
                    pool.shutdown()
                    pool = _pool(workers)
                yield _alone(function, item, died)
    except BaseException:  # whoever interrupts does not wait for what nobody will read
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(function: Callable[[Item], Result], item: Item, died: Callable[[Item], Result]) -> Result:
    """Try an item again, in a process where it can harm no other."""
    with _pool(1) as pool:
        try:
            return pool.submit(function, item).result()
        except BrokenProcessPool:
            return died(item)


def _submit(pool: ProcessPoolExecutor, function: Callable[[Item], Result], item: Item) -> Future[Result]:
    try:
        return pool.submit(function, item)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that start as copies of this one where the system can, with all that it has loaded."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), initializer=_leave_signals)


def _leave_signals() -> None:
    """An interrupt is the parent's to handle; to be ended is to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

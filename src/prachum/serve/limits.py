"""How much a query may cost, and how many may be asked at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, one client and all together may take.

    A query that runs longer than `quick_seconds` is a long one. All workers but one may have a long query at a
    time, so that there is always one for the quick.
    """

    seconds: float = 10.0
    quick_seconds: float = 0.25
    rows: int = 10_000
    answer_bytes: int = 20_000_000
    query_bytes: int = 100_000
    memory: int = 2 * 1024**3  # bytes of address space of one worker
    workers: int = 2
    waiting: int = 32
    per_client: int = 8  # queries of one client that run or wait
    cache_bytes: int = 32 * 1024**2

    @property
    def long(self) -> int:
        """How many long queries may run at a time."""
        return max(1, self.workers - 1)

"""How much a query may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and how many may run (`workers`) and wait at a time."""

    seconds: float = 10.0
    rows: int = 10_000
    answer_bytes: int = 20_000_000
    query_bytes: int = 100_000
    memory: int = 2 * 1024**3
    workers: int = 2
    waiting: int = 16

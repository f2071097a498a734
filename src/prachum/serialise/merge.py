"""External merge: sorted files into one sorted file, whatever their number and size."""

import heapq
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

WIDTH = 256  # files open at once, well below what systems allow a process


def merge(parts: Sequence[Path], target: Path, width: int = WIDTH) -> None:
    """Write the lines of `parts`, each sorted by its bytes, to `target`: sorted, each line once.

    Runs in between stand beside `target` and are gone when it is done.
    """
    runs: list[Path] = []
    while len(parts) > width:
        merged = []
        for start in range(0, len(parts), width):
            run = target.with_name(f"{target.name}.run{len(runs)}")
            runs.append(run)
            _merge(parts[start : start + width], run)
            merged.append(run)
        parts = merged
    _merge(parts, target)
    for run in runs:
        run.unlink()


def _merge(parts: Iterable[Path], target: Path) -> None:
    with ExitStack() as stack:
        files = [stack.enter_context(part.open("rb")) for part in parts]
        out = stack.enter_context(target.open("wb"))
        out.writelines(line for line, _ in groupby(heapq.merge(*files)))

"""The output folder, replaced as a whole: what was published stays until the new build is complete.

A build writes into `.NAME.building` beside the output folder NAME and takes its place by renaming; the
old folder (or, just before the two change names, the new one) is `.NAME.previous` meanwhile. Whatever ends
a build early, the next one finds and settles it.
"""

import ctypes
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prachum.errors import PrachumError, UsageError

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
REPORT = "report.json"  # written last, so a folder that has one is whole and was made by a build


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new, empty folder that becomes `output` when the block ends; if the block raises, nothing changes.

    Files of the old folder that no build wrote move on to the new one.
    Raises UsageError if `output` cannot be written or holds something else, and PrachumError if the disk
    fails; both leave what was published as it was.
    """
    output = output.resolve()
    building, previous = (output.parent / f".{output.name}.{state}" for state in ("building", "previous"))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _settle(previous, output)
        _check(output)
        lock = _start(building)
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written ({error.strerror}); name another folder with --output"
        ) from error
    try:
        yield building
        _swap(building, output, previous)
    except OSError as error:
        raise PrachumError(f"{output}: the build broke off ({error}); what was published before stays") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        os.close(lock)


def written_by_build(folder: Path) -> frozenset[str] | None:
    """The names of what a build wrote into `folder`; None if no build made it."""
    try:
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        return frozenset(report["written"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _check(output: Path) -> None:
    """Raise UsageError if `output` is not ours to replace."""
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; name a folder with --output")
    if output.is_mount():
        raise UsageError(f"{output}: is a mount point and cannot be replaced; name a folder inside it")
    if output.is_dir() and written_by_build(output) is None:
        strange = sorted(entry.name for entry in output.iterdir() if not entry.name.startswith("."))
        if strange:
            raise UsageError(
                f"{output}: holds {strange[0]} and was not made by prachum; name another with --output,"
                " or empty this one"
            )


def _start(building: Path) -> int:
    """Make the folder to build in, locked; returns the lock. One that a killed build left is removed."""
    if building.exists():
        os.close(_lock(building))
        shutil.rmtree(building)
    building.mkdir()
    return _lock(building)


def _lock(folder: Path) -> int:
    """Lock a folder for as long as the returned descriptor is open."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise UsageError(f"another build is writing to {folder}; wait until it has ended") from None
    return descriptor


def _swap(building: Path, output: Path, previous: Path) -> None:
    """Put the new build in the place of the old: where the system can, in one step, so that no reader finds none."""
    if output.exists():
        building.rename(previous)
        if _exchange(previous, output):
            _settle(previous, output)
            return
        previous.rename(building)
        output.rename(previous)
    try:
        building.rename(output)
    except BaseException:
        if previous.exists():
            previous.rename(output)
        raise
    _settle(previous, output)


def _exchange(one: Path, other: Path) -> bool:
    """Give two folders each the name of the other, at once; False where that is not to be had."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2  # of Linux
    except AttributeError:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _settle(previous: Path, output: Path) -> None:
    """Finish a swap from whatever point it got to; does nothing if there is none to finish."""
    if not previous.exists():
        return
    if not output.exists():
        previous.rename(output)
        return
    ours = (written_by_build(previous) or frozenset()) | {entry.name for entry in output.iterdir()}
    for entry in previous.iterdir():
        if entry.name not in ours:
            entry.rename(output / entry.name)
    shutil.rmtree(previous)

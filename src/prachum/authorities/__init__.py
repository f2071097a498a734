"""What is known whatever a document says: places, organizations, posts and instruments, from Turtle files."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from prachum.authorities.lists import Authorities, Entry, EntryKind, Label, read
from prachum.authorities.overlay import lay_over
from prachum.authorities.own import read_own
from prachum.config import data_folder
from prachum.namespaces import DEFAULT_BASE

__all__ = ["Authorities", "Entry", "EntryKind", "Label", "load", "using"]

_used: ContextVar[Authorities | None] = ContextVar("authority lists", default=None)


def load(base: str | None = None, folder: Path | None = None, extra: tuple[Path, ...] = ()) -> Authorities:
    """The authority lists, with their own IRIs under `base`, and the publisher's own in the files `extra`.

    Without a base they are the lists that are in use (see `using`), else ours as they are. Raises
    PrachumError, naming the file and the line, for one that is no Turtle, and NotValid for a list of the
    publisher's own that breaks the rules of `docs/publisher.md`.
    """
    if base is None and (used := _used.get()) is not None:
        return used
    return _load(base or DEFAULT_BASE, folder or data_folder("ontology") / "authorities", extra)


@contextmanager
def using(lists: Authorities) -> Iterator[None]:
    """While it lasts, these are the lists that extraction knows."""
    token = _used.set(lists)
    try:
        yield
    finally:
        _used.reset(token)


@cache
def _load(base: str, folder: Path, extra: tuple[Path, ...]) -> Authorities:
    ours = Authorities(base, read(folder, base))
    return lay_over(ours, read_own(extra, base)) if extra else ours

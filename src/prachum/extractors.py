"""Extractors that installed packages bring: entry points of the group `prachum.extractors`.

An extractor takes a document and returns its facts; it may ask `prachum.extract.extract` and add to that.
"""

from collections.abc import Callable
from importlib.metadata import entry_points

from prachum.errors import UsageError
from prachum.model import Document, Facts

GROUP = "prachum.extractors"
Extractor = Callable[[Document], Facts]


def names() -> tuple[str, ...]:
    """The names of all extractors that are installed, beside our own."""
    return tuple(sorted(entry_points(group=GROUP).names))


def load_extractor(name: str) -> Extractor:
    """The extractor of that name. Raises UsageError if there is none, or it cannot be loaded."""
    found = entry_points(group=GROUP, name=name)
    if not found:
        raise UsageError(f"--extractor {name}: not installed; there are: {', '.join(names()) or 'none'}")
    try:
        extractor = next(iter(found)).load()
    except (ImportError, AttributeError) as error:
        raise UsageError(f"--extractor {name}: cannot be loaded: {error}; mend its package") from error
    if not callable(extractor):
        raise UsageError(f"--extractor {name}: is no function; an extractor takes a document and returns its facts")
    return extractor  # type: ignore[no-any-return]  # what a package brings is known at run time only

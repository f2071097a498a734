"""The build that is served, and its successor: a new one is taken up without a request being dropped."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from prachum.errors import PrachumError, UsageError
from prachum.publish.site import SITE
from prachum.serve.dereferencing import Site
from prachum.serve.limits import Limits
from prachum.serve.metrics import Metrics
from prachum.serve.pool import Pool
from prachum.serve.results import ResultPages
from prachum.serve.sparql import Endpoint
from prachum.serve.turns import UnavailableError
from prachum.store import open_store

log = logging.getLogger("prachum")

WATCH_SECONDS = 1.0
CATALOG = "catalog.ttl"  # holds the checksums of all dumps: its own stands for the whole dataset


class Edition:
    """One build as it is served.

    Raises UsageError if there is none in `output`, PrachumError if its store cannot be read.
    """

    def __init__(self, output: Path, limits: Limits, metrics: Metrics, theme: Path | None = None) -> None:
        self.mark = _mark(output)
        base, self.languages = _described(output)
        site = output / "site"
        graphs = sorted(graph.value for graph in open_store(output / "store").named_graphs() if hasattr(graph, "value"))
        self.pool = Pool(output / "store", base, limits, metrics)
        self.site = Site(site, base, self.languages)
        self.pages = ResultPages(site, base, theme)
        self.endpoint = Endpoint(self.pool, limits, self.pages, graphs, _version(site), self.languages)


class Editions:
    """The current edition, replaced when a build has put a new one in its place.

    Questions that are open go to the workers of the old one, which keep its files open until they end.
    """

    def __init__(self, output: Path, limits: Limits, theme: Path | None = None) -> None:
        self._output, self._limits, self._theme = output, limits, theme
        self.metrics = Metrics()
        self.current = Edition(output, limits, self.metrics, theme)
        self._old: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers. Raises UnavailableError if they do not."""
        await self.current.pool.start()

    async def stop(self) -> None:
        """End all workers when they have answered what is open."""
        await asyncio.gather(self.current.pool.drain(), *self._old)

    async def watch(self, also: Callable[[], None]) -> None:
        """Look for a new build every second, and do what is `also` to be done now and then."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            also()
            self.current.pool.tend()
            with suppress(PrachumError, OSError):  # no build there, or not yet: serve what we have
                if _mark(self._output) != self.current.mark:
                    await self._take_up()

    async def _take_up(self) -> None:
        new = await asyncio.to_thread(Edition, self._output, self._limits, self.metrics, self._theme)
        try:
            await new.pool.start()
        except UnavailableError:
            new.pool.close()
            raise
        old, self.current = self.current, new
        self.metrics.reloads.inc()
        log.info("a new build is served")
        task = asyncio.create_task(old.pool.drain())
        self._old.add(task)
        task.add_done_callback(self._old.discard)


def _mark(output: Path) -> tuple[int, int, int]:
    """What differs between one build and the next in its place."""
    try:
        there = (output / "site" / SITE).stat()
    except OSError as error:
        raise _no_site(output, error) from error
    return there.st_dev, there.st_ino, there.st_mtime_ns


def _described(output: Path) -> tuple[str, tuple[str, ...]]:
    """The base of the published IRIs, and the languages of the pages, the first of which is anyone's."""
    try:
        described = json.loads((output / "site" / SITE).read_text(encoding="utf-8"))
        return str(described["base"]), tuple(map(str, described["languages"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _no_site(output, error) from error


def _version(site: Path) -> str:
    """A name for the dataset: two builds of the same have the same."""
    digest = hashlib.sha256()
    for name in (SITE, CATALOG):
        with suppress(OSError):
            digest.update((site / name).read_bytes())
    return digest.hexdigest()[:16]


def _no_site(output: Path, error: Exception) -> UsageError:
    if isinstance(error, PermissionError):
        return UsageError(f"{output}: this user may not read it ({error.filename}); allow it, or serve as another")
    return UsageError(f"{output}: no site there; run `prachum build` first, or name its folder with --output")

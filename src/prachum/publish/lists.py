"""The pages that lead to things: lists in parts, each under what shows it at a glance, charts, search, home."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from prachum.publish import charts, map, tree
from prachum.publish.dataset import Dataset
from prachum.publish.examples import load_examples
from prachum.publish.facets import choices
from prachum.publish.labels import KIND_LABELS
from prachum.publish.languages import Language
from prachum.publish.linker import Linker
from prachum.publish.parts import SIZE, Part, by_name, by_year
from prachum.publish.rendering import Templates
from prachum.publish.search import KINDS, Record
from prachum.publish.sides import by_side
from prachum.publish.structured import describe_dataset
from prachum.publish.timeline import Timeline, timeline
from prachum.publish.views import VIEWS, Listing, View, listing, of_side

Page = tuple[str, str]  # its path, its HTML
Context = dict[str, Any]
KINDS_BY_YEAR = "17-kinds-by-year", "dct:type"
TOPICS_PER_YEAR = "22-topics-per-year", "dct:subject"
NEWEST = 8  # lines of a list on the home page


class Lists:
    """The lists of a dataset in one language; `records` are the things that can be searched for."""

    def __init__(self, dataset: Dataset, records: list[Record], templates: Templates, language: Language) -> None:
        self.dataset = dataset
        self.records = records
        self.language = language
        self.listings = {view.path: listing(dataset, view, language) for view in VIEWS}
        self._templates = templates
        self._queries = {query.name: query for query in load_examples()}

    def pages(self) -> Iterator[Page]:
        """Every page that leads to others."""
        for view in VIEWS:
            yield from self._list(view, self.listings[view.path])
        yield from self._agreements_of_sides()
        yield from self._bodies()
        kinds, pairs = self.by_year("charts", *KINDS_BY_YEAR), self.who_meets("charts", "20-who-meets-whom")
        yield self._page("figures.html", "charts", kinds=kinds, pairs=pairs)
        yield self._page("search.html", "search", listings=self.listings.values(), kinds_found=self._kinds_found())
        yield self._home()

    def _list(self, view: View, found: Listing) -> Iterator[Page]:
        """The page of a list, and those of its parts."""
        parts = _parts(view, found, self.language)
        whole = [part for part in parts if part.path == view.path]
        first = replace(found, lines=whole[0].lines if whole else found.lines[:SIZE])
        glance = GLANCES[view.path](self) if view.path in GLANCES else {}
        yield self._page(view.template, view.path, listing=first, total=len(found.lines), parts=parts, **glance)
        for part in parts:
            if part.path != view.path:
                yield self._part(found, part, parts)

    def _part(self, found: Listing, part: Part, parts: list[Part]) -> Page:
        return self._page("part.html", part.path, listing=replace(found, lines=part.lines), part=part, parts=parts)

    def _agreements_of_sides(self) -> Iterator[Page]:
        for side in by_side(self.here("agreements"), "agreements").sides:
            found = listing(self.dataset, of_side(side.iri, side.path), self.language)
            parts = by_name(side.path, found.lines, 0)
            for part in parts:
                label = f"{side.value.text}: {part.label}" if len(parts) > 1 else side.value.text
                yield self._part(self.listings["agreements"], replace(part, label=label), parts)

    def _bodies(self) -> Iterator[Page]:
        """The organizations in their hierarchy, in as many pages as it takes."""
        runs = tree.cut(tree.forest(self.here("organizations")))
        parts = [Part(tree.path(number), tree.label(run), []) for number, run in enumerate(runs, start=1)]
        for part, run in zip(parts, runs, strict=True):
            found = self.listings["organizations"]
            yield self._page("organizations.html", part.path, listing=found, run=run, part=part, parts=parts)

    def _home(self) -> Page:
        structured = describe_dataset(self.dataset, self.language, ())
        shown = {"listings": self.listings.values(), "newest": self._newest(), "structured": structured}
        return self._page("home.html", "index", **shown, **self._span())

    def _newest(self) -> list[Listing]:
        found = (self.listings[path] for path in ("meetings", "documents"))
        return [replace(newest, lines=newest.lines[:NEWEST]) for newest in found]

    def _span(self) -> Context:
        """When the meetings were: drawn, and the first and the last year."""
        years = [record.date[:4] for record in self.records if record.kind == "meeting" and record.date]
        return {"line": self.timeline, "since": min(years, default=""), "until": max(years, default="")}

    def _kinds_found(self) -> list[tuple[str, str]]:
        """The kinds of things that the search can be narrowed to, with their names."""
        there = Counter(record.kind for record in self.records)
        return [(kind, self.language.say(KIND_LABELS[kind], "kind")) for kind in KINDS if there[kind]]

    def _page(self, template: str, path: str, **context: Any) -> Page:
        return path, self._templates.page(template, path, self.language.code, **context)

    def here(self, path: str) -> Linker:
        """What shows terms on the page at `path`."""
        return Linker(self.dataset, path, self.language)

    @cached_property
    def timeline(self) -> Timeline | None:
        """When the meetings were."""
        return timeline(record.date for record in self.records if record.kind == "meeting")

    def by_year(self, path: str, query: str, counted: str) -> charts.YearChart | None:
        """The chart of an example query about what meetings have by a property, for the page at `path`."""
        return charts.by_year(self.here(path), self._queries[query], counted)

    def who_meets(self, path: str, query: str) -> charts.Matrix | None:
        """The matrix of an example query, for the page at `path`."""
        return charts.who_meets(self.here(path), self._queries[query])


def _parts(view: View, found: Listing, language: Language) -> list[Part]:
    if view.parts == "year":
        return by_year(view.path, found.lines, view.column, language)
    if view.parts == "name":
        return by_name(view.path, found.lines, view.column)
    return [Part(view.path, "", found.lines)]


def _meetings(lists: Lists) -> Context:
    return {"line": lists.timeline, "choices": choices(lists.here("meetings"), "meetings", lists.records)}


def _agreements(lists: Lists) -> Context:
    here = lists.here("agreements")
    return {"table": by_side(here, "agreements"), "choices": choices(here, "agreements", lists.records)}


def _places(lists: Lists) -> Context:
    outlines = map.draw_meetings(lists.here("places"))
    points = sorted((point for outline in outlines for point in outline.points), key=lambda point: -point.count)
    return {"outlines": outlines, "points": points, "nowhere": map.places_of_meetings(lists.dataset)[1]}


def _topics(lists: Lists) -> Context:
    return {"chart": lists.by_year("topics", *TOPICS_PER_YEAR)}


# What a list shows above its lines, by its path.
GLANCES: dict[str, Callable[[Lists], Context]] = {
    "meetings": _meetings,
    "agreements": _agreements,
    "places": _places,
    "topics": _topics,
}

"""Answers and problems as pages, for browsers."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox

from prachum.namespaces import shorten
from prachum.publish.addresses import Addresses, page_file
from prachum.publish.dataset import Term, language, text
from prachum.publish.editor import has_editor
from prachum.publish.linker import Value
from prachum.publish.rendering import Templates
from prachum.serve.formats import GRAPHS, HTML, TABLES
from prachum.serve.pictures import bars, points
from prachum.serve.wire import Answer, Kind

TEMPLATE, FILE = "results.html", "sparql"
_SHOWN = ("message", "answer", "graph", "names", "rows", "bars", "map")


class ResultPages:
    """Makes pages that link to what the site in `folder` shows, and look as the publisher's `theme` has it."""

    def __init__(self, folder: Path, base: str, theme: Path | None = None) -> None:
        self._folder = folder
        self._templates = Templates(base, theme)
        self._addresses = Addresses(base)
        self._editor = has_editor(folder)

    def answer(self, query: str, answer: Answer, tongue: str) -> str:
        """The page of an answer in the language `tongue`: tables come in JSON, graphs in Turtle."""
        if answer.kind is Kind.GRAPH:
            return self._page(query, tongue, graph=answer.body.decode("utf-8"), formats=GRAPHS)
        results = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
        if not isinstance(results, ox.QuerySolutions):
            return self._page(query, tongue, answer=bool(results), formats=TABLES[:2])
        names = [variable.value for variable in results.variables]
        found = [[solution[name] for name in names] for solution in results]
        rows = [[self._value(term, tongue) for term in row] for row in found]
        pictures = {"map": points(names, found), "bars": bars(found)}
        return self._page(query, tongue, names=names, rows=rows, formats=TABLES, **pictures)

    def problem(self, query: str, message: str, tongue: str) -> str:
        """The page that says why there is no answer."""
        return self._page(query, tongue, message=message, formats=())

    def error(self, file: str, status: int, message: str, tongue: str) -> str:
        """The page that stands at the address `file` for want of what was asked for."""
        return self._templates.render("error.html", file, tongue, status=status, message=message)

    def _page(self, query: str, tongue: str, **shown: Any) -> str:
        """The page with what is `shown` of: message, answer, graph, names, rows, bars, map; and the formats."""
        shown["formats"] = [form for form in shown["formats"] if form is not HTML]
        context = {**dict.fromkeys(_SHOWN), **shown, "query": query, "editor": self._editor}
        return self._templates.render(TEMPLATE, FILE, tongue, **context)

    def _value(self, term: Term | None, tongue: str) -> Value | None:
        if term is None:
            return None
        if not isinstance(term, ox.NamedNode):
            return Value(text(term) or str(term), language(term))
        iri, address = term.value, self._addresses.find(term.value)
        page = page_file(address.path, tongue) if address else ""
        if address and (self._folder / page).is_file():
            anchor = f"#{address.anchor}" if address.anchor else ""
            return Value(address.path + anchor, href=page + anchor)
        outside = iri.startswith(("http://", "https://"))
        return Value(shorten(iri), href=iri if outside else "", external=outside)

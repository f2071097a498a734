"""Answers and problems as pages, for browsers."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox

from prachum.namespaces import shorten
from prachum.publish.addresses import Addresses, page_file
from prachum.publish.dataset import Term, language, text
from prachum.publish.linker import Value
from prachum.publish.rendering import Templates
from prachum.serve.wire import Answer, Kind

TEMPLATE, FILE, LANGUAGE = "results.html", "sparql", "th"
TEMPLATES = Templates()


class ResultPages:
    """Makes pages that link to what the site in `folder` shows."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder = folder
        self._addresses = Addresses(base)

    def answer(self, query: str, answer: Answer) -> str:
        """The page of an answer: tables come in JSON, graphs in Turtle."""
        if answer.kind is Kind.GRAPH:
            return _page(query, graph=answer.body.decode("utf-8"))
        results = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
        if not isinstance(results, ox.QuerySolutions):
            return _page(query, answer=bool(results))
        names = [variable.value for variable in results.variables]
        rows = [[self._value(solution[name]) for name in names] for solution in results]
        return _page(query, names=names, rows=rows)

    def problem(self, query: str, message: str) -> str:
        """The page that says why there is no answer."""
        return _page(query, message=message)

    def _value(self, term: Term | None) -> Value | None:
        if term is None:
            return None
        if not isinstance(term, ox.NamedNode):
            return Value(text(term) or str(term), language(term))
        iri, address = term.value, self._addresses.find(term.value)
        page = page_file(address.path, LANGUAGE) if address else ""
        if address and (self._folder / page).is_file():
            anchor = f"#{address.anchor}" if address.anchor else ""
            return Value(address.path + anchor, href=page + anchor)
        outside = iri.startswith(("http://", "https://"))
        return Value(shorten(iri), href=iri if outside else "", external=outside)


def _page(query: str, **shown: Any) -> str:
    """The page with what is `shown` of: message, answer, graph, names and rows."""
    context = dict.fromkeys(("message", "answer", "graph", "names", "rows"))
    return TEMPLATES.render(TEMPLATE, FILE, LANGUAGE, query=query, **{**context, **shown})

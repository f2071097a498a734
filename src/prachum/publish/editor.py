"""The query editor: Yasqe (MIT), of the npm package @zazuko/yasgui, and the names that it completes.

It is no part of prachum. Where npm has put it (`npm install @zazuko/yasgui`), a build takes it into the site;
where it is not the plain forms serve.
"""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox

from prachum.namespaces import PREFIXES, shorten

PACKAGE = Path("node_modules/@zazuko/yasqe/build")  # below the folder in which the build runs
FILES = ("yasqe.min.js", "yasqe.min.css")
TERMS = "terms.json"
_USED = {
    "properties": "SELECT DISTINCT ?term { ?s ?term ?o }",
    "classes": "SELECT DISTINCT ?term { ?s a ?term }",
}


def add_editor(store: ox.Store, static: Path) -> None:
    """Put the editor, if it is to be had, and the names of the terms in `store`, into the folder `static`."""
    if not all((PACKAGE / file).is_file() for file in FILES):
        return
    for file in FILES:
        shutil.copy(PACKAGE / file, static)
    terms = {kind: sorted(filter(None, map(_name, _ask(store, query)))) for kind, query in _USED.items()}
    (static / TERMS).write_text(json.dumps({"prefixes": PREFIXES, **terms}, indent=0) + "\n", encoding="utf-8")


def has_editor(site: Path) -> bool:
    """Whether the site has the editor."""
    return (site / "static" / FILES[0]).is_file()


def _ask(store: ox.Store, query: str) -> list[str]:
    found = store.query(query)
    return [term.value for row in found if isinstance(term := row["term"], ox.NamedNode)] if isinstance(
        found, ox.QuerySolutions) else []  # fmt: skip


def _name(iri: str) -> str:
    """A term as a query may say it: with its prefix, if it has one."""
    name = shorten(iri)
    return name if name != iri and name.rpartition(":")[2].isidentifier() else ""

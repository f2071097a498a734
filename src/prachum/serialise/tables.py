"""Tables for people who work with spreadsheets: CSV files, with CSVW metadata that says what is in them.

A cell holds all values, sorted, with `|` between them (a `|` inside a value is written `¦`). A cell that
a spreadsheet would run as a formula gets a `'` before it: the dumps have every value to the letter.
"""

import csv
import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from prachum.namespaces import PREFIXES
from prachum.serialise.columns import TABLES, Table
from prachum.serialise.description import LICENCE, TITLES
from prachum.serialise.quads import lexical

SEPARATOR = "|"
METADATA = "csv-metadata.json"  # the name under which CSVW looks for it

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

Row = list[str]


def write_tables(store: ox.Store, folder: Path) -> None:
    """Write every table of `TABLES`, and the metadata of all, into the new folder `folder`."""
    folder.mkdir()
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["iri", *(column.name for column in table.columns)])
            writer.writerows(rows(store, table))
    metadata = json.dumps(describe_tables(), ensure_ascii=False, indent=1)
    (folder / METADATA).write_text(metadata + "\n", encoding="utf-8")


def rows(store: ox.Store, table: Table) -> Iterator[Row]:
    """The rows of a table in the order of their IRIs."""
    solutions = store.query(_query(table), prefixes=PREFIXES)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"the query of the table {table.name} is no SELECT")
    found = ((s["row"], s["column"], s["value"]) for s in solutions)
    for row, values in groupby(found, key=itemgetter(0)):
        cells: list[set[str]] = [set() for _ in table.columns]
        for _, column, value in values:
            if value is not None:
                cells[int(lexical(column))].add(lexical(value).replace(SEPARATOR, "¦"))
        yield [lexical(row), *(as_cell(SEPARATOR.join(sorted(cell))) for cell in cells)]


def as_cell(text: str) -> str:
    """`text`, made harmless to a spreadsheet: `=1+1` → `'=1+1`; a number stays one."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def describe_tables() -> dict[str, Any]:
    """The CSVW description of all tables."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": [{"@value": str(title), "@language": title.language} for title in TITLES],
        "dc:license": {"@id": str(LICENCE)},
        "tables": [_describe(table) for table in TABLES],
    }


def _describe(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "aboutUrl": "{+iri}",
        "primaryKey": "iri",
        "columns": [
            {
                "name": "iri",
                "titles": "iri",
                "dc:description": "its IRI",
                "datatype": "anyURI",
                "required": True,
            },
            *(
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.title,
                    "datatype": column.datatype,
                    "separator": SEPARATOR,
                }
                for column in table.columns
            ),
        ],
    }
    return {"url": f"{table.name}.csv", "dc:title": table.title, "tableSchema": schema}


def _query(table: Table) -> str:
    """One query for the table: a branch for each column, and one for rows that have no value at all."""
    branches = [
        f"{{ {table.rows} . {column.pattern} BIND({number} AS ?column) }}"
        for number, column in enumerate(table.columns)
    ]
    return f"SELECT ?row ?column ?value {{ {{ {table.rows} }} UNION {' UNION '.join(branches)} }} ORDER BY ?row ?column"

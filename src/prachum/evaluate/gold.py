"""Gold files: what people found in documents, as JSON."""

import json
from pathlib import Path
from typing import Any

from prachum.errors import NotValid, UsageError
from prachum.evaluate.records import Agreement, Meeting, Record, Thing

Json = dict[str, Any]


def read_gold(folder: Path) -> dict[str, Record]:
    """The gold of a folder, by document, in the order of their names.

    Raises UsageError if there is none, NotValid (with file and line) for a file that is no gold.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; name the one that holds the gold files with --gold")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"{folder}: holds no gold; put one .json file per document there")
    return {file.stem: _read(file) for file in files}


def _read(file: Path) -> Record:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise NotValid(f"{file}, line {error.lineno}: not JSON: {error.msg}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise NotValid(f"{file}: cannot be read as UTF-8: {error}") from error
    try:
        return as_record(values)
    except KeyError as error:
        raise NotValid(f"{file}: not in the form of gold: the key {error} is missing") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise NotValid(f"{file}: not in the form of gold: {error}") from error


def as_record(values: Json) -> Record:
    """A gold file's JSON as a record. Raises KeyError, TypeError, AttributeError or ValueError if it is none."""
    return Record(
        title=values["document"].get("title"),
        published=values["document"].get("published"),
        meetings=tuple(_meeting(meeting) for meeting in values["meetings"]),
        agreements=tuple(_agreement(agreement) for agreement in values["agreements"]),
        persons=tuple(
            Thing(x["id"], _names(x), posts=tuple(post["title"] for post in x["posts"])) for x in values["persons"]
        ),
        organizations=tuple(Thing(x["id"], _names(x)) for x in values["organizations"]),
        places=tuple(Thing(x["id"], _names(x), x.get("code")) for x in values["places"]),
    )


def _meeting(values: Json) -> Meeting:
    one = {key: values[key] for key in ("id", "name", "main", "type", "ordinal", "attendance", "venue")}
    dates = {key: values[key] for key in ("start", "end", "start_time")}
    many: Json = {key: tuple(values[key]) for key in ("places", "organizers", "chairs", "participants")}
    agreements = tuple((agreement["id"], agreement["relation"]) for agreement in values["agreements"])
    return Meeting(**one, **dates, **many, agreements=agreements)


def _agreement(values: Json) -> Agreement:
    optional = {key: values.get(key) for key in ("type", "status", "date_signed")}
    return Agreement(values["id"], _names(values), parties=tuple(values["parties"]), **optional)


def _names(values: Json) -> tuple[str, ...]:
    names = (values["name"], *(values.get("aliases") or ()))
    if not all(isinstance(name, str) for name in names):
        raise ValueError(f"a name of {values['id']} is no text")
    return names

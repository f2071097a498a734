"""Annotated releases, and which of the extractor's finds are which of the annotator's things."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from prachum.errors import UsageError
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.places import code
from prachum.extract.agreements.named import Named
from prachum.extract.events.choice import Event
from prachum.extract.reading import Reading, read
from prachum.likeness import similar
from prachum.model import Document
from prachum.read.archives import read_archive
from prachum.read.layout import find_layout
from prachum.read.source import decode
from prachum.thai import fold, normalise

Json = dict[str, Any]
_PLACE_PREFIX = re.compile(r"^(?:จังหวัด|จ\.|กรุง|นคร|เมือง|ประเทศ|อำเภอ|อ\.|เขต)+")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A release, ready for extraction, with what an annotator read in it."""

    gold: Json
    reading: Reading


def load(corpus: Path, part: str, without: Iterable[Path] = ()) -> list[Annotated]:
    """The annotated releases of a part (`train`, `dev`) of a corpus folder, by name.

    A release whose text is that of one of the documents `without` is left out.
    """
    kept_out = {_gist(path.read_text(encoding="utf-8")) for path in without}
    out = []
    for path in sorted((corpus / "gold" / part).glob("*.json")):
        text = (corpus / part / f"{path.stem}.txt").read_text(encoding="utf-8")
        if _gist(text) not in kept_out:
            out.append(_annotated(path.stem, text, path))
    return out


def load_more(folder: Path, archives: Iterable[Path]) -> list[Annotated]:
    """The annotated releases of a folder, by name: `*.json`, each beside its text or with it in one of the archives.

    Raises UsageError for one whose text is nowhere, UnreadableDocument for a broken archive.
    """
    golds = {path.stem: path for path in sorted(folder.rglob("*.json"))}
    texts = {
        name: path.with_suffix(".txt").read_bytes()
        for name, path in golds.items()
        if path.with_suffix(".txt").is_file()
    }
    for archive in archives if golds.keys() - texts.keys() else ():
        sources = ((PurePosixPath(source.path).stem, source.data) for source in read_archive(archive))
        texts |= {name: data for name, data in sources if name in golds}
    if missing := sorted(golds.keys() - texts.keys()):
        raise UsageError(f"{golds[missing[0]]}: no archive holds its text; name the folder of the whole corpus")
    return [_annotated(name, decode(texts[name]), path) for name, path in golds.items()]


def _annotated(name: str, text: str, gold: Path) -> Annotated:
    document = Document(name, text, find_layout(text))
    return Annotated(json.loads(gold.read_text(encoding="utf-8")), read(document))


def _gist(text: str) -> str:
    return fold(text)[:2000]


def forms(thing: Json) -> list[str]:
    """The name of an annotated thing, and its other names."""
    return [thing["name"], *thing.get("aliases", ())]


def occurrences(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a regular text, whatever its spacing."""
    letters = [re.escape(c) for c in re.sub(r"\s+", "", normalise(name).text)]
    if len(letters) < 2:
        return
    for match in re.finditer(r"[ \n]*".join(letters), text):
        yield match.span()


def same_events(gold: Json, reading: Reading, events: Sequence[Event]) -> dict[int, Json]:
    """From the number of a found event to the annotated one that it is."""

    def likeness(event: Event, meeting: Json) -> float:
        named = max(similar(reading.text[c.start : c.end], meeting["name"]) for c in event.mentions)
        return named + (0.3 if event.main == meeting["main"] else 0.0)

    return _paired(events, gold["meetings"], likeness, 0.5)


def same_agreements(gold: Json, found: Sequence[Named]) -> dict[int, Json]:
    """From the number of a found instrument to the annotated one that it is."""

    def likeness(named: Named, agreement: Json) -> float:
        return max(similar(a, b) for a in (named.name, *named.aliases) for b in forms(agreement))

    return _paired(found, gold["agreements"], likeness, 0.6)


def _paired(found: Sequence[Any], gold: Sequence[Json], likeness: Any, least: float) -> dict[int, Json]:
    cells = [(likeness(f, g), -i, -j) for i, f in enumerate(found) for j, g in enumerate(gold)]
    pairs: dict[int, Json] = {}
    taken: set[int] = set()
    for score, i, j in sorted(cells, reverse=True):
        if score >= least and -i not in pairs and -j not in taken:
            pairs[-i] = gold[-j]
            taken.add(-j)
    return pairs


def keys(entity: Entity) -> set[str]:
    """The keys under which a found actor and an annotated one may meet."""
    found = {_key(entity.label, form) for form in entity.forms}
    return found | ({f"code:{c}"} if (c := code(entity.entry)) else set())


def gold_keys(gold: Json) -> dict[str, set[str]]:
    """From the id of each annotated actor to its keys."""
    labels = (("persons", "PER"), ("organizations", "ORG"), ("places", "LOC"))
    return {
        thing["id"]: {_key(label, form) for form in forms(thing)}
        | ({f"code:{thing['code']}"} if thing.get("code") else set())
        for part, label in labels
        for thing in gold[part]
    }


def _key(label: str, form: str) -> str:
    if label == "LOC":
        form = _PLACE_PREFIX.sub("", form.strip())
    return f"{label}:{fold(form)}"

"""What a build did: each document's outcome, and the report that is published beside the data."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from prachum import __version__
from prachum.selection import LeftOut
from prachum.validate import Result

KINDS = ("meetings", "agreements", "persons", "organizations", "places")  # fields of Facts

Status = Literal["read", "published", "not valid", "failed", "unreadable"]  # read: not yet written


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    `messages` say why it was not published, `extracted` counts what was found in it, `known` are the
    entries of the authority lists that its graph names, `left_out` the facts that were not sure enough.
    `obeyed` names the publisher's corrections that were of use, `replaced` pairs IRIs that these took away
    with what stands for them.
    """

    identifier: str
    status: Status
    messages: tuple[str, ...] = ()
    extracted: Mapping[str, int] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    path: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    obeyed: frozenset[str] = frozenset()
    replaced: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, extracted and rejected, in the order of the documents' identifiers.

    Facts whose confidence was under `min_confidence` were left out. Of the publisher's corrections, `obeyed`
    counts those that had something to correct, and `useless` names the others. `together` is what no
    document shows alone, by the shapes for a whole dataset.
    """

    base: str
    outcomes: tuple[Outcome, ...]
    min_confidence: float = 0.0
    obeyed: int = 0
    useless: tuple[str, ...] = ()
    together: tuple[Result, ...] = ()

    @property
    def published(self) -> tuple[Outcome, ...]:
        """The documents that are in the dataset."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "published")

    @property
    def rejected(self) -> tuple[Outcome, ...]:
        """The documents that are not."""
        return tuple(outcome for outcome in self.outcomes if outcome.status != "published")

    @property
    def without_meeting(self) -> tuple[str, ...]:
        """The identifiers of published documents in which no meeting was found."""
        return tuple(outcome.identifier for outcome in self.published if not outcome.extracted["meetings"])

    def extracted(self) -> dict[str, int]:
        """How many things of each kind the published documents tell of, a thing counted once in each."""
        return {kind: sum(outcome.extracted[kind] for outcome in self.published) for kind in KINDS}

    def reasons(self, most: int = 20) -> list[str]:
        """A line for each rejected document, for a person to read; at most `most` and one that says so."""
        lines = [f"  {o.path or o.identifier}: {o.status}, {'; '.join(o.messages)}" for o in self.rejected]
        return shorten([line if len(line) <= 300 else line[:300] + " …" for line in lines], most)

    def write(self, path: Path, written: list[str]) -> None:
        """Write the report as JSON; `written` are the names of all that the build wrote beside it."""
        path.write_text(json.dumps(self._as_json(written), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _as_json(self, written: list[str]) -> dict[str, Any]:
        statuses = Counter(outcome.status for outcome in self.outcomes)
        return {
            "prachum": __version__,
            "base": self.base,
            "written": sorted(written),
            "read": len(self.outcomes) - statuses["unreadable"],
            "published": statuses["published"],
            "not valid": statuses["not valid"],
            "failed": statuses["failed"],
            "unreadable": statuses["unreadable"],
            "no meeting found": list(self.without_meeting),
            "extracted": self.extracted(),
            "min confidence": self.min_confidence,
            "corrections": {"obeyed": self.obeyed, "matched nothing": list(self.useless)},
            "together": [
                {
                    "severity": result.severity,
                    "thing": result.focus,
                    "other": result.value,
                    "message": result.message,
                    "shape": result.shape,
                }
                for result in self.together
            ],
            "left out": {o.identifier: [asdict(fact) for fact in o.left_out] for o in self.published if o.left_out},
            "rejected": [
                {
                    "document": outcome.path or outcome.identifier,
                    "why": outcome.status,
                    "messages": list(outcome.messages),
                }
                for outcome in self.rejected
            ],
            "documents": {outcome.identifier: dict(outcome.extracted) for outcome in self.published},
        }


def shorten(lines: list[str], most: int = 20) -> list[str]:
    """The first lines, with one that says how many more there are."""
    return lines if len(lines) <= most else [*lines[:most], f"  … and {len(lines) - most} more"]

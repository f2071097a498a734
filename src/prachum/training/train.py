"""Fitting the models.

The taggers of the first layer learn from the annotated words. The models that judge candidates learn
from what taggers find in releases that these have not seen, since that is what they will get: so the
taggers are first fitted on all but one fold of the releases, for each fold in turn.
"""

import itertools
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pycrfsuite

from prachum.extract import find_facts
from prachum.extract.features import features
from prachum.extract.known import known_names
from prachum.extract.mentions import Mentions, find_mentions
from prachum.extract.tagging import LAYERS, UNLISTED
from prachum.extract.unlisted import without_lists
from prachum.training import targets
from prachum.training.calibration import fit_curves, write_curves
from prachum.training.gold import Annotated

FOLDS = 4
WEIGHTS = {  # L1 and L2 of each model, by cross-validation
    "names": (0.2, 0.3),
    "posts": (0.05, 0.02),
    "unlisted": (0.2, 0.02),
    "events": (0.05, 0.02),
    "venues": (0.05, 0.02),
    "instruments": (0.05, 0.02),
    "event-choice": (0.05, 5.0),
    "event-kind": (0.05, 3.0),
    "instrument-choice": (0.0, 2.0),
    "sites": (0.05, 3.0),
    "places": (0.05, 3.0),
    "roles": (0.05, 4.0),
    "roles-aside": (0.05, 4.0),
    "relations": (0.05, 6.0),
    "parties": (0.0, 1.0),
    "status": (0.05, 3.0),
}
RARE = 2  # features seen less often are dropped: they are names, and names should not be learnt by heart
Example = tuple[list[list[str]], list[str]]
Seen = tuple[Annotated, Mentions, Path]
T = TypeVar("T")


def fit(examples: Iterable[Example], folder: Path, name: str) -> None:
    """Fit a linear-chain model by L-BFGS and write it to `folder`, unless it is there already.

    Source: N. Okazaki, CRFsuite (2007).
    """
    if (folder / f"{name}.crfsuite").exists():
        return
    l1, l2 = WEIGHTS[name]
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        if rows:
            trainer.append(rows, labels)
    trainer.set_params(
        {
            "c1": l1,
            "c2": l2,
            "max_iterations": 120,
            "feature.minfreq": RARE,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(folder / f"{name}.crfsuite"))


def fit_taggers(releases: Sequence[Annotated], folder: Path) -> None:
    """Fit the taggers of all layers."""
    if all((folder / f"{name}.crfsuite").exists() for name in (*LAYERS, UNLISTED)):
        return
    folder.mkdir(parents=True, exist_ok=True)
    seen = [(release, features(release.reading, known_names())) for release in releases]
    for layer in LAYERS:
        fit(((rows, targets.tags(release, layer)) for release, rows in seen), folder, layer)
    apart = ((without_lists(rows), targets.tags(release, "names")) for release, rows in seen)
    fit(apart, folder, UNLISTED)


def fit_event_judges(seen: Sequence[Seen], folder: Path) -> None:
    """Fit the models that tell which phrases name events and instruments, and of which kind."""
    fit((e for r, m, _ in seen for e in targets.event_choices(r, m)), folder, "event-choice")
    fit((e for r, m, _ in seen for e in targets.event_kinds(r, m)), folder, "event-kind")
    fit((e for r, m, _ in seen for e in targets.instrument_choices(r, m)), folder, "instrument-choice")


def fit_tie_judges(seen: Sequence[Seen], folder: Path) -> None:
    """Fit the models that tie actors and instruments to the events that each release's own models choose."""
    fit((e for s in seen for e in targets.venue_choices(*s)), folder, "sites")
    fit((e for s in seen for e in targets.place_choices(*s)), folder, "places")
    for main, name in ((True, "roles"), (False, "roles-aside")):
        fit((e for s in seen for e in targets.casts(*s, main=main)), folder, name)
    fit((e for s in seen for e in targets.ties(*s)), folder, "relations")
    fit((e for s in seen for e in targets.party_choices(*s)), folder, "parties")
    fit((e for s in seen for e in targets.statuses(*s)), folder, "status")


def cross_validated(releases: Sequence[Annotated], folder: Path, folds: int) -> list[Seen]:
    """Make all models once for each fold without the releases of that fold, in `folder/0`, `folder/1` …

    Returns each release with what the taggers that have not seen it find in it, and their folder.
    """
    homes = [folder / str(fold) for fold in range(folds)]
    parts = [[r for n, r in enumerate(releases) if n % folds != fold] for fold in range(folds)]
    _at_once(fit_taggers, parts, homes)
    own = [homes[n % folds] for n in range(len(releases))]
    mentions = _at_once(_mentions, releases, own)
    seen = list(zip(releases, mentions, own, strict=True))
    unseen = [[s for s in seen if s[2] != home] for home in homes]
    for judges in (fit_event_judges, fit_tie_judges):
        _at_once(judges, unseen, homes)
    return seen


def train(releases: Sequence[Annotated], folder: Path, only: Collection[str] = (), kept: Path | None = None) -> None:
    """Make all models in `folder` anew, and the table of confidences; or `only` some models and those that are missing.

    The models of the folds are `kept` in a folder, and those found there are used again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folds = kept or Path(scratch)
        if only:
            _forget(only, [folds / str(fold) for fold in range(FOLDS)])
        seen = cross_validated(releases, folds, FOLDS)
        if not only:
            found = _at_once(find_facts, [r.reading.document for r, _, _ in seen], [home for _, _, home in seen])
            write_curves(fit_curves(zip(found, (r.gold for r, _, _ in seen), strict=True)), folder)
        _forget(only or WEIGHTS, [folder])
        _at_once(_fit, (fit_event_judges, fit_tie_judges, fit_taggers), (seen, seen, releases), [folder] * 3)


def _forget(names: Collection[str], folders: Iterable[Path]) -> None:
    for name, folder in itertools.product(names, folders):
        (folder / f"{name}.crfsuite").unlink(missing_ok=True)


def _mentions(release: Annotated, home: Path) -> Mentions:
    return find_mentions(release.reading, home)


def _fit(judges: Callable[..., None], seen: Sequence[Seen] | Sequence[Annotated], folder: Path) -> None:
    judges(seen, folder)


def _at_once(work: Callable[..., T], *inputs: Sequence[Any]) -> list[T]:
    """What `work` makes of each row of the inputs, in one process per core."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, *inputs))

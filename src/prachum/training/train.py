"""Fitting the models.

The taggers of the first layer learn from the annotated words. The models that judge candidates learn
from what taggers find in releases that these have not seen, since that is what they will get: so the
taggers are first fitted on all but one fold of the releases, for each fold in turn.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from prachum.extract.features import features
from prachum.extract.known import known_names
from prachum.extract.mentions import Mentions, find_mentions
from prachum.extract.tagging import LAYERS
from prachum.training import targets
from prachum.training.gold import Annotated

FOLDS = 4
ROUNDS = 2  # of choosing the words that tell a role
ORGANIZING = ("holds", "held by")  # features of a name beside a word of organizing
WEIGHTS = {  # L1 and L2 of each model, by cross-validation
    "names": (0.01, 0.5),
    "posts": (0.01, 0.5),
    "events": (0.05, 0.02),
    "venues": (0.05, 0.02),
    "instruments": (0.05, 0.02),
    "event-choice": (0.05, 0.3),
    "event-kind": (0.1, 1.0),
    "instrument-choice": (0.0, 2.0),
    "roles": (0.1, 0.1),
    "roles-aside": (0.1, 0.1),
    "relations": (0.0, 2.0),
    "parties": (0.0, 1.0),
    "status": (0.0, 2.0),
}
RARE = 2  # features seen less often are dropped: they are names, and names should not be learnt by heart
Example = tuple[list[list[str]], list[str]]
Seen = tuple[Annotated, Mentions, Path]


def fit(examples: Iterable[Example], folder: Path, name: str) -> None:
    """Fit a linear-chain model by L-BFGS and write it to `folder`. Source: N. Okazaki, CRFsuite (2007)."""
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
    seen = [(release, features(release.reading, known_names())) for release in releases]
    for layer in LAYERS:
        fit(((rows, targets.tags(release, layer)) for release, rows in seen), folder, layer)


def fit_event_judges(seen: Sequence[Seen], folder: Path) -> None:
    """Fit the models that tell which phrases name events and instruments, and of which kind."""
    fit((e for r, m, _ in seen for e in targets.event_choices(r, m)), folder, "event-choice")
    fit((e for r, m, _ in seen for e in targets.event_kinds(r, m)), folder, "event-kind")
    fit((e for r, m, _ in seen for e in targets.instrument_choices(r, m)), folder, "instrument-choice")


def fit_tie_judges(seen: Sequence[Seen], folder: Path) -> None:
    """Fit the models that tie actors and instruments to the events that each release's own models choose."""
    for main, name in ((True, "roles"), (False, "roles-aside")):
        fit_roles([cast for s in seen for cast in targets.casts(*s, main=main)], folder, name)
    fit((e for s in seen for e in targets.ties(*s)), folder, "relations")
    fit((e for s in seen for e in targets.party_choices(*s)), folder, "parties")
    fit((e for s in seen for e in targets.statuses(*s)), folder, "status")


def fit_roles(casts: Sequence[targets.Cast], folder: Path, name: str) -> None:
    """Fit a model of roles, one name at a time.

    Annotators say who had a role, not which words tell it. So a bearer teaches by one name alone, first by
    the first one from the opening on, then by the one that the model of the round before finds likeliest.
    Source: multiple-instance learning, T. G. Dietterich et al. (1997).
    """
    telling = [_first_shown(cast) for cast in casts]
    for _ in range(ROUNDS):
        fit(_told(casts, telling), folder, name)
        telling = [_likeliest(cast, folder / f"{name}.crfsuite") for cast in casts]
    fit(_told(casts, telling), folder, name)


def _told(casts: Sequence[targets.Cast], telling: Sequence[dict[str, int]]) -> Iterable[Example]:
    for cast, names in zip(casts, telling, strict=True):
        for number, (row, bearer) in enumerate(zip(cast.rows, cast.bearers, strict=True)):
            role = cast.role[bearer]
            if role == "none" or names[bearer] == number:
                yield [row], [role]


def _first_shown(cast: targets.Cast) -> dict[str, int]:
    """For each bearer, the number of its first name from the opening on (or else of its first one).

    Of an organizer, who is often told in the headline only, the first name before a word of organizing.
    """
    first: dict[str, int] = {}
    for number, (row, bearer, shown) in enumerate(zip(cast.rows, cast.bearers, cast.shown, strict=True)):
        organizes = cast.role[bearer] == "organizer" and any(f.startswith(ORGANIZING) for f in row)
        held = first.get(bearer)
        if held is None or (organizes, shown) > _rank(cast, held):
            first[bearer] = number
    return first


def _rank(cast: targets.Cast, number: int) -> tuple[bool, bool]:
    organizer = cast.role[cast.bearers[number]] == "organizer"
    return organizer and any(f.startswith(ORGANIZING) for f in cast.rows[number]), cast.shown[number]


def _likeliest(cast: targets.Cast, path: Path) -> dict[str, int]:
    """For each bearer, the number of the name that most likely tells its role."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    known = set(tagger.labels())
    best: dict[str, tuple[float, int]] = {}
    for number, (row, bearer) in enumerate(zip(cast.rows, cast.bearers, strict=True)):
        tagger.set([row])
        chance = tagger.marginal(cast.role[bearer], 0) if cast.role[bearer] in known else 0.0
        best[bearer] = max(best.get(bearer, (-1.0, 0)), (chance, -number))
    return {bearer: -number for bearer, (_, number) in best.items()}


def cross_validated(releases: Sequence[Annotated], folder: Path, folds: int = FOLDS) -> list[Seen]:
    """Make all models once for each fold without the releases of that fold, in `folder/0`, `folder/1` …

    Returns each release with what the taggers that have not seen it find in it, and their folder.
    """
    homes = [folder / str(fold) for fold in range(folds)]
    for fold, home in enumerate(homes):
        home.mkdir(parents=True, exist_ok=True)
        fit_taggers([r for n, r in enumerate(releases) if n % folds != fold], home)
    own = [homes[n % folds] for n in range(len(releases))]
    seen = [(r, find_mentions(r.reading, home), home) for r, home in zip(releases, own, strict=True)]
    for judges in (fit_event_judges, fit_tie_judges):
        for fold, home in enumerate(homes):
            judges([s for n, s in enumerate(seen) if n % folds != fold], home)
    return seen


def train(releases: Sequence[Annotated], folder: Path, folds: int = FOLDS) -> None:
    """Make all models in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        seen = cross_validated(releases, Path(scratch), folds)
        fit_event_judges(seen, folder)
        fit_tie_judges(seen, folder)
    fit_taggers(releases, folder)

"""Leaving out what a publisher has called wrong, with all that hangs on it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from prachum.corrections import LEADING, Wrong
from prachum.model import Evidence, Facts, Linked, Stated
from prachum.proofs import Proof, review, things
from prachum.thai import fold


def without(linked: Linked, wrongs: Iterable[Wrong]) -> Linked:
    """The facts without those that are wrong; `obeyed` tells which corrections left out something."""
    here = linked.facts.document.identifier
    concerned = [wrong for wrong in wrongs if wrong.document in (None, here)]
    if not concerned:
        return linked
    linked = _by_kept_ids(linked)
    obeyed: set[str] = set()

    def judge(proof: Proof) -> Evidence | None:
        found = {wrong.name for wrong in concerned if _is_meant(proof, wrong, linked)}
        obeyed.update(found)
        return None if found else proof.evidence

    facts = review(linked.facts, judge)
    if not obeyed:
        return linked
    there = {linked.iris[thing.id] for thing in things(facts)} | linked.known
    posts = dict(linked.posts)
    for (title, _), iri in linked.posts.items():
        posts.setdefault((title, None), iri)  # the body of a post may be gone
    within = {place: around for place, around in linked.within.items() if around in there}
    return replace(linked, facts=facts, posts=posts, within=within, obeyed=linked.obeyed | obeyed)


def _is_meant(proof: Proof, wrong: Wrong, linked: Linked) -> bool:
    slot = "meeting" if proof.slot == "other_meeting" else proof.slot
    if slot != wrong.slot or (linked.iris[proof.thing] if proof.thing else None) != wrong.thing:
        return False
    if wrong.value is None:
        return True
    return linked.iris[proof.value] == wrong.value if slot in LEADING else fold(proof.value) == fold(wrong.value)


def _by_kept_ids(linked: Linked) -> Linked:
    """The same with no reference to the local id of a thing that was made one with another."""
    kept = {linked.iris[thing.id]: thing.id for thing in things(linked.facts)}

    def to(local: str) -> str:
        return kept.get(linked.iris[local], local)

    def maybe(local: str | None) -> str | None:
        return None if local is None else to(local)

    posts = {(title, maybe(body)): iri for (title, body), iri in linked.posts.items()}
    return replace(linked, facts=_refer(linked.facts, to, maybe), posts=linked.posts | posts)


def _refer(facts: Facts, to: Callable[[str], str], maybe: Callable[[str | None], str | None]) -> Facts:
    def stated(values: Iterable[Stated[str]]) -> tuple[Stated[str], ...]:
        return tuple(replace(one, value=to(one.value)) for one in values)

    return replace(
        facts,
        meetings=tuple(
            replace(
                meeting,
                places=stated(meeting.places),
                participations=tuple(replace(p, participant=to(p.participant)) for p in meeting.participations),
                instruments=tuple(replace(i, agreement=to(i.agreement)) for i in meeting.instruments),
            )
            for meeting in facts.meetings
        ),
        agreements=tuple(
            replace(
                agreement,
                parties=stated(agreement.parties),
                under=stated(agreement.under),
                actions=tuple(replace(a, meeting=maybe(a.meeting)) for a in agreement.actions),
            )
            for agreement in facts.agreements
        ),
        persons=tuple(
            replace(p, posts=tuple(replace(post, organization=maybe(post.organization)) for post in p.posts))
            for p in facts.persons
        ),
        organizations=tuple(replace(o, parent=maybe(o.parent)) for o in facts.organizations),
        places=tuple(replace(place, within=maybe(place.within)) for place in facts.places),
    )

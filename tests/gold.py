"""Gold JSON as Facts, its names found in the text: what the tests feed to the stages after extraction."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from prachum.authorities import load
from prachum.english import compose
from prachum.link import link
from prachum.mapping import map_facts
from prachum.model import (
    Action,
    Agreement,
    Article,
    Attendance,
    Document,
    Evidence,
    Facts,
    Instrument,
    Layout,
    Meeting,
    Organization,
    Participation,
    Person,
    Place,
    Post,
    Role,
    Span,
    Stated,
)
from prachum.namespaces import DEFAULT_BASE
from prachum.thai import normalise
from prachum.validate import load_codes

Gold = dict[str, Any]
RELATIONS = {"signed": "signed", "about": "considered", "under": "under"}
CONCLUSIONS = {"law": "enact", "plan": "adopt", "resolution": "adopt", "declaration": "adopt"}


def read_gold(gold: Path, texts: Path) -> Facts:
    """The facts of a gold file, whose text is in the folder `texts`."""
    values = json.loads(gold.read_text(encoding="utf-8"))
    text = (texts / f"{gold.stem}.txt").read_bytes().decode("utf-8")
    return to_facts(values, Document(gold.stem, text, Layout(Span(0, len(text)))))


def to_facts(gold: Gold, document: Document) -> Facts:
    """Gold values as facts of the document; the evidence of a value is its thing's name."""
    return _Reader(document).facts(gold)


def said(text: str, identifier: str = "release", **things: list[Gold]) -> Facts:
    """Facts of a made-up document, its things written as in gold; what a thing leaves out is empty."""
    gold: Gold = {"document": {"title": None, "published": None, "url": None} | things.pop("document", {})}  # type: ignore[operator]
    for kind, empty in _EMPTY.items():
        gold[kind] = [empty | thing for thing in things.get(kind, [])]
    return to_facts(gold, Document(identifier, text, Layout(Span(0, len(text)))))


_EMPTY: dict[str, Gold] = {
    "meetings": {
        "type": "meeting",
        "main": True,
        **dict.fromkeys(("start", "end", "start_time", "ordinal", "venue", "attendance")),
        **{key: [] for key in ("places", "organizers", "chairs", "participants", "agreements")},
    },
    "agreements": {
        "type": "memorandum",
        "aliases": [],
        "parties": [],
        "date_signed": None,
        "status": "unknown",
    },
    "persons": {"prefix": None, "aliases": [], "posts": []},
    "organizations": {"aliases": [], "parent": None},
    "places": {"type": "country", "code": None, "in": None, "aliases": []},
}


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.normalised = normalise(document.text)
        self.regular = self.normalised.text.replace("\n", " ")

    def mentions(self, names: Iterable[str | None]) -> tuple[Evidence, ...]:
        spans = [span for name in names if name for span in self.spans(name)]
        return tuple(Evidence(span) for span in dict.fromkeys(spans)) or (Evidence(Span(0, 1), 0.5),)

    def spans(self, name: str) -> list[Span]:
        regular = " ".join(normalise(name).text.split())
        at = self.regular.find(regular)
        return [self.normalised.span(at, at + len(regular))] if at >= 0 and regular else []

    def facts(self, gold: Gold) -> Facts:
        article = gold["document"]
        return Facts(
            self.document,
            Article(
                headline=self.stated(article["title"]),
                published=self.stated(article["published"]),
                url=self.stated(article["url"]),
            ),
            meetings=tuple(self.meeting(x, gold) for x in gold["meetings"]),
            agreements=tuple(self.agreement(x, gold) for x in gold["agreements"]),
            persons=tuple(self.person(x) for x in gold["persons"]),
            organizations=tuple(
                Organization(x["id"], x["name"], self.of(x), tuple(x["aliases"]), x.get("parent"))
                for x in gold["organizations"]
            ),
            places=tuple(
                Place(x["id"], x["name"], x["type"], self.of(x), x["code"], x["in"], tuple(x["aliases"]))
                for x in gold["places"]
            ),
        )

    def of(self, thing: Gold) -> tuple[Evidence, ...]:
        return self.mentions([thing["name"], *thing.get("aliases", [])])

    def stated(self, value: Any, *names: str | None) -> Any:
        return None if value is None else Stated(value, self.mentions([*names, str(value)])[0])

    def meeting(self, x: Gold, gold: Gold) -> Meeting:
        count = None if x["attendance"] is None else Attendance(x["attendance"])
        return Meeting(
            x["id"],
            x["name"],
            self.stated(x["type"], x["name"]),
            x["main"],
            self.mentions([x["name"]]),
            start=self.stated(x["start"]),
            end=self.stated(x["end"]),
            time=self.stated(x["start_time"]),
            ordinal=self.stated(x["ordinal"]),
            venue=self.stated(x["venue"]),
            places=tuple(self.stated(p, x["name"]) for p in x["places"]),
            participations=tuple(self.participations(x, gold)),
            attendance=self.stated(count, x["name"]),
            instruments=tuple(
                Instrument(RELATIONS[a["relation"]], a["id"], self.mentions([x["name"]])[0])  # type: ignore[arg-type]
                for a in x["agreements"]
            ),
        )

    def participations(self, meeting: Gold, gold: Gold) -> Iterable[Participation]:
        names = {t["id"]: t["name"] for k in ("persons", "organizations", "places") for t in gold[k]}
        sides: Role = "interlocutor" if meeting["type"] == "consultation" else "chair"
        roles: tuple[tuple[str, Role], ...] = (
            ("organizers", "organizer"),
            ("chairs", sides),
            ("participants", "participant"),
        )
        for group, role in roles:
            for who in meeting[group]:
                yield Participation(role, who, self.mentions([names[who]])[0])

    def agreement(self, x: Gold, gold: Gold) -> Agreement:
        mentions = self.of(x)
        kind = CONCLUSIONS.get(x["type"], "sign")
        signed_at = next(
            (m["id"] for m in gold["meetings"] if {"id": x["id"], "relation": "signed"} in m["agreements"]),
            None,
        )
        dated = x["date_signed"]
        return Agreement(
            x["id"],
            x["name"],
            x["type"],
            mentions,
            aliases=tuple(x.get("aliases", [])),
            parties=tuple(Stated(p, mentions[0]) for p in x["parties"]),
            status=Stated(x["status"], mentions[0]),
            actions=(Action(kind, dated, mentions[0], signed_at),) if dated else (),  # type: ignore[arg-type]
            start=self.stated(x.get("start"), x["name"]),
            end=self.stated(x.get("end"), x["name"]),
        )

    def person(self, x: Gold) -> Person:
        posts = tuple(Post(p["title"], self.mentions([p["title"]])[0], p["org"]) for p in x["posts"])
        return Person(x["id"], x["name"], self.of(x), x["prefix"], tuple(x.get("aliases", [])), posts)


def dataset(documents: Iterable[Facts], dump: Path) -> Path:
    """Write a dump of the documents, linked and mapped, with the lists' entries and the codes."""
    authorities = load(DEFAULT_BASE)
    known: set[str] = set()
    graphs = {}
    for facts in documents:
        linked = link(facts, authorities)
        known |= linked.known
        graphs[f"doc-{facts.document.identifier}"] = map_facts(linked, DEFAULT_BASE) + compose(linked, authorities)
    graphs |= {"authorities": authorities.describe(sorted(known)), "codes": load_codes()}
    with dump.open("w", encoding="utf-8") as out:
        for name, graph in graphs.items():
            for line in graph.serialize(format="nt").splitlines():
                if line.endswith(" ."):
                    out.write(f"{line.removesuffix('.')}<{DEFAULT_BASE}graph/{name}> .\n")
    return dump

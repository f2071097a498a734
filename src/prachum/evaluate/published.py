"""What a published dump says of one document, as the record that evaluation compares."""

from collections import defaultdict
from collections.abc import Iterable

from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from prachum.evaluate.dump import AREAS, Dump
from prachum.evaluate.records import Agreement, Meeting, Record, Thing
from prachum.namespaces import ADMS, CV, ORG, SCHEMA, P

_BODIES = {
    "FormalOrganization",
    "OrganizationalUnit",
    "Organization",
    "OrganizationalCollaboration",
    "Government",
}
_GROUP_OF_ROLE = {
    "chair": "chairs",
    "head_of_delegation": "chairs",
    "interlocutor": "chairs",
    "organizer": "organizers",
    "host": "organizers",
}
_RELATIONS = {P.signed: "signed", P.considered: "about", P.under: "under"}
_CONCLUDING = {"sign", "adopt", "approve", "enact"}


def read_record(dump: Dump, identifier: str) -> Record | None:
    """What the dump says of a document; None if it does not hold it."""
    if identifier not in dump.documents:
        return None
    return _Reader(dump, *dump.documents[identifier]).record()


class _Reader:
    """One document of a dump."""

    def __init__(self, dump: Dump, document: str, graph: str) -> None:
        self.dump = dump
        self.document = document
        self.graph = graph

    def record(self) -> Record:
        main = set(self.all(self.document, SCHEMA.about))
        named = sorted(main | set(self.all(self.document, SCHEMA.mentions)))
        kinds: dict[str, list[str]] = defaultdict(list)
        for thing in named:
            kinds[self.kind(thing)].append(thing)
        meetings = tuple(self.meeting(x, x in main) for x in kinds["meeting"])
        agreements = tuple(self.agreement(x) for x in kinds["agreement"])
        own = {x for kind in ("person", "organization", "place") for x in kinds[kind]}
        others = self.others(meetings, agreements, own)
        describe = self.dump.thing
        return Record(
            title=self.first(self.document, SCHEMA.headline),
            published=self.first(self.document, SCHEMA.datePublished),
            meetings=meetings,
            agreements=agreements,
            persons=tuple(describe(x, self.posts(x)) for x in kinds["person"]),
            organizations=tuple(describe(x) for x in kinds["organization"]),
            places=tuple(describe(x) for x in kinds["place"]),
            other_persons=others["person"],
            other_organizations=others["organization"],
            other_places=others["place"],
        )

    def kind(self, thing: str) -> str:
        types = self.dump.types(thing)
        tests = (
            ("meeting", "Meeting" in types),
            ("agreement", "Instrument" in types),
            ("person", "Person" in types),
            ("place", types & AREAS or ("Place" in types and "Venue" not in types)),
            ("organization", types & _BODIES),
        )
        return next((kind for kind, holds in tests if holds), "")

    def meeting(self, iri: str, main: bool) -> Meeting:
        start, end = self.first(iri, SCHEMA.startDate), self.first(iri, SCHEMA.endDate)
        count = self.first(iri, P.attendance)
        where = [y for x in self.all(iri, SCHEMA.location) for y in self.dump.around(x)]
        venues = [x for x in where if "Venue" in self.dump.types(x)]
        named = [self.dump.names(x)[0] for x in venues if self.dump.names(x) != (x,)]
        return Meeting(
            iri,
            self.dump.names(iri)[0],
            main,
            type=self.dump.notation(self.first(iri, DCTERMS.type)),
            start=start[:10] if start else None,
            end=end[:10] if end else None,
            start_time=start[11:16] if start and "T" in start else None,
            ordinal=self.first(iri, P.ordinal),
            attendance=int(count) if count else None,
            venue=" ".join(named) or None,
            places=tuple(dict.fromkeys(x for x in where if x not in venues)),
            **self.taking_part(iri),
            agreements=tuple((x, name) for how, name in _RELATIONS.items() for x in self.all(iri, how)),
        )

    def taking_part(self, meeting: str) -> dict[str, tuple[str, ...]]:
        groups: dict[str, dict[str, None]] = {"organizers": {}, "chairs": {}, "participants": {}}
        for participation in self.all(meeting, CV.hasParticipation):
            for role in self.all(participation, CV.role):
                group = _GROUP_OF_ROLE.get(self.dump.notation(role) or "", "participants")
                groups[group].update(dict.fromkeys(self.all(participation, CV.hasParticipant)))
        for taken in groups["organizers"] | groups["chairs"]:
            groups["participants"].pop(taken, None)
        return {group: tuple(sorted(members)) for group, members in groups.items()}

    def agreement(self, iri: str) -> Agreement:
        steps = [
            (kind, date)
            for action in self.dump.subjects(P.actsOn, iri, self.graph)
            for type_ in self.all(action, DCTERMS.type)
            for date in self.all(action, SCHEMA.startDate)
            if (kind := self.dump.notation(type_)) in _CONCLUDING
        ]
        return Agreement(
            iri,
            self.dump.names(iri),
            type=self.dump.notation(self.first(iri, DCTERMS.type)),
            status=self.dump.notation(self.first(iri, ADMS.status)) or "unknown",
            date_signed=min(steps)[1][:10] if steps else None,
            parties=tuple(self.all(iri, P.party)),
        )

    def posts(self, person: str) -> list[str]:
        titles = {title for post in self.all(person, ORG.holds) for title in self.dump.titles(post)}
        return [title for title, _ in sorted(titles)]

    def others(
        self, meetings: Iterable[Meeting], agreements: Iterable[Agreement], own: set[str]
    ) -> dict[str, tuple[Thing, ...]]:
        """What meetings and agreements name that the document does not list, by kind."""
        named = [x for m in meetings for x in (*m.organizers, *m.chairs, *m.participants, *m.places)]
        named += [party for agreement in agreements for party in agreement.parties]
        kinds: dict[str, list[Thing]] = {"person": [], "organization": [], "place": []}
        for x in dict.fromkeys(named):
            if x not in own:
                types = self.dump.types(x)
                is_place = types & AREAS or "Place" in types
                kind = "person" if "Person" in types else "place" if is_place else "organization"
                kinds[kind].append(self.dump.thing(x))
        return {kind: tuple(things) for kind, things in kinds.items()}

    def all(self, subject: str, predicate: URIRef) -> list[str]:
        return self.dump.values(subject, predicate, self.graph)

    def first(self, subject: str, predicate: URIRef) -> str | None:
        return next(iter(self.all(subject, predicate)), None)

"""What a dataset holds, counted in one pass over its sorted quads: triples, things, classes, links, dates."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox
from rdflib import DCTERMS, OWL, RDF, SKOS

from prachum.namespaces import SCHEMA, P
from prachum.serialise.quads import lexical, union

LINK_PREDICATES = frozenset(str(p) for p in (OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch))

# Datasets that ours is linked to: the start of their IRIs, a key, a title.
LINKED = (
    ("http://metadata.un.org/sdg/codes/geoArea/", "un-m49", "UN M49 geographic areas"),
    ("http://metadata.un.org/sdg/", "un-sdg", "UN Sustainable Development Goals"),
    ("http://metadata.un.org/thesaurus/", "unbis", "UNBIS Thesaurus"),
    ("http://eurovoc.europa.eu/", "eurovoc", "EuroVoc"),
    ("http://www.wikidata.org/entity/", "wikidata", "Wikidata"),
    ("https://sws.geonames.org/", "geonames", "GeoNames"),
)

_TYPE = str(RDF.type)
_MEETING, _COUNTRY = str(P.Meeting), str(SCHEMA.Country)
_DATES = frozenset(str(p) for p in (SCHEMA.startDate, SCHEMA.endDate))
_SUBJECT = str(DCTERMS.subject)


@dataclass(slots=True)
class Statistics:
    """Counts over the union of all graphs.

    `classes` counts the things of each class, `properties` the triples of each, `links` the links by
    (key of the dataset linked to, predicate). `dates` holds the first and the last of any meeting,
    `countries` and `topics` the IRIs that occur.
    """

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Count quads of subjects not counted yet, sorted so that a subject's triples stand together."""
        for subject, same in groupby(union(quads), key=attrgetter("subject")):
            self.subjects += 1
            types: set[str] = set()
            dates: list[str] = []
            for quad in same:
                self._count(quad, types, dates)
            self.classes.update(types)
            if _COUNTRY in types:
                self.countries.add(lexical(subject))
            if _MEETING in types and dates:
                known = sorted(self.dates + dates)
                self.dates = [known[0], known[-1]]

    def plus(self, quads: Iterable[ox.Quad]) -> "Statistics":
        """New statistics with `quads` counted too, as `add` does."""
        more = deepcopy(self)
        more.add(quads)
        return more

    def _count(self, quad: ox.Quad, types: set[str], dates: list[str]) -> None:
        predicate, value = quad.predicate.value, lexical(quad.object)
        self.triples += 1
        self.properties[predicate] += 1
        if predicate == _TYPE:
            types.add(value)
        elif predicate in _DATES:
            dates.append(value[:10])
        elif predicate == _SUBJECT:
            self.topics.add(value)
        elif predicate in LINK_PREDICATES:
            target = next((key for start, key, _ in LINKED if value.startswith(start)), None)
            if target:
                self.links[target, predicate] += 1

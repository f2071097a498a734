"""Where a page shows what: the properties that stand in its heading, in a table, or in no place at all."""

from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, SKOS, VOID

from prachum.namespaces import CV, OA, ORG, SCHEMA, P
from prachum.publish.labels import N_

# Links within the evidence, and those that say again what a participation or a code list says.
HIDDEN_LINKS = {
    str(iri)
    for iri in (
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        OA.hasBody,
        OA.hasTarget,
        OA.hasSource,
        OA.hasSelector,
        SCHEMA.organizer,
        SCHEMA.attendee,
        CV.hasParticipation,
        SKOS.topConceptOf,
        SKOS.hasTopConcept,
        VOID.classPartition,
        VOID.propertyPartition,
        VOID.subset,
    )
}
# Shown in a place of their own.
HIDDEN = HIDDEN_LINKS | {str(SCHEMA.text), str(SCHEMA.mentions), str(RDFS.isDefinedBy), str(DCTERMS.isReplacedBy)}
# In the heading, if there is but one in each language.
NAMED = {str(iri) for iri in (SCHEMA.name, DCTERMS.title, SCHEMA.headline, SKOS.prefLabel, RDFS.label)}
# Shown in the language of the page alone, if they are in it.
ONE_LANGUAGE = {str(iri) for iri in (RDFS.comment, SKOS.scopeNote, SKOS.definition, DCTERMS.description, DCAT.keyword)}
# The first of these that a thing has is the date that a link to it shows.
DATED = tuple(str(iri) for iri in (SCHEMA.startDate, SCHEMA.datePublished, P.attestedOn))
# What links by these lies between two things: on the page of one it is called after the other.
BETWEEN = {str(ORG.member), str(ORG.organization)}

# The tables of parts: the property that such a part has, the table's heading, its columns.
PART_TABLES = (
    (CV.hasParticipant, N_("Who took part"), (CV.role, CV.hasParticipant, P.inCapacity)),
    (P.actsOn, N_("Steps"), (DCTERMS.type, SCHEMA.startDate, SCHEMA.superEvent)),
    (VOID["class"], N_("Classes"), (VOID["class"], VOID.entities)),
    (VOID.property, N_("Properties"), (VOID.property, VOID.triples)),
    (VOID.linkPredicate, N_("Links to other datasets"), (VOID.objectsTarget, VOID.linkPredicate, VOID.triples)),
)
# Parts that stand with the words of a document.
PROOFS = {
    str(iri)
    for iri in (
        OA.Annotation,
        OA.SpecificResource,
        OA.TextPositionSelector,
        OA.TextQuoteSelector,
        RDF.Statement,
    )
}

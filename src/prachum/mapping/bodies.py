"""Organizations: ministries, committees, international bodies, companies and their units."""

import re

from rdflib.namespace import RDF, SKOS

from prachum.mapping.statements import Statements, name, names
from prachum.model import Organization
from prachum.namespaces import ORG

# What is but a part of the body around it; a department (กรม) or an agency (สำนักงาน) stands for itself.
_UNIT = re.compile(r"^(?:กอง|ฝ่าย|ส่วน|กลุ่ม|แผนก|สำนัก(?!งาน)|ศูนย์|Division|Section|Unit)")


def map_organization(organization: Organization, statements: Statements) -> None:
    """The body: in full, or only what the document calls it, if the authority lists know it."""
    iri = statements.iri(organization.id)
    statements.prove(iri, *organization.mentions)
    if statements.is_known(iri):
        statements.add(iri, SKOS.altLabel, *names(statements.new_names(iri)))
        return
    parent = statements.iri(organization.parent) if organization.parent in statements.linked.iris else None
    is_unit = parent is not None and _UNIT.match(organization.name) is not None
    statements.add(iri, RDF.type, ORG.OrganizationalUnit if is_unit else ORG.FormalOrganization)
    statements.add(iri, SKOS.prefLabel, name(organization.name))
    statements.add(iri, SKOS.altLabel, *names(organization.aliases))
    if parent is not None and parent != iri:
        statements.add(iri, ORG.unitOf if is_unit else ORG.subOrganizationOf, parent)

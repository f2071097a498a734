"""The IRIs that are no more, and what took their place: tombstones, for servers to answer 301 or 410."""

from rdflib.namespace import DCTERMS, OWL

from prachum.publish.dataset import Dataset, text

GONE = "gone.json"

# What is still something has a class; it may be replaced by another thing all the same, as a law is.
_TOMBSTONES = f"""
SELECT DISTINCT ?old ?new {{
  {{ ?old <{DCTERMS.isReplacedBy}> ?new }} UNION {{ ?old <{OWL.deprecated}> true }}
  FILTER NOT EXISTS {{ ?old a ?class }}
}} ORDER BY ?old ?new
"""


def find_gone(dataset: Dataset) -> dict[str, list[str]]:
    """The paths of IRIs below the base that name nothing any more, each with the IRIs in its place."""
    found: dict[str, list[str]] = {}
    for row in dataset.rows(_TOMBSTONES):
        old, new = text(row["old"]), text(row["new"])
        if old.startswith(dataset.base) and dataset.addresses.find(old):
            found.setdefault(old.removeprefix(dataset.base), []).extend([new] if new else [])
    return found

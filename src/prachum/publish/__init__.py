"""Publish: the static site, one page per IRI with its data beside it, from the store alone."""

from prachum.publish.hosting import write_hosting
from prachum.publish.site import publish_site

__all__ = ["publish_site", "write_hosting"]

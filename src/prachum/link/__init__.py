"""Entity linking: each thing that a document names gets an IRI."""

from prachum.link.linking import link, rename

__all__ = ["link", "rename"]

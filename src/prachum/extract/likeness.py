"""How alike two names are; see `prachum.likeness`."""

from prachum.likeness import similar

__all__ = ["similar"]

"""Reconciliation: what is one across documents gets one IRI, and what only looks alike keeps its own."""

from prachum.reconcile.profiles import Profile, profile
from prachum.reconcile.reconciling import decree, reconcile
from prachum.reconcile.replacing import Renames, in_use, replaced

__all__ = ["Profile", "Renames", "decree", "in_use", "profile", "reconcile", "replaced"]

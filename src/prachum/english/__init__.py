"""English for partners: labels and one-line descriptions, composed of what the facts and the authority lists say."""

from prachum.english.composing import compose

__all__ = ["compose"]

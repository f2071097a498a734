"""Names in Latin letters by the Royal Thai General System of Transcription, from their spelling alone."""

from prachum.romanisation.words import romanise

__all__ = ["romanise"]

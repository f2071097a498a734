"""Serialise: from one graph per document to the dumps of the whole dataset, in a form that never varies."""

"""Who and where: the persons, organizations and places that a document names."""

"""What was agreed: the instruments that a document names, between whom, where they stand, and what events did with them."""

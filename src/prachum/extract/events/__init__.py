"""What took place: the events that a document reports or mentions, of which kind, when, where, before how many."""

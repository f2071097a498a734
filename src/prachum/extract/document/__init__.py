"""What a document says of itself, and what it is about."""

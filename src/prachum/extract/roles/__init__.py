"""Who took part in an event, and how."""

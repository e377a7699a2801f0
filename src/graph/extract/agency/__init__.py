"""Which agencies a text names, and where a name ends."""

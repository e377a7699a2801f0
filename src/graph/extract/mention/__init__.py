"""Which other documents a text cites: numbers, names, days, issuers, short forms."""

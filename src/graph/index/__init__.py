"""The derived SQLite file behind lists, counts and search. It can be rebuilt from the store at will."""

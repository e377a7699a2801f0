"""Resolved readings -> quads: what a document's named graphs hold. Pure: no store, no files."""

"""Path -> Source: the text of a file, as decoded."""

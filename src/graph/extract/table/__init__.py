"""Tables as copies give them: Markdown, one cell to a line, torn over lines."""

"""Which document a mention means, what a document's own identity is, or why that is not known."""

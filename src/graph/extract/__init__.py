"""Source -> Reading: what the text of a document says."""

"""Which figures a document sets out to reach."""

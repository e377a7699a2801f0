"""Reading -> links: which documents and agencies the mentions mean, or why that is not known."""

"""What a document says of itself: letterhead, portal block, title, preamble, signature."""

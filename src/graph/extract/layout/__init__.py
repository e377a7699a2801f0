"""Where the text's lines, paragraphs, documents and items are: labels, wrapping, outline, sections."""

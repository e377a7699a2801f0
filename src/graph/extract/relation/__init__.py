"""What a text states between documents: the governing words of each sentence."""

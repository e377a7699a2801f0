"""Which agency a printed name means, in which legal existence."""

"""Which items and rows order work, who is assigned, and when it is due."""

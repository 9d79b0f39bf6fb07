"""Two criteria sets beside each other: what changed, and what it changes for a unit."""

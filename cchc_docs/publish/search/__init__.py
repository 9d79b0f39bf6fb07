"""What the search of the site can find: entries and words that mean the same, as data."""

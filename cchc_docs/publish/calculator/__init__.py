"""The scoring engine in the browser: its sources, its words, the data of a set."""

"""What Python hands over to the browser: the data of a set, words, scripts."""

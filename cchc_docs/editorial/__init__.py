"""Advice on words and amounts: what is no fault of a library and worth mending all the same."""

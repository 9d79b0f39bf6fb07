"""Exercises in the browser: questions out of the rules, their answers computed by the engine."""

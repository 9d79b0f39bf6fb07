"""Answers become points: answer sheets, score cards, ranking."""

"""Answers become points: answer sheets and the files that hold them, score cards, ranking."""

"""The criteria: their shape, strict loading, and the checks that keep them sound."""

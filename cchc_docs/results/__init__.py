"""Many units: ranking them, from cards or from tables of results."""

"""Training and guidance site for a scored index: criteria in YAML, exact scoring, pages."""

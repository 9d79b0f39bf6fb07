"""What everything stands on: numbers, days, words, findings and problems; it knows no criterion."""

"""Many units' sheets as one season: gathered, appraised in one workbook, read back."""

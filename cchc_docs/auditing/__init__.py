"""What does not add up in an annex, a filled sheet, a table of results; nothing is mended."""

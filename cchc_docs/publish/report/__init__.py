"""The self-scoring report of a unit: what it says, as an editable text and as a PDF."""

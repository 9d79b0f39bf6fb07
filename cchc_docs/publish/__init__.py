"""Everything people read or use, made from the library."""

"""Documents as data set in type: what a paper is, its layouts, the files."""

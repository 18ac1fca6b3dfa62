"""Makes the shipped model of lines: rows of real sets in, pages in random layouts, weights out."""

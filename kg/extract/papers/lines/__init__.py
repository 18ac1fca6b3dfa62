"""A line of a page in, out what of a paper it can be: a title, a list of authors, what stands behind a title."""

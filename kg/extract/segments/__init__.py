"""The lines of a page in, its segments out: articles, postings and the sections of each, listings, chrome."""

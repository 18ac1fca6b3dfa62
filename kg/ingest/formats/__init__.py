"""A file of one format in, readings out: a module for each format, and one that tells which it is."""

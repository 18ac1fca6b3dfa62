"""Strings and running text in, venues out, by the names of conferences."""

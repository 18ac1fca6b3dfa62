"""Rows in, readings out: columns are known by their names, cells made clean, parts put in order."""

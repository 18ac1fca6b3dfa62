"""Openings of a list in, out whose they are: each of its own employer, or all of one."""

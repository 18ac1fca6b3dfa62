"""Marked sentences about papers in, what they say out: who wrote them, from where, at which meeting, by what."""

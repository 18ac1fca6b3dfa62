"""A posting in, the group out that it is for: a named team, or the part of a house that its text names."""

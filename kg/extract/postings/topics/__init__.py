"""A posting in, the topics of its work out: known ones, and phrases of its own."""

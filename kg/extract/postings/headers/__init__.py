"""Short lines in, the facts that each of them states out: those above a posting, and those of a list of openings."""

"""Two postings or two papers in, the probability out that they are one, with what speaks for it."""

"""The article of a page in, what it names out: blocks, organizations, teams, and who belongs to which."""

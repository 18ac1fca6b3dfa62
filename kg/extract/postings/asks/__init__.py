"""A posting in, what it asks of who applies out: skills, fields of study and interest, degrees, languages."""

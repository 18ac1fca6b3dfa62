"""A posting in, who hires out: every name that may be the employer, what speaks for each, and the one that is."""

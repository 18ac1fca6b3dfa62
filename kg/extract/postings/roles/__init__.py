"""A posting in, out who is wanted: its title, the role in it, and its rank."""

"""A posting's segment in, its fields out: title, role, employer, team, places, conditions, and what it asks for."""

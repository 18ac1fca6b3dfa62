"""A posting's text in, its sections out: where each begins, what heads it, and what it is about."""

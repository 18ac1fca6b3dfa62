"""A posting in, its conditions out: contract, dates, season, how long it lasts."""

"""A phrase in, what it can be the name of out, whatever posting it stands in: an occupation, a firm, a place."""

"""A posting in, out where the job is: the places that its fields, title and text name as its own, or from afar."""

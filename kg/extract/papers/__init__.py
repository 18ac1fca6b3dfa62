"""Articles, lists and records in, papers out: titles, authors, venues, methods and topics."""

"""`kg`: a graph knowledge base of roles, teams and research topics."""

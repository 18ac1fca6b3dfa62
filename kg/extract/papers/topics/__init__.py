"""A read page in, the topics of its papers and people out."""

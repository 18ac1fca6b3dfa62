"""The regular expressions of `kg` in, what a text that is made against them costs out."""

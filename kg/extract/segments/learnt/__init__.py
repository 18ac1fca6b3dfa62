"""The lines of a page in, what a model says that they are out, and the openings and fields that follow from it."""

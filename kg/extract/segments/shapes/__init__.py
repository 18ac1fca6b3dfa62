"""The lines of a page in, the openings out that it lists: a module for each shape that lists have."""

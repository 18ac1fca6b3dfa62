"""The lines of a page in, papers listed there out: a module for each shape that such lists have."""

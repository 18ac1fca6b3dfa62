"""The lines of a page in, out what sites set around the text: menus, bars, cards, lists of other jobs."""

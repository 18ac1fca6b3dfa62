"""The lines of a page in, out what it is: research told of, a job offered, a résumé, news."""

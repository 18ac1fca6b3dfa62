"""Location strings and running text in, places of the offline gazetteer out."""

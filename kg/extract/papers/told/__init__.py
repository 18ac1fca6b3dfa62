"""Running text in, papers out that it names without a list: by a sentence, a heading, an item."""

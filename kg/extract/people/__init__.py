"""Articles in, people out: what they do, where they work, worked and studied."""

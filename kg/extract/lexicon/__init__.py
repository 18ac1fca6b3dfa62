"""Words, marks and offsets that every reader shares; none of them knows what a posting or a paper is."""

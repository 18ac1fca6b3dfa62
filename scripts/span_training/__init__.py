"""How the span model of `kg.extract` is made: gold in, a network trained in two steps, a shipped folder out."""

"""The stored graph in, a model and a vector of every node out; what they are worth; vectors of what changes later.

`lesson` takes nodes, edges and texts from teacher to student, `newcomers` chooses the mixture on what was held out;
`training` does it for a store and writes the model, `refresh` keeps vectors up to date; `quality` and `benchmarks`
judge.
"""

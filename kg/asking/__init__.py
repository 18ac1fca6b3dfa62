"""Questions in, answers out: what a text means, which nodes are like it, which meet its conditions, and why.

`question` holds what is asked; `choosing` applies filters, `understanding` reads the text, `wishing` weighs what it
asks for, `similar` ranks, `explaining` says why; `showing` is the JSON of single nodes, `generation` what is read from
files.
"""

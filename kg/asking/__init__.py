"""Questions in, answers out: what a text means, which nodes are like it, which meet its conditions, and why.

`question` holds what is asked; `understanding` reads the text, `whereabouts` its places (`place_words`, `places`,
`areas`); `choosing` applies filters, `candidates` finds what may answer, `wishing` weighs what is asked for, `similar`
ranks, `explaining` says why; `showing` is the JSON of single nodes, `generation` what is read from files.
"""

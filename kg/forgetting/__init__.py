"""A person's name in, a knowledge base without a trace of it out.

`blotting` finds a name in a text however it is written, `forgotten` knows which names must not come back, `person`
takes one out of everything.
"""

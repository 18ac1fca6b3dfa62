"""Functions of a batch and items in, their results in the same order out: in this process, or in several.

There is only the pool of processes of one machine here; Ray is not used.
"""

from kg.engine.mapping import Workers, cores, map_batches

__all__ = ["Workers", "cores", "map_batches"]

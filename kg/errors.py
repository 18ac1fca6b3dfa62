"""The one tree of errors a caller may meet; every message names the value and the remedy.

KGError
├── InputError            a source cannot be read or is not what it claims to be
├── NotFoundError         an id, a knowledge base or a file does not exist
├── QueryError            a question is malformed: unknown filter key, k below one, empty text
├── StoreError            the knowledge base on disk is damaged, locked, full or of another version
├── ModelError            a model file is missing, damaged or does not fit the vectors
├── EngineError           a worker process was killed
└── MissingExtraError     an optional dependency is asked for and not installed
"""

from __future__ import annotations


class KGError(Exception):
    """Base of every error raised on purpose; the command line prints it in one line and exits 1."""


class InputError(KGError):
    """A source cannot be read or is not what it claims to be."""


class NotFoundError(KGError):
    """An id, a knowledge base or a file does not exist."""


class QueryError(KGError):
    """A question is malformed."""


class StoreError(KGError):
    """The knowledge base on disk is damaged, locked, full or of another version."""


class ModelError(KGError):
    """A model file is missing, damaged or does not fit the vectors."""


class EngineError(KGError):
    """A worker process was killed."""


class MissingExtraError(KGError):
    """An optional dependency is asked for and not installed."""

"""`kg`: a graph knowledge base of roles, teams and research topics.

    import kg
    base = kg.build(["postings/"], "kb")
    base.similar(text="speech recognition intern in Turin", k=5, explain=True)

Importing `kg` loads neither torch nor spaCy; both come in when documents are read and models trained.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.base import KnowledgeBase, build, open
    from kg.errors import KGError

__version__ = "0.1.0"
__all__ = ["KGError", "KnowledgeBase", "__version__", "build", "open"]

_HOMES = {"KnowledgeBase": "kg.base", "build": "kg.base", "open": "kg.base", "KGError": "kg.errors"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)

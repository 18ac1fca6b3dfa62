"""Names of packages in, imports that do as if these were not installed, or were empty, out.

spaCy's thinc imports torch if it can; spaCy itself imports its command line, with all that downloads and asks, for one
function that nobody here calls.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import get_ident
from types import ModuleType
from typing import Any


@contextmanager
def without(*packages: str, hollow: Collection[str] = ()) -> Iterator[None]:
    """While it lasts, this thread cannot import these packages; what is imported already stays, and so do others.

    `hollow` modules can be imported and have functions of any name, which import the real ones when they are called.
    """
    known = set(sys.modules)
    finder = _Hiding(packages, hollow)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(hollow) - known:
            _take_out(name)


def _take_out(name: str) -> None:
    """Makes a hollow module one that the next import brings whole."""
    sys.modules.pop(name, None)
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:
        vars(sys.modules[parent]).pop(child, None)


class _Hiding(MetaPathFinder):
    """Says of some packages that they are not there, or empty, to the thread that made it."""

    def __init__(self, packages: Sequence[str], hollow: Collection[str]) -> None:
        self._packages = frozenset(packages)
        self._hollow = frozenset(hollow)
        self._thread = get_ident()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the names are those of the protocol
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if get_ident() != self._thread:
            return None
        if fullname in self._packages:
            raise ModuleNotFoundError(f"{fullname} is left out of this import", name=fullname)
        return ModuleSpec(fullname, _Hollow(), is_package=True) if fullname in self._hollow else None


class _Hollow(Loader):
    """Makes a module whose functions are those of the real one of its name."""

    def exec_module(self, module: ModuleType) -> None:
        name = module.__name__

        def function(wanted: str) -> Any:
            if wanted.startswith("__"):
                raise AttributeError(f"module '{name}' has no attribute '{wanted}'")
            return lambda *given, **named: getattr(import_module(name), wanted)(*given, **named)

        vars(module)["__getattr__"] = function

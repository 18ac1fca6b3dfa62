"""The package `kg` in, every regular expression that it compiles out, with where it stands and how it is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]  # what `re.compile` itself is made of
from types import FrameType
from typing import Any

#: What an expression is asked to do; where nobody can tell, the first two of them stand for all.
METHODS = ("finditer", "fullmatch", "match", "search", "findall", "split", "sub", "subn", "scanner")
_WRAPPERS = frozenset(("sought", "glanced"))
_OF_RE = str(Path(re.__file__).parent)


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression and how it is used.

    Attributes:
        compiled: as it is used.
        place: file and line that compiled it first.
        methods: of a compiled expression, that the package calls.
    """

    compiled: re.Pattern[str]
    place: str
    methods: tuple[str, ...] = METHODS[:2]


@contextmanager
def collected(root: Path) -> Iterator[list[Expression]]:
    """The expressions that code below a folder compiles while this lasts, each once.

    All that compiles one (`re.compile`, `re.sub`, `sought`) ends in one function of `re`, which is listened to.
    """
    found: dict[tuple[str, int], Expression] = {}
    into: list[Expression] = []
    real = compiler._sre
    compiler._sre = _Listener(real, root, found)
    re.purge()
    try:
        yield into
    finally:
        compiler._sre = real
        methods = called_methods(root)
        into += [_with_methods(expression, methods) for expression in found.values()]


class _Listener:
    """Stands where `re` has its engine, and notes what is compiled."""

    def __init__(self, real: Any, root: Path, found: dict[tuple[str, int], Expression]) -> None:
        self._real, self._root, self._found = real, str(root.resolve()), found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def compile(self, pattern: Any, flags: int, *rest: Any) -> Any:
        """What the engine makes of it."""
        place = _place(sys._getframe(1), self._root)
        compiled = self._real.compile(pattern, flags, *rest)
        if place and isinstance(pattern, str):
            self._found.setdefault((pattern, flags), Expression(compiled, place))
        return compiled


def _place(frame: FrameType | None, root: str) -> str | None:
    """The line that had it compiled, past `re` and wrappers of it; nothing where that is not below the folder."""
    while frame and (frame.f_code.co_filename.startswith(_OF_RE) or frame.f_code.co_name in _WRAPPERS):
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(root):
        return None
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def import_all(package: str) -> None:
    """Imports every module of a package but the one that runs it."""
    path = importlib.import_module(package).__path__
    for module in pkgutil.walk_packages(path, f"{package}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def called_methods(root: Path) -> dict[str, frozenset[str]]:
    """By place of an expression, and by name of a constant, the methods that are called of it."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for file in sorted(root.resolve().rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                for key in _keys_of(node, file):
                    by_key[key].add(node.attr)
    return {key: frozenset(found) for key, found in by_key.items()}


def _keys_of(node: ast.Attribute, file: Path) -> Iterator[str]:
    """The name whose method it is; of `re.sub(…)` itself, where it stands."""
    if isinstance(node.value, ast.Name):
        yield f"{file}:{node.lineno}" if node.value.id == "re" else f"{file}:{node.value.id}"
        if node.value.id != "re" and not node.value.id.startswith("_"):
            yield node.value.id


def _with_methods(expression: Expression, methods: dict[str, frozenset[str]]) -> Expression:
    """The expression with the methods called of it, as far as its name tells."""
    file, line = expression.place.rsplit(":", 1)
    name = _constants(file).get(int(line))
    own = methods.get(f"{file}:{name}", frozenset()) | methods.get(expression.place, frozenset())
    found = own | (methods.get(name, frozenset()) if name else frozenset())
    return replace(expression, methods=tuple(sorted(found))) if found else expression


@cache
def _constants(file: str) -> dict[int, str]:
    """Lines of a file, and the name that a statement which spans them gives a value at its top."""
    found: dict[int, str] = {}
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name):
                found |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), target.id)
    return found

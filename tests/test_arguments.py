"""What help tells of every option."""

from __future__ import annotations

import argparse

import pytest

from kg.arguments import make_parser
from kg.cli import _COMMANDS
from kg.export import EmbeddingFormat, GraphFormat


def commands() -> dict[str, argparse.ArgumentParser]:
    (choice,) = (a for a in make_parser(_COMMANDS)._actions if isinstance(a, argparse._SubParsersAction))
    return dict(choice.choices)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    assert [action.dest for action in commands()[name]._actions if not action.help] == []


def test_every_format_is_named() -> None:
    told = commands()["export"].format_help()
    assert [name for name in (*GraphFormat, *EmbeddingFormat) if name not in told] == []

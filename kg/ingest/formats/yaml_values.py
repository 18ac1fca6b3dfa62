"""YAML in, its value out, every scalar a string; aliases that multiply are refused."""

from __future__ import annotations

from collections.abc import Mapping

import yaml


def parse_yaml(text: str) -> object:
    """The value of a YAML text.

    Raises:
        yaml.YAMLError: it is no YAML, or its aliases repeat one another until it holds more than could be written.
    """
    value: object = yaml.load(text, Loader=yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader)
    if "*" in text and _holds_more_than(value, len(text)):
        raise yaml.YAMLError("aliases that repeat one another without end")
    return value


def _holds_more_than(value: object, most: int) -> bool:
    """Whether there are more values in a value, itself counted, than a text of as many characters could write out."""
    ahead, seen = [value], 0
    while ahead and seen <= most:
        item = ahead.pop()
        seen += 1
        if isinstance(item, Mapping):
            ahead += item.values()
        elif isinstance(item, list):
            ahead += item
    return seen > most

"""What a caller asks in, the same checked and in our words out; what makes no sense says why and what would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral, Real

from kg import search
from kg.asking.question import Asked
from kg.errors import QueryError
from kg.schema import NodeType, Value
from kg.search import Condition, RankOptions

Where = Mapping[str, Value] | Sequence[str] | None


def asked(type: str | NodeType, where: Where, options: RankOptions, *, explain: bool) -> Asked:
    """What the results should be.

    Raises:
        QueryError: no such type, no condition, or a number that makes no sense.
    """
    found = Asked(node_type(type), _conditions(where), options, explain=explain)
    _check_numbers(options.k, options.diversity)
    return found


def node_type(name: str | NodeType) -> NodeType:
    """The type of that name.

    Raises:
        QueryError: there is none.
    """
    try:
        return NodeType(name)
    except ValueError as error:
        raise search.unknown_type_error(str(name)) from error


def check_question(node_id: str | None, text: str | None) -> None:
    """Whether a question is one node or one text.

    Raises:
        QueryError: it is not.
    """
    if (node_id is None) == (text is None):
        raise QueryError("Ask with either an id or a text, not both and not neither.")
    check_text(text if node_id is None else node_id)
    if node_id is None and not (text and text.strip()):
        raise QueryError("The text to compare with is empty: write a few words.")


def check_text(text: object) -> None:
    """Whether a text is one.

    Raises:
        QueryError: it is not.
    """
    if not isinstance(text, str):
        raise QueryError(f"{text!r} is no text: give a string.")


def _check_numbers(k: int, diversity: float) -> None:
    if not isinstance(k, Integral) or k < 1:
        raise QueryError(f"k is {k}: ask for at least one result, in whole numbers.")
    if not isinstance(diversity, Real) or not 0.0 <= diversity <= 1.0:
        raise QueryError(f"diversity is {diversity}: give a number from 0 to 1.")


def _conditions(where: Where) -> list[Condition]:
    if isinstance(where, Mapping):
        return [Condition(str(key).lower(), "=", "").of(_as_texts(value)) for key, value in where.items()]
    texts = [where] if isinstance(where, str) else where or ()
    return [condition for text in texts for condition in search.parse_conditions(text)]


def _as_texts(value: Value) -> list[str]:
    """What a property may be: a value, or one of several."""
    values = value if isinstance(value, (list, tuple)) and value else [value]
    if any(one is None or isinstance(one, list) for one in values):
        raise QueryError(f"{value!r} is no value to filter by: give a text, a number, a truth value or a list of such.")
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in values]

"""What a user may choose for a knowledge base, and how it is remembered there."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kg import resolve
from kg.config import DEFAULT_SEED, SpanUse
from kg.errors import QueryError
from kg.features import MINILM
from kg.reading import Reader, reader_for
from kg.store import KnowledgeStore

_OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may choose; kept in the knowledge base, so that later additions do the same.

    `merges` are the lines of a file of names that are the same or different; `None` are those that were given last.
    """

    taxonomy: tuple[str, ...] = ()
    train: bool = True
    encoder: str | None = None
    seed: int = DEFAULT_SEED
    spans: SpanUse = SpanUse.OFF
    merges: tuple[str, ...] | None = None


def from_anywhere(options: BuildOptions) -> BuildOptions:
    """The options as they are kept: with paths that lead to the same files from any folder, one taxonomy as a list."""
    encoder = None if options.encoder is None else str(options.encoder)
    if encoder is not None and encoder != MINILM and Path(encoder).is_dir():
        encoder = str(Path(encoder).absolute())
    paths = [options.taxonomy] if isinstance(options.taxonomy, str) else options.taxonomy
    taxonomy = tuple(str(Path(path).absolute()) if Path(path).exists() else str(path) for path in paths)
    merges = None if options.merges is None else tuple(options.merges)
    return replace(options, taxonomy=taxonomy, encoder=encoder, spans=_span_use(options.spans), merges=merges)


def _span_use(name: str) -> SpanUse:
    try:
        return SpanUse(name)
    except ValueError as error:
        raise QueryError(f"'{name}' is no use of the span model: choose {', '.join(SpanUse)}.") from error


def remembered_options(store: KnowledgeStore) -> BuildOptions:
    """The options of the last build."""
    kept = store.meta(_OPTIONS) or {}
    spans = SpanUse(kept.get("spans", SpanUse.OFF))
    lists = {"taxonomy": tuple(kept.get("taxonomy", ())), "merges": tuple(kept.get("merges") or ())}
    return BuildOptions(**{**kept, **lists, "spans": spans})


def remember_options(store: KnowledgeStore, options: BuildOptions) -> None:
    """Keeps the options for what comes later."""
    store.set_meta(_OPTIONS, asdict(options))


def plain(options: BuildOptions) -> dict[str, Any]:
    """The options as JSON keeps them."""
    return {**asdict(options), "taxonomy": list(options.taxonomy), "merges": list(options.merges or ())}


def merge_lines(path: str | Path | None) -> tuple[str, ...] | None:
    """The rules of a file of names that are the same or different, for `BuildOptions.merges`.

    Raises:
        InputError: the file cannot be read, or a line is no rule.
    """
    return None if path is None else tuple(rule.text for rule in resolve.read_merge_rules(Path(path)))


def reader_of(options: BuildOptions) -> Reader:
    """The reader that these options ask for."""
    return reader_for(options.taxonomy, options.spans, options.merges or ())

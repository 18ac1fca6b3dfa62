"""Documents in, what they state out, resolved to canonical nodes: in this process, or in several.

What several processes hand back is MessagePack, which is read many times faster than a pickle of dataclasses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kg import ingest, resolve
from kg.config import SpanUse, data_dir
from kg.engine import Workers
from kg.errors import InputError, NotFoundError
from kg.loading import to_stay
from kg.names import digest
from kg.schema import Document, Extraction, Quarantined
from kg.store import StoredDocument

if TYPE_CHECKING:
    from kg.extract import Extractor
    from kg.resolve import Gazetteer, MergeRules, VocabularyIndex

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(tuple[StoredDocument | None, Quarantined | None])


def reader_for(taxonomy: tuple[str, ...], spans: SpanUse = SpanUse.OFF, merges: tuple[str, ...] = ()) -> Reader:
    """A reader with the words of these taxonomies as they are now; kept, as loading it takes a second or two."""
    return _kept_reader(taxonomy, spans, merges, Reader(taxonomy, spans, merges).version)


@lru_cache(maxsize=2)
def _kept_reader(taxonomy: tuple[str, ...], spans: SpanUse, merges: tuple[str, ...], _version: str) -> Reader:
    return Reader(taxonomy, spans, merges)


def extract(
    sources: Sequence[str], *, taxonomy: Sequence[str] = (), spans: SpanUse = SpanUse.OFF
) -> Iterator[tuple[Document, Extraction] | Quarantined]:
    """What each document of the sources states, one by one, without a knowledge base."""
    reader = reader_for(tuple(taxonomy), spans)
    for item in ingest.read_sources(sources, stdin=sys.stdin.buffer):
        yield item if isinstance(item, Quarantined) else (item, reader.extractor.extract(item))


class Reader:
    """Documents to facts: vocabulary, gazetteer and extractor, each loaded when the first document needs it."""

    def __init__(self, taxonomy: Sequence[str] = (), spans: SpanUse = SpanUse.OFF, merges: Sequence[str] = ()) -> None:
        self.taxonomy = tuple(taxonomy)
        self.spans = spans
        self.merges = tuple(merges)

    @cached_property
    def version(self) -> str:
        """Version of the rules and a hash of the words and models they use: when any changes, documents are read again.

        Raises:
            NotFoundError: a taxonomy is not there.
            InputError: a taxonomy cannot be read.
        """
        from kg.extract import EXTRACTOR_VERSION

        fitted = (data_dir() / name / "manifest.json" for name in ("places", "employers", "lines", "subjects"))
        shipped = [*(data_dir() / "vocabulary").glob("*.tsv"), *(path for path in fitted if path.exists())]
        brought = [path for name in self.taxonomy for path in _files_of(Path(name))]
        contents = [path.read_bytes().hex() for path in sorted(shipped)] + [_bytes_of(path).hex() for path in brought]
        if self.spans is not SpanUse.OFF:
            manifest = data_dir() / "spans" / "manifest.json"
            contents += [self.spans.value, manifest.read_bytes().hex() if manifest.exists() else ""]
        return f"{EXTRACTOR_VERSION}+{digest(*contents, *self.merges, length=8)}"

    @cached_property
    def vocabulary(self) -> VocabularyIndex:
        """Shipped terms and those of the user's taxonomies."""
        return resolve.load_vocabulary([Path(path) for path in self.taxonomy])

    @cached_property
    def places(self) -> Gazetteer:
        """The gazetteer."""
        return resolve.load_gazetteer()

    @cached_property
    def rules(self) -> MergeRules:
        """What the user knows to be the same or different."""
        lines = resolve.parse_merge_rules(self.merges, "the remembered rules")
        return resolve.compile_merge_rules(lines, self.places, self.vocabulary) if lines else resolve.NO_RULES

    @cached_property
    def extractor(self) -> Extractor:
        """The spaCy pipeline."""
        with to_stay():
            from kg.extract import Extractor

            return Extractor(self.vocabulary, self.places, self.spans)

    def read(self, document: Document) -> StoredDocument | Quarantined:
        """What a document states, resolved to canonical nodes."""
        rules = self.rules
        try:
            extraction = replace(self.extractor.extract(document), extractor=self.version)
            facts = resolve.resolve(document, extraction, places=self.places, vocabulary=self.vocabulary, rules=rules)
        except Exception as error:  # noqa: BLE001 - a mistake of ours in one document must not end a build of a million
            return Quarantined(document.source, f"the extractor failed on it ({error!r}): please report this as a bug")
        return StoredDocument(document, extraction, facts)

    def read_all(self, documents: Iterable[Document], workers: Workers) -> Iterator[StoredDocument | Quarantined]:
        """As `read`, for each document, in this process or in the workers'.

        Raises:
            EngineError: a worker was killed.
        """
        if workers.number == 1:
            yield from map(self.read, documents)
            return
        read = partial(_read_packed, self.taxonomy, self.spans, self.merges)
        for packed in workers.map_batches(read, documents):
            yield from filter(None, _UNPACK.decode(packed))


def _read_packed(
    taxonomy: tuple[str, ...], spans: SpanUse, merges: tuple[str, ...], documents: Sequence[Document]
) -> list[bytes]:
    """What a worker does with a batch; it keeps its reader from one to the next."""
    reader = reader_for(taxonomy, spans, merges)
    return [_pack(reader.read(document)) for document in documents]


def _pack(item: StoredDocument | Quarantined) -> bytes:
    return _PACK.encode((None, item) if isinstance(item, Quarantined) else (item, None))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"The taxonomy '{path}' cannot be read ({error.strerror}): check its rights.") from error


def _files_of(path: Path) -> list[Path]:
    if not path.exists():
        raise NotFoundError(
            f"There is no taxonomy '{path}': name an existing folder or file of ESCO, O*NET or OpenAlex."
        )
    return sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else [path]

"""A Parquet file in, readings out, one row group after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.ingest.reading import Problem, Reading, UnreadableError
from kg.ingest.rows.columns import plan_for
from kg.ingest.rows.reader import read_row

_BATCH = 1_000


def read_parquet(stream: BinaryIO) -> Iterator[Reading]:
    """The records of a table.

    Raises:
        UnreadableError: the file is damaged or has no column that is known.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        names = [name for name in table.schema_arrow.names if not name.startswith("__index_level")]
        if not plan_for(tuple(names)).usable and not any(pa.types.is_nested(kind) for kind in table.schema_arrow.types):
            raise UnreadableError(f"no column is known as a title or a text (columns {', '.join(names[:8])})")
        number = 0
        for batch in table.iter_batches(_BATCH, columns=names):
            for row in batch.to_pylist():
                number += 1
                reading = read_row(row, "parquet")
                yield Problem(f"row {number}: {reading.reason}") if isinstance(reading, Problem) else reading
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"a damaged Parquet file ({str(error).splitlines()[0]}); write it again") from error

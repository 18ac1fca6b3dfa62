"""A fingerprint in, the fingerprints it is to be compared with out: neighbours in the blocks it shares with them.

In every block fingerprints stand in the order of rank and name, which does not depend on when they came. Two are
candidates if in some block fewer than `WINDOW` others stand between them. So a small block is compared as a whole, a
large one costs as much as it has members, and which pairs are candidates follows from what is there alone: whoever
comes between two, or goes from between them, changes it, which `lost` and `gained` tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kg.names import digest
from kg.schema import Fingerprint
from kg.store.database import Database

#: How far apart two may stand in a block to be compared.
WINDOW = 10
_AFTER = (
    "SELECT fingerprint FROM bands WHERE band = ? AND (rank, name, fingerprint) > (?, ?, ?) "
    "ORDER BY rank, name, fingerprint LIMIT ?"
)
_BEFORE = (
    "SELECT fingerprint FROM bands WHERE band = ? AND (rank, name, fingerprint) < (?, ?, ?) "
    "ORDER BY rank DESC, name DESC, fingerprint DESC LIMIT ?"
)
#: Both sides of a spot, in no order.
_NEAR = f"SELECT fingerprint FROM ({_BEFORE}) UNION SELECT fingerprint FROM ({_AFTER})"
#: Of so many spots one query asks at most: SQLite joins 500 parts of a query.
_AT_ONCE = 100
#: Matching pairs of two older fingerprints, one shortly before a spot in its block and the other behind it; joined
#: in this order, for the few before a spot have few matches, while the block behind it may be long.
_ACROSS = " UNION ALL ".join(
    f"SELECT b.fingerprint, d.{other} FROM ({_BEFORE}) b CROSS JOIN duplicates d ON d.{one} = b.fingerprint "
    f"CROSS JOIN bands o INDEXED BY bands_fingerprint ON o.fingerprint = d.{other} AND o.band = ? "
    f"WHERE b.fingerprint <= ? AND d.{other} <= ? AND (o.rank, o.name, o.fingerprint) > (?, ?, ?)"
    for one, other in (("src_fingerprint", "dst_fingerprint"), ("dst_fingerprint", "src_fingerprint"))
)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the order of a block."""

    band: int
    rank: int
    name: int
    fingerprint: int


def insert(database: Database, fingerprint: Fingerprint, key: int) -> None:
    """Puts a fingerprint into its blocks."""
    database.execute_many("INSERT INTO bands VALUES (?, ?, ?, ?)", _places(fingerprint, key))


def is_listed(database: Database, fingerprint: Fingerprint, key: int) -> bool:
    """Whether a fingerprint stands in its blocks, and in no other."""
    rows = database.rows("SELECT band, rank, name, fingerprint FROM bands WHERE fingerprint = ?", (key,))
    return sorted(rows) == _places(fingerprint, key)


def _places(fingerprint: Fingerprint, key: int) -> list[tuple[int, int, int, int]]:
    name = _signed(int(digest(fingerprint.node_id, fingerprint.document_id), 16))
    ranks = fingerprint.ranks or (0,) * len(fingerprint.bands)
    rows = {_signed(band): _signed(rank) for band, rank in zip(fingerprint.bands, ranks, strict=True)}
    return [(band, rank, name, key) for band, rank in sorted(rows.items())]


def note_removed(database: Database, document: int) -> None:
    """Notes where the fingerprints of a document stand that is about to go."""
    database.execute(
        "INSERT OR IGNORE INTO removed_spots SELECT b.band, b.rank, b.name, b.fingerprint FROM fingerprints f "
        "JOIN bands b ON b.fingerprint = f.key WHERE f.document = ?",
        (document,),
    )


def forget_removed(database: Database) -> None:
    """Empties the notes."""
    database.execute("DELETE FROM removed_spots")


def candidates(database: Database, key: int) -> set[int]:
    """Whom a fingerprint is to be compared with."""
    found: set[int] = set()
    spots = _spots(database, key)
    for start in range(0, len(spots), _AT_ONCE):
        asked = spots[start : start + _AT_ONCE]
        parameters = [value for spot in asked for value in (*_place(spot), *_place(spot))]
        found.update(row[0] for row in database.rows(" UNION ".join([_NEAR] * len(asked)), parameters))
    return found


def lost(database: Database, after: int) -> Iterator[Pair]:
    """Matching pairs that are no candidates any more because fingerprints above the key `after` stand between them."""
    doubtful = {pair for spot in _new_spots(database, after) for pair in _matches_across(database, spot, after)}
    known: dict[int, set[int]] = {}
    for first, second in sorted(doubtful):
        if first not in known:
            known[first] = candidates(database, first)
        if second not in known[first]:
            yield first, second


def gained(database: Database, after: int) -> Iterator[Pair]:
    """Pairs up to the key `after` that may have become candidates because those between them are gone."""
    pairs: set[Pair] = set()
    for row in database.rows(
        "SELECT r.band, r.rank, r.name, r.fingerprint FROM removed_spots r WHERE (SELECT count(*) FROM (SELECT 1 FROM "
        "bands b WHERE b.band = r.band LIMIT ?)) + (SELECT count(*) FROM removed_spots o WHERE o.band = r.band) > ?",
        (WINDOW + 2, WINDOW + 1),
    ):
        before, behind = _around(database, Spot(*row))
        near = product(enumerate(before, start=1), enumerate(behind, start=1))
        pairs.update((a, b) if a < b else (b, a) for (i, a), (j, b) in near if i + j - 1 <= WINDOW)
    yield from sorted(pair for pair in pairs if max(pair) <= after)


def _spots(database: Database, key: int) -> list[Spot]:
    rows = database.rows("SELECT band, rank, name, fingerprint FROM bands WHERE fingerprint = ?", (key,))
    return [Spot(*row) for row in rows]


def _new_spots(database: Database, after: int) -> Iterator[Spot]:
    """Where new fingerprints stand in blocks that are larger than what is compared as a whole."""
    large: dict[int, bool] = {}
    for row in database.rows("SELECT band, rank, name, fingerprint FROM bands WHERE fingerprint > ?", (after,)):
        spot = Spot(*row)
        if spot.band not in large:
            members = database.rows("SELECT 1 FROM bands WHERE band = ? LIMIT ?", (spot.band, WINDOW + 2))
            large[spot.band] = len(members) > WINDOW + 1
        if large[spot.band]:
            yield spot


def _around(database: Database, spot: Spot) -> tuple[list[int], list[int]]:
    """The fingerprints before and behind a spot, the nearest first."""
    before = database.rows(_BEFORE, _place(spot))
    behind = database.rows(_AFTER, _place(spot))
    return [row[0] for row in before], [row[0] for row in behind]


def _place(spot: Spot) -> tuple[int, int, int, int, int]:
    return spot.band, spot.rank, spot.name, spot.fingerprint, WINDOW


def _matches_across(database: Database, spot: Spot, after: int) -> Iterator[Pair]:
    """Matching pairs of older fingerprints, one shortly before the spot in its block and the other behind it."""
    one_way = (*_place(spot), spot.band, after, after, spot.rank, spot.name, spot.fingerprint)
    for key, other in database.rows(_ACROSS, one_way * 2):
        yield (key, other) if key < other else (other, key)


def _signed(number: int) -> int:
    """SQLite's integers are signed: an unsigned 64-bit hash keeps its bits."""
    return (number + (1 << 63)) % (1 << 64) - (1 << 63)

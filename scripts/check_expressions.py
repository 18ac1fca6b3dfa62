"""The package `kg` in, out: its regular expressions that take too long over some text that could be pasted; 1 if any.

Texts are made against each expression from its own parts (`expression_costs`), and what they cost is measured at a few
lengths. `--read SOURCE...` reads documents first, so that expressions which are made of what a page says are there too.
`--endless` tries one line only, in a minute: what takes two seconds of CPU time over it takes ages over two such lines.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from expression_costs.attacking import Runs
from expression_costs.collecting import Expression, collected, import_all
from expression_costs.timing import Finding, Limits, findings

#: Letters of a long line. Most expressions are through with it in a few millionths of a second.
_LINE = 200
#: A part that can be read in two ways is read in four thousand million ways when it is repeated so often.
_REPEATS = 32
_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Prints a line or two of each expression that takes too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", nargs="*", default=[str(_ROOT / "seeds")], help="sources that are read first")
    parser.add_argument("--only", default="", help="only expressions in files whose path contains this")
    parser.add_argument("--letters", type=int, default=100_000, help="length of the text that is judged")
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU time that it may take")
    parser.add_argument("--endless", action="store_true", help=f"only what {_LINE} letters keep busy for long")
    options = parser.parse_args()
    expressions = [expression for expression in _expressions(options.read) if options.only in expression.place]
    print(f"{len(expressions)} expressions", file=sys.stderr)
    count = 0
    for runs, some in _by_what_they_see(expressions):
        limits = Limits(options.letters, options.seconds, runs)
        for finding in findings(
            some, replace(limits, lengths=(_LINE,), repeats=_REPEATS) if options.endless else limits
        ):
            count += 1
            print(_told(finding), flush=True)
    print(f"{count} of {len(expressions)} take too long", file=sys.stderr)
    return 1 if count else 0


def _by_what_they_see(expressions: Sequence[Expression]) -> Iterator[tuple[Runs, list[Expression]]]:
    """The expressions of extraction, which sees no endless words, and the others."""
    from kg.extract.lexicon.long_words import LONGEST_WORD
    from kg.ingest.text.characters import LONGEST_RUN

    extraction = str(_ROOT / "kg" / "extract")
    yield Runs(LONGEST_RUN), [some for some in expressions if not some.place.startswith(extraction)]
    yield Runs(LONGEST_RUN, LONGEST_WORD), [some for some in expressions if some.place.startswith(extraction)]


def _expressions(sources: Sequence[str]) -> list[Expression]:
    """Every expression of the package, by place."""
    with collected(_ROOT / "kg") as found:
        import_all("kg")
        _read(sources)
    return sorted(found, key=lambda expression: (expression.place, expression.compiled.pattern))


def _read(sources: Sequence[str]) -> None:
    from kg.extract import Extractor
    from kg.ingest import read_sources
    from kg.resolve import load_gazetteer, load_vocabulary
    from kg.schema import Document

    extractor = Extractor(load_vocabulary(), load_gazetteer())
    for document in read_sources(list(sources)):
        if isinstance(document, Document):
            extractor.extract(document)


def _told(finding: Finding) -> str:
    place = Path(finding.expression.place).relative_to(_ROOT)
    time = f"{finding.seconds:.2f} s" if finding.seconds < float("inf") else "never"
    expected = f"n^{finding.growth:.1f}, {finding.expected:.0f} s" if finding.seconds < float("inf") else "endless"
    return f"{expected:>14}  {place}  {finding.method}, {finding.letters} letters: {time}\n{'':16}{finding.attack}"


if __name__ == "__main__":
    sys.exit(main())

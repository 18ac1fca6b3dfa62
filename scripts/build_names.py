"""Makes the lists that names of people are recognised with: given names, and words that are no names.

python scripts/build_names.py --data ../shared/data

Given names are those of `data/names/by_hand.txt` and the first names of authors that several papers of the data have;
words are those that the data writes in lower case. Only counts of single words are taken from the data.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

_NAMES = Path(__file__).parents[1] / "data" / "names"
_LOWER = re.compile(r"(?<![\w@./\-'’])[a-zà-ÿ]{2,}(?![\w@/\-])")
_UPPER = re.compile(r"(?<![\w@./\-'’])[A-Z][a-zà-ÿ]+(?![\w@/\-])")
_PER_FILE = 6_000_000
#: Sets whose texts are in lower case throughout, so that the names of their authors look like words.
_LOWERED = ("dedup_gold",)
#: Given names that are also places or that texts capitalise as something else: they need a cue beside them.
_AMBIGUOUS = frozenset(
    """
    adelaide alba alexandria amman asia aurora austin bristol cairo camden carolina carson chad charlotte chelsea
    chester china dallas denver devon florence geneva georgia israel jersey jordan kent kingston lima lincoln madison
    milan orlando paris petra phoenix rome san santiago savannah siena sienna sofia sydney troy valencia verona
    victoria vienna virginia washington alabama kerala manila medina lorraine carmel nice tours nancy logan
    amazon apple alexa siri cortana watson
    edit else lore per sale than marine blessing precious patience art rich long can sage summer hope faith honor melody
    page may will guy man van august prince pearl duke chase dean mercy so sue on
    """.split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    lower, upper = _counts(_texts(data))
    written, _ = _counts(_texts(data, skipped=("taxonomies", *_LOWERED)))
    first, last = _authors(data)
    by_hand = set((_NAMES / "by_hand.txt").read_text(encoding="utf-8").split())
    given = {n for n in first if first[n] >= 2 and first[n] > last[n] and re.fullmatch(r"[^\W\d_]{3,}", n)}
    given = {n for n in given if n[0].isupper() and lower[n.lower()] < max(150, 0.5 * upper[n])} | by_hand
    given = {n for n in given if n.casefold() not in _AMBIGUOUS}
    names = {n.casefold() for n in given}
    words = {
        w
        for w in lower
        if lower[w] >= 20
        and lower[w] >= 0.1 * upper[w.capitalize()]
        and (written[w] > 2 or (upper[w.capitalize()] >= 20 and not last[w.capitalize()]))
        and w not in names
        and not _surname(w, last, lower)
    }
    _write("given.txt", given)
    _write("words.txt", words)


def _surname(word: str, last: Counter[str], lower: Counter[str]) -> bool:
    return last[word.capitalize()] >= 3 and lower[word] < 300


def _counts(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        lower.update(_LOWER.findall(text))
        upper.update(_UPPER.findall(text))
    return lower, upper


def _texts(data: Path, skipped: Collection[str] = ("taxonomies",)) -> Iterator[str]:
    for path in sorted(data.rglob("*")):
        if path.is_file() and not set(skipped) & set(path.parts):
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            yield content.decode("utf-8", "ignore")[:_PER_FILE]


def _authors(data: Path) -> tuple[Counter[str], Counter[str]]:
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for path in sorted((data / "papers" / "venues").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                for name in re.split(r"[;,]", str(record.get("author") or record.get("authors") or "")):
                    words = name.split()
                    if len(words) > 1:
                        first[words[0]] += 1
                        last[words[-1]] += 1
    return first, last


def _write(name: str, words: set[str]) -> None:
    (_NAMES / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

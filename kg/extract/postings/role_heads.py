"""The vocabulary of roles in, the single words out that name an occupation alone: "joiner", "fontanero"."""

from __future__ import annotations

from functools import cache

from kg.config import data_dir
from kg.extract.lexicon.words import word_set

#: Occupations that are family names or something else at least as often, and abbreviations.
_DOUBTFUL = word_set("""
    butler singer barber farmer packer tailor sailor glaser maurer maler metzger fleischer schneider richter schreiner
    zimmermann tischler förster forester brauer brewer schmied schlosser bäcker dancer diplomat conductor assembler
    maestro matrona ober hostess autor actuario mediator fisherman soldat soldier volunteer historian pintor boucher
    boulanger berger marin facteur matrose médiateur régisseur livreur
""")
_SHORTEST = 5


@cache
def known_heads() -> frozenset[str]:
    """Names of roles of one word, in small letters, of any language that the vocabulary has."""
    found: set[str] = set()
    for line in (data_dir() / "vocabulary" / "roles.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, aliases, broader, *_ = (*line.split("\t"), "", "", "")
        if not line.startswith("#") and (aliases or broader):
            found.update(word.lower() for word in (name, *aliases.split("|")) if " " not in word)
    return frozenset(word for word in found if len(word) >= _SHORTEST and "/" not in word) - _DOUBTFUL

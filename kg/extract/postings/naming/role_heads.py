"""The vocabulary of roles in, the single words out that name an occupation alone: "joiner", "fontanero"."""

from __future__ import annotations

from functools import cache

from kg.config import data_dir
from kg.extract.lexicon.name_likeness import is_english
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
    found = {name.lower() for row in _rows() for name in (row[0], *row[1]) if " " not in name}
    return frozenset(word for word in found if len(word) >= _SHORTEST and "/" not in word) - _DOUBTFUL


@cache
def foreign_heads() -> frozenset[str]:
    """Words that names of roles are or begin with and that are no English ones, in small letters."""
    english = {word.lower() for name in _canonical() for word in name.split()} | _ENGLISH
    words = {name.split()[0].lower() for name in _aliases() if not any(map(is_english, name.split()))} - english
    return frozenset(word for word in words if len(word) >= _SHORTEST and not word.endswith(_ENGLISH_ENDINGS))


#: English occupations that no list of words has end so: "geophysicist".
_ENGLISH_ENDINGS = ("icist", "etist", "ologist", "ician", "onomist", "grapher", "stress", "professional", "-based")


#: Other names of them that are English and in no list of words.
_ENGLISH = word_set("""
    mason nanny framer draughtsman policeman policewoman proofreader screenwriter stewardess fireman lorry-driver
    telemarketer pipefitter steamfitter chauffeur stylist webmaster copy-editor key-account-manager data-scientist
    hr-specialist business-analyst ux-researcher spezialist spezialistin spécialiste sourcer salesman
    saleswoman tradesman tradeswoman
""")


#: Those who learn something, which their titles say beside.
_LEARNERS = ("Intern", "Apprentice", "Working Student", "Trainee", "Volunteer")


def _canonical() -> set[str]:
    return {name for name, _ in _rows()}


def _aliases() -> set[str]:
    return {alias for name, aliases in _rows() for alias in aliases if alias and name not in _LEARNERS}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of roles and their other names."""
    rows = []
    for line in (data_dir() / "vocabulary" / "roles.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, aliases, broader, *_ = (*line.split("\t"), "", "", "")
        if not line.startswith("#") and (aliases or broader):
            rows.append((name, tuple(aliases.split("|"))))
    return tuple(rows)

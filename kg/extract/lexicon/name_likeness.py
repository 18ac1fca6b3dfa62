"""Words in, how much they look like the name of a person out: by given names, and by words that are no names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.config import data_dir
from kg.errors import InputError
from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.paper_words import NOT_IN_NAMES
from kg.extract.lexicon.words import SMALL_WORDS

_PARTICLES = frozenset(
    "von van de der den vom zu la le du da das do dos del della di bin ibn el al ten ter af av y".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_a-zà-ÿ]{1,2}")
_PLAIN = re.compile(r"(?:[^\W\d_]+[-‐'’])*[^\W\d_]+")
_ENDS_OF_FIRMS = frozenset(
    """
    foundry labs lab works group bank institute university college school center centre foundation council robotics
    systems software analytics research health energy capital partners ventures media studio studios museum gallery
    park street avenue road square island lake river valley bay beach hill hills mountain mountains creek bridge
    mon tue tues wed thu thur thurs fri sat feb mar apr jul aug sep sept oct nov dec ug gmbh ventures
    ballroom foyer pavilion booth lobby
    tower hall house hotel airport station stadium church cathedral castle court courtyard auditorium garden gardens
    award prize medal
    fellowship lecture theorem algorithm distribution process matrix equation inequality transform test score index
    """.split()
)


#: Last names that many people have whose first names no list knows.
_FAMILY = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu zhu guo lin gao luo zheng liang xie tang cao deng feng peng xiao
    cheng yuan dong cai jiang du ye wei ren lu yao shen qian jin qiu hou xue tian dai duan hao meng bai jia fu tsai hsu
    hsieh chang cheung kwok leung kim choi jung kang yoon shin seo kwon hwang nguyen tran pham hoang vu singh kumar
    gupta sharma patel agarwal mishra iyer reddy chowdhury hossain rahman ahmed khan hussain tanaka suzuki sato
    ding fan pan shi song sun ma tan wong tong hong qu niu yin yan gong mao qi xia zou zhong lyu park lim han bae baek
    takahashi watanabe yamamoto nakamura kobayashi saito
    """.split()
)
_MOST_OF_A_FAMILY = 3


def likeness(words: Sequence[str], *, nouns_are_small: bool = True) -> float:
    """How sure the words alone make it that they name a person; 0.0 where they do not.

    Args:
        words: of a capitalised run, initials and particles included.
        nouns_are_small: whether the language writes common nouns in lower case, so that a capital tells something.
    """
    full = [word.strip(".,") for word in words if word.casefold() not in _PARTICLES]
    names = [word for word in full if not _INITIALS.fullmatch(word)]
    if (
        " ".join(words).casefold() in PLACES
        or not names
        or not 2 <= len(full) <= 4
        or not all(map(_may_be_in_name, names))
    ):
        return 0.0
    last = names[-1]
    if len(names) == 1:
        initial_first = _INITIALS.fullmatch(full[0]) is not None
        return 0.7 if initial_first and not _is_word(last) and len(last) > 2 else 0.0
    if is_given_name(names[0]):
        return 0.6 if _is_word(last) else 0.8
    if last.casefold() in _FAMILY and not _is_word(names[0]) and len(names) <= _MOST_OF_A_FAMILY:
        return 0.65
    strange = nouns_are_small and len(names) <= 3 and not any(map(_is_word, names))
    return 0.65 if strange and all(len(name) > 2 for name in names) else 0.0


def is_given_name(word: str) -> bool:
    """Whether people are called so; of double names one part is enough."""
    return word in _given() or any(part in _given() for part in re.split(r"[-‐]", word)[:2] if len(part) > 2)


def is_noun(word: str) -> bool:
    """Whether a word ends as names of fields, deeds and qualities do and those of people do not: "Neurology"."""
    return _NOUN.search(word) is not None


_NOUN = re.compile(
    r"(?:[a-z]ology|ologies|[aeioucp]tions?|[a-z]{3}isms?|istry|[a-z]{3}omics|lexity|rality|[a-z]graphy|metry|archy)$"
    r"|^(?:Co-?ordinators?|Representatives?|Investigators?|Ombudspersons?|Greek|Latin|Arabic|Sanskrit|Hebrew)$"
)


def is_english(word: str) -> bool:
    """Whether the word is one of those that English texts have most."""
    return word.casefold() in _words()


def _may_be_in_name(word: str) -> bool:
    folded = word.casefold()
    shouted = word.isupper() and len(word) > 2
    return (
        _PLAIN.fullmatch(word) is not None
        and word[0].isupper()
        and not is_noun(word)
        and not shouted
        and folded not in NOT_IN_NAMES
        and word != "MEng"
        and folded not in _ENDS_OF_FIRMS
        and folded not in SMALL_WORDS
    )


def _is_word(word: str) -> bool:
    return any(part.casefold() in _words() for part in re.split(r"[-‐]", word) if len(part) > 2)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return _lines("given.txt")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return _lines("words.txt")


def _lines(name: str) -> frozenset[str]:
    path = data_dir() / "names" / name
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except OSError as error:
        raise InputError(
            f"{path} is missing: install the package again, or make it with scripts/build_names.py"
        ) from error

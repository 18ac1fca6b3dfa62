"""How near the nearest text is and how much of the query is known in, whether to say that nothing is near out.

The vector of any text is near something, nonsense too, since a word that is not known whole is put together from
its letters. The limits were read off likenesses on two knowledge bases, of 1,250 adverts and of 6,400 bare titles:
nonsense reached 0.47, real words that were there 0.55 at least; "lorem ipsum" among adverts and papers 0.51. Known
words that were not there reached 0.33 ("nurse") and, if a word has two meanings, 0.50; those that were 0.34 at least.
Words that no title has are rarely what openings are about: half known, they told "nurse practitioner" among adverts
that only speak of health insurance from what is there (276 titles and phrases, two knowledge bases, none told wrongly).
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Cosine of two texts below which they have nothing to do with each other, if all words or no word is known.
_NEAR_IF_KNOWN, _NEAR_IF_UNKNOWN = 0.33, 0.54
#: From here on something is near whatever the words are, if they are in letters that the encoder knows.
SURELY_NEAR = _NEAR_IF_UNKNOWN
#: A text of which no more than this part is known is as good as unknown: nonsense holds a word by chance.
_CHANCE = 0.25
#: Who names a place or a skill that a result has, has found something.
_NAMED = 0.1
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 40


def nothing_near(text: str, likeness: float, known: Callable[[str], float | None], *, names_something: bool) -> bool:
    """Whether the best result is too far from a text to be called near.

    Args:
        text: the query.
        likeness: cosine of the query's text vector and the nearest result's.
        known: how well a word, or what it means, is known in the knowledge base, from 0 to 1; `None` for one that
            says nothing, such as an article of another language.
        names_something: whether the text names a node that a result is linked to.
    """
    # In letters that the encoder did not learn to tell apart all texts are alike: words that stand somewhere tell.
    is_foreign = not any(char.isascii() and char.isalpha() for char in text)
    sure = _NAMED * names_something
    if not is_foreign and not _NEAR_IF_KNOWN - sure <= likeness < _NEAR_IF_UNKNOWN - sure:
        return likeness < _NEAR_IF_KNOWN  # whatever the words are; looking them up takes longer than all else here
    words = list(dict.fromkeys(_WORD.findall(text)))[:_MOST_WORDS]
    telling = [found for found in map(known, words) if found is not None]
    part = sum(telling) / max(1, len(telling))
    limit = _NEAR_IF_KNOWN + min(1.0, (1.0 - part) / (1.0 - _CHANCE)) * (_NEAR_IF_UNKNOWN - _NEAR_IF_KNOWN)
    if not part and is_foreign:
        return True
    return likeness < limit - sure

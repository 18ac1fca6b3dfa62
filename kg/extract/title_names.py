"""The title of a paper in, what it is about and the method it names out: noun phrases and the name before the colon."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s,;:()\[\]“”\"?!/]+")
_BREAK = re.compile(r"[,;:()\[\]“”\"?!]|\s[–—-]+\s")
#: Words that end a noun phrase.
_FUNCTION = frozenset(
    """
    a about above across after against all along also am among an and another any anything are as at away be because been before behind being
    below between beyond both but by can cannot could did do does doing don't down during each either else enough ever every everything for from further
    get give given go going had has have having here how i if in into is isn't it its just let like made make makes many may me mean means might more most
    much must my need needs neither never no nor not nothing now of off on once one only onto or other our out over own per really same should since so some
    still such than that the their them then there these they this those through to together too toward towards two under until up upon us using very via vs
    was we well were what when where whether which while who whom whose why will with within without would yet you your without versus amid despite
    """.split()  # noqa: SIM905
)
#: Verbs and adverbs that open titles but are no part of what they are about.
_OPENING = frozenset(
    """
    accelerating achieving adapting addressing advancing aligning analyzing analysing applying assessing automating balancing benchmarking boosting breaking bridging
    building characterizing closing combining comparing computing connecting constructing controlling demystifying deriving designing detecting
    determining developing diagnosing discovering disentangling distilling distilled efficiently empowering enabling encouraging enhancing ensuring estimating evaluating examining
    exploiting exploring extending extracting facilitating finding fixing forecasting fusing generalizing generating harnessing identifying improving improved incorporating
    increasing inducing inferring injecting integrating introducing investigating jointly leveraging learning localizing making maximizing measuring minimizing mining mitigating
    modeling modelling navigating optimizing overcoming predicting preventing probing promoting proving quantifying reducing reinforcing removing rethinking retrieving revealing
    reviewing revisiting robustly scaling searching selecting simplifying simulating solving speeding stabilizing studying supporting tackling taming teaching
    training transferring translating uncovering understanding unifying unlocking unleashing updating utilizing verifying visualizing walking mostly efficient effective
    novel new better faster simple fast towards generalize generalizes beat beats improve improves matter matters works work help helps incomplete missing strongly provably automatically adaptively
    """.split()  # noqa: SIM905
)
_EMPTY_HEADS = frozenset(
    "approach approaches method methods framework frameworks task tasks study studies case survey review perspective way ways paper introduction overview results evidence look need world domain age era guide tutorial setting settings application applications view step steps thing things data".split()
)
_NAME_BEFORE_COLON = re.compile(r"^\s*(?:[“\"](?P<quoted>[^”\"]{2,40})[”\"]|(?P<bare>[^:]{2,60}?))\s*:\s+\S")
_TRAILING_ACRONYM = re.compile(r"\((?P<name>[A-Z][\w\-]*[A-Z0-9][\w\-]*)\)\s*$")
_NOTE = re.compile(r"\s*\((?:extended abstract|abstract reprint|student abstract|reprint|demo|demonstration|preprint|poster|short paper)\)\s*$", re.I)
_MARKUP = re.compile(r"[{}$\\]|\\textsc|\\emph|\\text\w*|\^")
_COINED = re.compile(r"[A-Z].*[A-Z0-9]|\d[A-Z]|[a-z][A-Z]|[A-Za-z]+\d|^[A-Z]{2,}|[+@²³]")
_WORDS_OF_NAMES = re.compile(r"[\w@$+.&²³*/'’!\-]+")


def title_phrases(title: str, *, limit: int = 6) -> tuple[tuple[str, int, int], ...]:
    """Noun phrases of two to five words as (phrase in lower case, start, end), in the order of the title.

    "Bridging recommendation and marketing via recurrent intensity modeling" gives "recurrent intensity modeling".
    """
    title = _NOTE.sub("", title)
    name = title_method(title)
    if name == title:
        return ()
    first = title.find(":") + 1 if name and ":" in title else 0
    found: list[tuple[str, int, int]] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(title, first):
        broken = bool(run) and bool(_BREAK.search(title[run[-1].end() : match.start()]))
        if broken or match[0].casefold() in _FUNCTION:
            found += _phrase(title, run)
            run = []
        if match[0].casefold() not in _FUNCTION:
            run.append(match)
    found += _phrase(title, run)
    return tuple(dict.fromkeys(found))[:limit]


def title_method(title: str) -> str | None:
    """The name a title gives to what it introduces: "Cold Brew: Distilling …" or "Deep AutoAugment"; else `None`."""
    match = _NAME_BEFORE_COLON.match(title)
    if match:
        name = (match["quoted"] or match["bare"] or "").strip()
        return _clean(name) if _is_name(name, title[match.end() - 1 :]) else None
    trailing = _TRAILING_ACRONYM.search(title)
    if trailing and len(trailing["name"]) <= 15:
        return trailing["name"]
    words = title.split()
    if 1 <= len(words) <= 3 and any(re.search(r"[a-z][A-Z]|[A-Z]{2,}[a-z]|\d", word) for word in words) and words[0].casefold() not in _FUNCTION:
        return _clean(title.strip())
    return None


def is_coined(name: str) -> bool:
    """Whether a word is written as nobody writes a common noun: "GIANT-XRT", "node2vec", "PSA-GAN"."""
    return bool(_COINED.search(name)) and len(name) <= 40


def _phrase(title: str, run: list[re.Match[str]]) -> list[tuple[str, int, int]]:
    while run and _opens(run[0][0].casefold()):
        run = run[1:]
    while run and run[-1][0].casefold() in _OPENING - _NOUNS | _EMPTY_HEADS:
        run = run[:-1]
    if not 2 <= len(run) <= 5:
        return []
    start, end = run[0].start(), run[-1].end()
    phrase = " ".join(m[0] if m[0].isupper() else m[0].lower() for m in run).strip(" .'’")
    return [] if _MARKUP.search(phrase) or len(phrase) < 6 or any(ch.isdigit() for ch in phrase[:2]) else [(phrase, start, end)]


def _opens(word: str) -> bool:
    return word in _OPENING or (word.endswith("ing") and len(word) > 6 and "-" not in word and word not in _NOUNS)


_NOUNS = frozenset("pooling sampling planning routing clustering smoothing reading imaging marketing ranking matching pruning streaming sequencing prompting parsing tagging hashing steering boosting online "
    "learning modeling modelling training forecasting computing understanding mining searching generating testing translating work".split())


def _is_name(name: str, rest: str) -> bool:
    words = name.split()
    if not words or len(words) > 4 or name[-1] in "?!." or not all(_WORDS_OF_NAMES.fullmatch(w) for w in words):
        return False
    lowered = [word.casefold() for word in words]
    if lowered[0] in _FUNCTION or lowered[0] in _OPENING or any(word in _FUNCTION - {"to", "of", "the", "and", "in"} for word in lowered):
        return False
    if any(is_coined(word) for word in words):
        return len(words) <= 3 or all(word[:1].isupper() for word in words)
    if len(words) == 1:
        return words[0][:1].isupper() and (("-" in name and not re.match(r"(?:[Mm]ulti|[Ss]elf|[Ss]emi|[Cc]ross|[Nn]on|[Pp]re|[Ss]ub)-", name)) or _uncommon(lowered[0]))
    return _sentence_case(rest) and all(word[:1].isupper() for word in words) and lowered[-1] not in _COMMON and not any(word.endswith(("tion", "ing", "ment", "works", "ity")) for word in lowered)


#: Words that stand alone before a colon as a subject, not as a name.
_COMMON = frozenset(
    "attention transformers transformer graphs networks network learning language speech vision privacy fairness survey benchmark dataset data ethics causality interpretability explainability robustness optimization recommendation reasoning retrieval translation summarization generation federated bandits models model systems algorithms theory position tutorial demo abstract keynote workshop overview perspective paper analysis".split()
)


def _uncommon(word: str) -> bool:
    return word not in _COMMON and not word.endswith(("tion", "ing", "ment", "ness", "ity", "ism", "ics", "ers", "ors")) and len(word) <= 14


def _sentence_case(rest: str) -> bool:
    """After the colon most words are lower case, so capitals before it mean a name."""
    words = [w for w in rest.split()[1:] if w[:1].isalpha() and w.casefold() not in _FUNCTION]
    return not words or sum(w[0].islower() for w in words) >= 0.6 * len(words)


def _clean(name: str) -> str | None:
    bare = re.sub(r"\\text\w*|\\emph|[${}\\]|\^", "", name).strip(" “”\"'")
    return bare or None

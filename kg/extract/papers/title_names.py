"""The title of a paper in, what it is about and the method it names out: noun phrases and the name before the colon."""

from __future__ import annotations

import re

from kg.extract.lexicon.paper_words import EMPTY_HEADS, FUNCTION_WORDS, ING_NOUNS, OPENING_WORDS, SUBJECTS

_WORD = re.compile(r"(?![–—-]+(?:\s|$))[^\s,;:()\[\]“”\"?!/]+")
_BREAK = re.compile(r"[,;:()\[\]“”\"?!]|\s[–—-]+\s")
#: What stands before a colon and names nothing: "Erratum: …".
_KINDS = (
    r"(?:Erratum|Corrigendum|(?:Author |Publisher )?Correction|Retraction|Comment|Reply|Response|Editorial|Perspective"
    r"|Commentary|Addendum|Foreword|Preface|Obituary|Book [Rr]eview)"
)
_NAME_BEFORE_COLON = re.compile(
    rf"^\s*(?:[“\"](?P<quoted>[^”\"]{{2,40}})[”\"]|(?!{_KINDS}\b)(?P<bare>[^:]{{2,60}}?))\s*:\s+\S"
)
_TRAILING_ACRONYM = re.compile(r"\((?P<name>[A-Z][\w\-]*[A-Z0-9][\w\-]*)\)\s*$")
#: A plain name in brackets at the end, "(Transporter)", unless it is a kind of publication or a field.
_TRAILING_NAME = re.compile(
    r"\((?P<name>(?!(?:Abstract|Extended|Poster|Oral|Spotlight|Demo|Appendix|Survey|Tutorial|Invited|Keynote|Preprint"
    r"|Reprint|Findings|Short|Long|Student|Workshop|Industry|Supplement|Review|Draft|Part|Version|Update|Vision|Position)\b)"
    r"[A-Z][a-z]{5,14})\)\s*$"
)
_NOTE = re.compile(
    r"\s*\((?:extended abstract|abstract reprint|student abstract|reprint|demo|demonstration|preprint"
    r"|poster|short paper)\)\s*$",
    re.I,
)
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
        if broken or match[0].casefold() in FUNCTION_WORDS:
            found += _phrase(run)
            run = []
        if match[0].casefold() not in FUNCTION_WORDS:
            run.append(match)
    found += _phrase(run)
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
    plain = _TRAILING_NAME.search(title)
    if plain and plain["name"].casefold() not in SUBJECTS and _uncommon(plain["name"].casefold()):
        return plain["name"]
    words = title.split()
    if (
        1 <= len(words) <= 3
        and any(re.search(r"[a-z][A-Z]|[A-Z]{2,}(?!s$)[a-z]|\d", word) for word in words)
        and words[0].casefold() not in FUNCTION_WORDS
    ):
        return _clean(title.strip())
    return None


def is_coined(name: str) -> bool:
    """Whether a word is written as nobody writes a common noun: "GIANT-XRT", "node2vec", "PSA-GAN"."""
    return bool(_COINED.search(name)) and len(name) <= 40


def _phrase(run: list[re.Match[str]]) -> list[tuple[str, int, int]]:
    while run and _opens(run[0][0].casefold()):
        run = run[1:]
    while run and run[-1][0].casefold() in OPENING_WORDS - ING_NOUNS | EMPTY_HEADS:
        run = run[:-1]
    if len(run) > 3 and run[-1][0].casefold() in _KINDS_OF_RESULT:
        run = run[:-1]
    if len(run) > 5:
        run = run[-4:]
    if len(run) < 2 and not (run and _DOING.fullmatch(run[0][0])):
        return []
    start, end = run[0].start(), run[-1].end()
    phrase = " ".join(m[0] if m[0].isupper() else m[0].lower() for m in run).strip(" .'’")
    return (
        []
        if _MARKUP.search(phrase) or len(phrase) < 6 or any(ch.isdigit() for ch in phrase[:2])
        else [(phrase, start, end)]
    )


#: What a paper hands over, behind a phrase of what it is about.
_KINDS_OF_RESULT = frozenset(
    "benchmark benchmarks dataset datasets corpus library toolkit system systems challenge".split()
)


#: One word that is a subject of its own: "turn-taking", "decision-making".
_DOING = re.compile(r"(?!(?:[Mm]ulti|[Ss]elf|[Ss]emi|[Cc]ross|[Nn]on|[Pp]re|[Cc]o|[Rr]e)-)[A-Za-z]{3,}-[a-z]{3,}ing")


def _opens(word: str) -> bool:
    return word in OPENING_WORDS or (
        word.endswith("ing") and len(word) > 6 and "-" not in word and word not in ING_NOUNS
    )


#: Behind a colon: the words before it name a task, a question, a collection, and nothing that was made.
_WHAT_IT_IS = re.compile(
    r"\s*(?:An? |The )?(?:(?:[Nn]ew|[Nn]ovel|[Cc]hallenging) )?(?:[Tt]ask|[Pp]roblem|[Ss]urvey|[Rr]eview|[Tt]utorial"
    r"|[Pp]rimer|[Cc]ase [Ss]tudy)(?![\w-])(?= (?:of|on|for|in|to|and|with|that|from|about|at)\b|[ \W]*$|[.,:;?!])"
)


def _is_name(name: str, rest: str) -> bool:
    words = name.split()
    if not words or len(words) > 4 or name[-1] in "?!." or not all(_WORDS_OF_NAMES.fullmatch(w) for w in words):
        return False
    lowered = [word.casefold() for word in words]
    if (
        lowered[0] in FUNCTION_WORDS
        or lowered[0] in OPENING_WORDS
        or any(word in FUNCTION_WORDS - {"to", "of", "the", "and", "in"} for word in lowered)
    ):
        return False
    if _WHAT_IT_IS.match(rest):
        return False
    if any(is_coined(word) for word in words):
        return len(words) <= 3 or all(word[:1].isupper() for word in words)
    if len(words) == 1:
        return words[0][:1].isupper() and (
            ("-" in name and not re.match(r"(?:[Mm]ulti|[Ss]elf|[Ss]emi|[Cc]ross|[Nn]on|[Pp]re|[Ss]ub)-", name))
            or _uncommon(lowered[0])
        )
    return (
        _sentence_case(rest)
        and all(word[:1].isupper() for word in words)
        and lowered[-1] not in SUBJECTS
        and not any(word.endswith(("tion", "ing", "ment", "works", "ity")) for word in lowered)
    )


def _uncommon(word: str) -> bool:
    return (
        word not in SUBJECTS
        and not word.endswith(("tion", "ing", "ment", "ness", "ity", "ism", "ics", "ers", "ors"))
        and len(word) <= 14
    )


def _sentence_case(rest: str) -> bool:
    """After the colon most words are lower case, so capitals before it mean a name."""
    words = [w for w in rest.split()[1:] if w[:1].isalpha() and w.casefold() not in FUNCTION_WORDS]
    return not words or sum(w[0].islower() for w in words) >= 0.6 * len(words)


def _clean(name: str) -> str | None:
    bare = re.sub(r"\\text\w*|\\emph|[${}\\]|\^", "", name).strip(" “”\"'")
    return bare or None

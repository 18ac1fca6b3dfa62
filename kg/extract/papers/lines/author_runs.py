"""A line in, whether it is a list of authors out: names of people with nothing between them but what lists have."""

from __future__ import annotations

import re

from kg.extract.lexicon.name_likeness import is_given_name, likeness
from kg.extract.lexicon.paper_words import NOT_IN_NAMES
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.name_runs import MARKS_LAST, whole_run

#: Marks of houses that alone part the names of a list: "Ada Nowak 1 Lin Vale 1,2 Marek Dahl2".
_NUMBERS_BETWEEN = sought(r"(?<=[^\W\d_.])\s?\d{1,2}(?:,\s?\d{1,2})*[*†‡]?(?:\s+(?=[A-ZÀ-Ý][a-zà-ÿ])|\s*$)")
_NUMBERS_LAST = sought(rf"(?<=\w){MARKS_LAST}")
_OPENING = re.compile(r"^(?:[Bb]y|[Aa]uthors?:?|[Ww]ith|[Pp]resenters?:?|[Aa]utor(?:en|innen)?:|[Aa]uteurs?\s?:)\s+")
_BRACKETS = sought(r"\s?[(\[][^()\[\]]{1,80}[)\]]")
_MARKS = sought(r"(?<=[^\W\d_.])(?:[¹²³⁰-⁹ªº*†‡§¶#∗⋆★]|\d{1,2}(?![\w.])|,(?=\s?[\d*†‡¹²³⁴-⁹]))+")
_TAIL = sought(
    r",?\s(?:et al\.?|and others|u\. ?a\.|and (?:their |his |her )?(?:colleagues|coauthors|students|team)\b.*"
    r"|(?:together |jointly )?with (?:our |their |his |her )?(?:colleagues|partners|collaborators"
    r"|coauthors|friends)\b.*)$"
)
_SPLIT = sought(
    r"\s*(?:(?<=[a-zà-ÿ])/(?=[A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý])|,\s?(?:and|&|und|et|y)\s|,|;|\s(?:and|&|und|et|y)\s"
    r"|\s[·•|]\s|·|\s{3,})\s*"
)
_LAST_FIRST = re.compile(
    r"[^\W\d_][\w’'‐-]{1,40}(?: [^\W\d_][\w’'‐-]{1,40})?,? (?:[A-ZÀ-Ý]\.(?:-[a-z]\.)?[ -]?){1,3}"
    r"(?:(?:,|;|,? (?:and|&)) |$)"
)
#: What a list of authors may begin with: a letter, or what is taken off before names are looked for.
_BEGINS = re.compile(r"\s*(?:[^\W\d_]|[.,;*(\[·])")
#: A long word in small letters before any comma, "and" or "with": longer than particles of names, it is in no name.
_PROSE = re.compile(
    r"\s*(?:(?!(?i:by|with|and|und|et|y|authors?|presenters?|together|jointly)\s)[A-Za-z]+\s+){1,8}?"
    r"(?!(?:together|jointly|della)\s)[a-z]{5,}\s(?!\s*[A-ZÀ-Ý](?![A-Za-z]))"
)
_NO_LIST = sought(r"[?!“”\"]|\d{3}")
_OPEN_INITIAL, _INITIAL_LAST = sought(r"\b[A-ZÀ-Ý]$"), re.compile(r"\b\w\.$")


def author_names(line: str) -> int:
    """How many authors a line lists; 0 if it says anything else."""
    if not may_list_authors(line):
        return 0
    line = _NUMBERS_LAST.sub(",", line) if len(_NUMBERS_LAST.findall(line)) > 1 else line
    line = _NUMBERS_BETWEEN.sub(", ", line) if len(_NUMBERS_BETWEEN.findall(line)) > 1 else line
    bare = _TAIL.sub("", _BRACKETS.sub("", _MARKS.sub("", _OPENING.sub("", line.strip())))).strip(" .,;*")
    if not bare or len(bare) > 900 or _NO_LIST.search(bare):
        return 0
    dotted = bare + "." if _OPEN_INITIAL.search(bare) else bare
    turned = list(_LAST_FIRST.finditer(dotted)) if _LAST_FIRST.match(dotted) else []
    if turned and "".join(match[0] for match in turned) == dotted:
        return len(turned)
    parts = [part if _ends_in_initial(part) else part.strip(" .*") for part in _SPLIT.split(bare) if part]
    likely = 0
    if any(_OCCUPATION.search(part) for part in parts):
        return 0
    for part in parts:
        if is_likely_name(part):
            likely += 1
        elif not _possible(part):
            return _in_any_order(line)
    enough = 1 if len(parts) >= _SURELY_A_LIST else max(1, 0.5 * len(parts))
    return len(parts) if parts and likely >= enough else _in_any_order(line)


def may_list_authors(line: str) -> bool:
    """Whether a line begins and is worded as lists of authors are, which is sooner told than whether it is one."""
    return _BEGINS.match(line) is not None and not (_PROSE.match(line) or _is_told(line))


def _ends_in_initial(part: str) -> bool:
    return part.endswith(".") and _INITIAL_LAST.search(part, max(0, len(part) - 3)) is not None


#: The end of what somebody is, which is nobody's name: "Senior Economist".
_OCCUPATION = sought(r"\b(?:[Ss]cientist|[Ee]ngineer|[Ee]conomist|[Rr]esearcher|[Aa]nalyst|[Aa]rchitect)$")
#: So many parts, all written like names, are one list of them if we know a single one.
_SURELY_A_LIST = 5


def _is_told(line: str) -> bool:
    """Whether a line is of sentences: long words in small letters are more than twice as many as capitals."""
    words = line.split()
    capitals = len([word for word in words if word[0].isupper()])
    return len([word for word in words if len(word) > 4 and word[0].islower() and word.isalpha()]) > 2 * capitals


def _in_any_order(line: str) -> int:
    """How many names a line lists in any of the orders in which references have them; a single one is not enough."""
    opening = _OPENING.match(line.strip())
    line = line.rstrip(" ,")
    names = whole_run(line.strip()[opening.end() if opening else 0 :])
    return len(names) if len(names) > 1 else 0


#: Last words of organizations.
_HOUSES = frozenset(
    "university institute college school laboratory laboratories lab labs inc ltd gmbh corporation academy hospital"
    " foundation technologies department".split()
)


def may_be_name(line: str) -> bool:
    """Whether a line is written like one name, and of no word that names never have."""
    return is_likely_name(line) or _possible(line)


def is_likely_name(line: str) -> bool:
    """Whether the words of a line are those of a name that we know."""
    return likeness(line.split()) > 0


def _possible(part: str) -> bool:
    """Written like a name, and of no word that names never have."""
    words = part.split()
    first = words[0] if words else ""
    return (
        2 <= len(words) <= 5
        and words[-1].casefold().strip(".") not in _HOUSES
        and re.fullmatch(r"[^\W\d_][^\d]*", part) is not None
        and all(w[0].isupper() or len(w) <= 4 for w in words)
        and (is_given_name(first) or not any(w.casefold().strip(".") in NOT_IN_NAMES for w in words))
    )

"""A posting in, the phrases of its text out that say who is wanted, each with the weight of its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.subject_model import shipped_subject_model
from kg.extract.lexicon.words import LEVELS, RANKS, ROLE_MODIFIERS, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.titles import has_role_head, is_role_head

_WORD = re.compile(r"(?:[SJ]r|Dr)\.|[^\W_][\w+#./&'’*:-]*|[&(),;.:!?•\n]")
_DEFINITE = sought(r"(?:(?<![^\n])|[.!?:\n]\s+)The (?=[A-Z])")
#: A heading that a lost line break leaves before a sentence: "The Role The Snow Engineer will".
_HEADED = re.compile(r"(?:Role|Position|Opportunity|Job) The (?=[A-Z])")
#: The same where the heading has no article: "Job Purpose The Snow Engineer is responsible".
_PURPOSE = sought(r"\b(?:Job|Role|Position) (?:Purpose|Summary|Description|Overview|Profile|Role) The (?=[A-Z])")
_NAMED_ROLE = re.compile(
    r"(?P<role>[A-Z][\w/&+-]*(?:\s+(?:[A-Z][\w/&+-]*|of|and"
    r"|&)){0,5})(?:,\s+(?P<team>[A-Z][^,.;\n]{2,60}),)?\s+(?:will"
    r"|is responsible|leads|supports|works|reports|uses|develops|designs|builds|provides|performs|manages|conducts"
    r"|plays|oversees|creates|analyzes|applies|ensures|role)\b"
)
_ADDRESSED = re.compile(
    r"(?:[^.!?\n]|(?<=\b[SJ]r)\.){0,120}?\b(?:you|your|you'll|du|sie|vous|tu|usted)\b", re.IGNORECASE
)
#: "a Manager, Applied Science to lead …"
_FIELD_BEHIND = re.compile(r",\s+[A-Z][\w&-]*(?:\s+(?:[A-Z][\w&-]*|&|and)){0,3}(?=[.,;]|\s+(?:to|who|for|in|at|on)\b)")
#: Heads that name an occupation only together with a further word.
_GENERIC = word_set(
    "leader expert professional partner owner candidate student graduate lead associate executive "
    "specialist member officer "
    "individual fellow worker assistant agent maker helper guard server handler model head chair tech professional "
    "intern mitarbeiter stage champion principal staff host actor custodian self-starter starter"
)
#: Occupations that say nothing without the field they are practised in.
BARE = word_set(
    "manager director engineer lead analyst specialist associate head vp developer scientist consultant "
    "coordinator supervisor "
    "administrator officer representative architect technician intern assistant executive president "
    "researcher designer leader"
)

_STOP = word_set(
    "a an the our your one any every another new this that une un der die das ein eine einen eines einer uno una"
)

_ARTICLES_END = frozenset(".;:!?•\n()")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A passage that says who is wanted, and how much its wording weighs."""

    surface: str
    start: int
    end: int
    weight: float


#: "camarero/a", "Lehrer/in".
_EITHER = re.compile(r"(?<=\w\w)[/:*](?:as?|os?|in|innen|e|es|euse|trice|r|ra|nen)$", re.IGNORECASE)
STAGE = re.compile(r"ph\.?d\.?|doctoral|post-?doc(?:toral)?", re.IGNORECASE)

#: A text that begins with whom it wants, of whatever gender: "Vendeur en boulangerie (h/f) à Toulouse".
_OPENS = re.compile(
    r"\W*(?P<role>[A-ZÀ-Ý][^.,;:!?\n(]{2,60}?)\s*\(?(?<![\w/])"
    r"(?:[mwfd]/[mwfd]/[mwfdx]|[hf]/[fh]|m/f|f/m|x/f/m|all genders)(?![\w/])",
    re.IGNORECASE,
)


#: Whom a German sentence wants, of whatever gender: "eine/-n Sachbearbeiter/-in Gremien (m/w/d)".
_MEANT_ALL = re.compile(
    r"\b(?:eine?(?:/?-?n|[*:]n|\(n\))?|einen|als)\s+(?P<role>[A-ZÄÖÜ][^.,;!?\n()]{3,60}?)\s*"
    r"\((?:[mwfd]\s*/\s*[mwfd]\s*/\s*[mwfdx])\)"
)


#: What is said of all who have the job: "Economists at Contoso will be expected to", "Research Internships at Contoso".
_SEVERAL = re.compile(
    r"(?:(?<=[.!?\n] )|(?<=\n)|^)(?P<role>(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+s) (?:at [A-Z][\w&-]+(?: [A-Z][\w&-]+)? )?"
    r"(?:(?:will|are expected|are physically|provide|put)\b"
    r"|(?<=Interns )(?:work|learn|collaborate|join|gain|contribute)\b)",
    re.MULTILINE,
)


_THE = (_DEFINITE, _PURPOSE)

_POST = (
    r"(?:(?:summer )?research|post-?doc(?:toral)?(?: research(?:er)?| scientist)?|ph\.?d|doctoral)"
    r"(?: student| candidate)? (?:positions?|posts?|fellowships?|studentships?|internships?|scholarships?)"
)
#: A post that a house says it has: "A postdoc position is offered", "is opening a research internship".
_HAS_POST = sought(
    rf"\b(?P<role>{_POST})\b (?:\([^()]{{2,30}}\) )?(?:is|are) (?:\w+ )?(?:being )?(?:offered|available|open\b|vacant)"
    r"|\b(?:(?:is|are) (?:opening|offering|announcing)|offers?|appl(?:y|ications (?:are|is) invited) for"
    r"|invites? applications for) (?:an?|one|two|three|several|multiple|\d{1,2}|this)"
    rf" (?:(?:fully|funded|paid|full-time|[\w-]+-(?:months?|years?|funded)),? ){{0,3}}(?P<had>{_POST}|internships?)\b",
    re.IGNORECASE,
)


def _had_posts(advert: Advert) -> Iterator[RolePhrase]:
    for match in _HAS_POST.finditer(advert.text, advert.start, advert.end):
        name = "role" if match.group("role") else "had"
        yield RolePhrase(match.group(name), match.start(name), match.end(name), 2.2)


def role_phrases(advert: Advert, *, anywhere: bool = False) -> Iterator[RolePhrase]:
    """Passages that say who is wanted; `anywhere` also where the employer speaks of itself."""
    kinds = (CueKind.WANTED, CueKind.AS_A)
    for cue in (cue for cue in advert.cues if cue.kind in kinds) if anywhere else advert.cues_of(*kinds):
        if advert.kind_at(cue.start) in QUALIFICATIONS and not advert.text[cue.start].isupper():
            continue
        if cue.kind is CueKind.AS_A and not _speaks_to_reader(advert.text, cue.start, cue.end):
            continue
        found = _phrase_after(advert.text, cue.end, min(cue.end + 160, advert.end))
        if found:
            start, end, named = _called(advert.text, found)
            yield RolePhrase(
                advert.text[start:end], start, end, (3.0 if cue.kind is CueKind.WANTED else 2.5) if named else 1.2
            )
    opening = _OPENS.match(advert.text, advert.start, advert.end)
    if opening and has_role_head(opening.group("role")):
        yield RolePhrase(opening.group("role"), opening.start("role"), opening.end("role"), 3.0)
    for match in _MEANT_ALL.finditer(advert.text, advert.start, advert.end):
        if has_role_head(match.group("role")) and advert.kind_at(match.start()) not in BOILERPLATE:
            yield RolePhrase(match.group("role"), match.start("role"), match.end("role"), 3.0)
    yield from _had_posts(advert)
    for match in _SEVERAL.finditer(advert.text, advert.start, advert.end) if anywhere else ():
        surface = match.group("role")
        if has_role_head(surface) and is_role_head(surface.split()[-1]) and not _too_generic(surface, named=False):
            yield RolePhrase(surface, match.start("role"), match.end("role"), 1.0)
    for match in chain.from_iterable(pattern.finditer(advert.text, advert.start, advert.end) for pattern in _THE):
        headed = _HEADED.match(advert.text, match.end())
        start = headed.end() if headed else match.end()
        named_role = _NAMED_ROLE.match(advert.text, start, advert.end)
        if named_role and advert.kind_at(start) not in BOILERPLATE and has_role_head(named_role.group("role")):
            end = named_role.end("team") if named_role.group("team") else named_role.end("role")
            yield RolePhrase(advert.text[start:end], start, end, 3.5 if named_role.group("team") else 2.0)


#: "… to join our team as an analyst", "come and work with us as a baker", "set you up for success as a baker".
_TO_JOIN = re.compile(
    r"\b(?:join(?:ing)?|work(?:ing)? (?:with|for)|come to) (?:us|our|the|(?-i:[A-Z])[\w&’-]+)\b"
    r"(?:'s)?(?: [\w’'&-]+){0,4} $|\byou (?:up for success|to succeed) $",
    re.IGNORECASE,
)
#: What a job is called, behind whom it wants: "a senior science leader (Principal Baker)".
_CALLED = re.compile(r" \((?P<role>[A-Z][\w/&-]+(?: (?:[A-Z][\w/&-]+|of|and|&)){1,5})\)")


def _called(text: str, found: tuple[int, int, bool]) -> tuple[int, int, bool]:
    """The phrase, or the name of the job that stands behind it in brackets where the phrase itself is no name."""
    _, end, named = found
    name = None if named else _CALLED.match(text, end)
    if name is None or not is_role_head(name.group("role").split()[-1]):
        return found
    return name.start("role"), name.end("role"), True


def _speaks_to_reader(text: str, start: int, end: int) -> bool:
    if text[end - 4 : end].lower() == " for":  # "This role is for a baker"
        return True
    if (text[start].isupper() or text[end - 2 : end].lower() != " a") and _ADDRESSED.match(text, end):
        return True
    return _TO_JOIN.search(text, max(0, start - _NEAR), start) is not None


_NEAR = 60


def _phrase_after(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The occupation named right behind a cue, and whether it is written as a name, with capitals."""
    words = list(_WORD.finditer(text, start, end))[:18]
    for index, word in enumerate(words):
        token = word.group()
        if token in _ARTICLES_END and token not in "()":
            return None
        if token.lower() in ("to", "who", "that", "which", "with", "where", "whose", "can", "will", "zu", "qui"):
            return None
        candidate = token.lower().startswith("candidate") and index and STAGE.fullmatch(words[index - 1].group())
        last = _extend_right(words, index)
        of_field = token == "Member" and last > index
        if not is_role_head(_EITHER.sub("", token)) and not candidate and not of_field:
            continue
        first = _extend_left(words, last)
        surface = text[words[first].start() : words[last].end()].rstrip(".,:;")
        field = _FIELD_BEHIND.match(text, words[last].end()) if surface.lower() in BARE else None
        surface += field.group() if field else ""
        named = sum(part[0].isupper() for part in surface.split()) > len(surface.split()) / 2
        if _too_generic(surface, named=named):
            continue
        return words[first].start(), words[first].start() + len(surface), named
    return None


def _extend_right(words: list[re.Match[str]], index: int) -> int:
    while index + 1 < len(words):
        following = words[index + 1].group()
        alike = following[0].isupper() == words[index].group()[0].isupper() or following in ("intern", "interns")
        if not (is_role_head(following) and alike):
            break
        index += 1
    return _extend_to_field(words, index)


#: Heads that the field behind "of" belongs to: "Member of Technical Staff".
_OF_FIELD = word_set("member head chief director")


def _extend_to_field(words: list[re.Match[str]], index: int) -> int:
    told = [word.group() for word in words[index : index + 3]]
    if len(told) < 3 or told[1] != "of" or not (told[0][0].isupper() and told[0].lower() in _OF_FIELD):
        return index
    last = index
    for at, word in enumerate(words[index + 2 : index + 7], index + 2):
        if not (word.group()[0].isupper() or word.group() == "&"):
            break
        last = at
        if word.group().endswith("."):
            break
    return last


def _extend_left(words: list[re.Match[str]], last: int) -> int:
    first = last
    capital = words[last].group()[0].isupper()
    if last and words[last].group() in ("intern", "interns") and words[last - 1].group()[0].isupper():
        capital = True  # "Applied Scientist interns"
    while first > 0:
        before = words[first - 1].group()
        lower = before.lower()
        if lower in _STOP or lower == "experienced" or before in "(),;.:!?•\n":
            break
        joins = before in ("&", "and", "of", "/") and first > 1 and words[first - 2].group()[0].isupper() and capital
        known = lower in ROLE_MODIFIERS or lower in LEVELS or lower in RANKS or is_role_head(before)
        known = known or STAGE.fullmatch(before) is not None
        if not (joins or (capital and before[0].isupper()) or (known and (not capital or before[0].isupper()))):
            return first - 1 if not capital and _is_field(words, first) else first
        first -= 1
    return first


def _is_field(words: list[re.Match[str]], first: int) -> bool:
    """Whether a word of a field stands between the article and an occupation: "a hydraulic modeller"."""
    field = words[first - 1].group()
    article = first > 1 and words[first - 2].group().lower() in ("a", "an")
    return article and field.isalpha() and field.islower() and shipped_subject_model().share(field) >= _OF_SUBJECTS


#: So much more often a word of a field stands in names of subjects than in adverts, as a logarithm.
_OF_SUBJECTS = 2.0


def _too_generic(surface: str, *, named: bool) -> bool:
    words = surface.lower().split()
    return (
        len(words) == 1
        and (words[0] in _GENERIC or words[0].rstrip("s") in _GENERIC)
        and not (named and words[0] == "intern")
    )

"""A posting in, the unit out that its text puts the team in: "the Frost team, part of Contoso Snow (CS),"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.abbreviations import Abbreviated
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.teams.told_groups import is_general, is_place
from kg.names import fold_name

_NAME = r"[A-Z][\w’'-]{0,60}(?: (?:(?:&|and|of|for) )?[A-Z][\w’'-]{0,60}){0,6}"
_ABBR = r"(?: \([A-Z][\w&]{1,9}\))?"
_GROUP = (
    r"(?:[Tt]eam|[Gg]roup|[Oo]rg(?:ani[sz]ation)?|[Ll]ab|[Ss]quad|[Ff]unction|[Uu]nit|[Pp]ractice|[Dd]epartment"
    r"|[Ss]ection)"
)
_OWNER = r"(?:the |our |[A-Z]\w+['’]s )?"
#: The team and what it is in, by words that only say so of a whole.
_PART = sought(
    rf"\b{_GROUP}{_ABBR}(?: of [a-z-]+(?: [a-z]+)?)?(?:,? (?:is |which is )?(?:an? (?:\w+ )?)?part of"
    r"|, an? (?:group|org(?:ani[sz]ation)?) with(?:in)?|,? (?:which |that )?sits (?:with)?in(?:side)?| within| inside)"
    rf" {_OWNER}(?P<name>{_NAME})(?P<abbr>{_ABBR})"
)
#: A name in front of the word for a group.
_CAPITAL_BEFORE = re.compile(r"\b(?!(?:Our|The|This|Your|My|Each)\b)[A-Z][\w&’'-]* $")
#: The same by words that may be of a place: what stands there must be a name with an abbreviation.
_INSIDE = sought(
    rf"\b{_GROUP}{_ABBR} (?:in|at) {_OWNER}(?P<name>{_NAME})(?P<abbr>{_ABBR})"
    r"(?= (?:group|org|organi[sz]ation|is|are)\b)"
    rf"|\b(?:[Ww]ithin|[Ii]n|[Aa]t) {_OWNER}(?P<ahead>{_NAME}){_ABBR}, (?:the|our) {_NAME}{_ABBR} (?:team|group)\b"
    rf"|\b[Aa]t {_NAME}['’]s (?P<owned>{_NAME}){_ABBR}, (?:we|you)\b"
)
#: The same where a word behind the name says that it is a whole: "a team of nine inside our Frost business".
_HOUSED = sought(
    rf"\b{_GROUP}{_ABBR}(?: of [a-z-]+(?: [a-z]+)?)? (?:within|inside|in|of) (?:the|our) (?P<name>{_NAME})"
    rf"(?P<abbr>{_ABBR}) (?:[Oo]rgani[sz]ation|[Oo]rg|[Dd]ivision|[Bb]usiness|[Dd]irectorate|[Dd]epartment)\b"
)
#: What a group of its own speaks in: "Within Contoso Snow, the data team builds", "Within Contoso Snow, we".
_INSIDE_IT = sought(
    rf"\b(?:Within|Inside) (?:the )?(?P<name>{_NAME})(?P<abbr>{_ABBR}),"
    rf" (?:we\b|(?:the|our) (?:[\w&-]+ ){{1,4}}{_GROUP}\b)"
)
#: What somebody calls a part of the employer, or says of a group by its name alone.
_DIVISION = sought(
    rf"\b(?P<name>{_NAME}) \([A-Z][\w&]{{1,9}}\) (?:division|org(?:ani[sz]ation)?|business unit)"
    rf" (?:within|of|at|in) (?P<house>{_NAME})"
)
_BELONGS = sought(rf"\b{_NAME}{_ABBR} is (?:an? )?part of {_OWNER}(?P<name>{_NAME})(?P<abbr>{_ABBR})")
#: A part of the employer in brackets behind a team: "the Frost team (Contoso Snow)".
_BESIDE = sought(rf"\b[Tt]eam \((?P<name>{_NAME})\)")
#: What the job is a part of: "As part of the Snow & Ice Bank, we".
_AS_PART = sought(
    rf"\b[Aa]s (?:an? )?(?:\w+ )?part of {_OWNER}(?P<name>{_NAME})(?<! Team)(?<! Group)(?P<abbr>{_ABBR}), "
)
#: By which word a name without letters for it is one of a unit, not that of a sale, a law or a yearly talk.
_CALLED_UNIT = re.compile(
    r"\b(?:Bank|Labs?|Division|Department|Organi[sz]ation|Unit|Cent(?:er|re)|Services?|Systems?|Research|Operations"
    r"|Engineering|Platforms?|Products?|Office|Institute|Solutions|Technolog(?:y|ies))$"
)
_WORDS = ("part of", "ithin ", "group with", "organization with", " sits in")
_IN_WHOLES = (" of our ", " of the ", "ithin the ", "ithin our ", " inside ", " in the ", " in our ")
_OTHERS = re.compile(
    r"\b(?:(?<!group )(?<!organization )with|partner\w*|collaborat\w*|across|between|other|support\w*|from"
    r"|alongside)\b[^.;,\n]{0,60}$"
)
_NEAR = 80
_NAMED = 30


def unit_within(advert: Advert, employer: str | None, named: Sequence[Abbreviated]) -> Found[str] | None:
    """The first part of the employer that the text puts a team of its own in."""
    larger = (item for item in named if not item.name.endswith((" Team", " Group", " Lab")))
    labels = {form: item.label for item in larger for form in (item.name, item.short)}
    for name, start, sure in _told(advert, employer, labels):
        before = advert.text[max(advert.start, start - _NEAR) : start]
        if advert.kind_at(start) in BOILERPLATE or _OTHERS.search(before):
            continue
        bare = fold_name(name)
        if employer and (bare == fold_name(employer) or fold_name(employer).startswith(f"{bare} ")):
            continue
        general = is_general(name) and len(name.split()) <= _MOST_GENERAL
        behind = bare.removeprefix(f"{fold_name(employer)} ") if employer else bare
        if is_place(behind) or behind == "group" or (general and " " not in name):
            continue
        if (sure or (" " in name and not general)) and not has_role_head(name.split()[-1]):
            return Found(labels.get(name, name), start, start + len(name), 0.75)
    return None


def _told(advert: Advert, employer: str | None, labels: dict[str, str]) -> Iterator[tuple[str, int, bool]]:
    """Names that a team is said to be in, where they stand, and whether they are surely names of units."""
    if advert.has(*_WORDS):
        for match in _PART.finditer(advert.text, advert.start, advert.end):
            name = match["name"].removesuffix(f" and {employer}")
            named = (
                " " in name
                and _CAPITAL_BEFORE.search(advert.text[max(0, match.start() - _NAMED) : match.start()]) is not None
            )
            yield name, match.start("name"), named or name in labels
    if advert.has(*_IN_WHOLES):
        for match in _HOUSED.finditer(advert.text, advert.start, advert.end):
            yield match["name"], match.start("name"), True
    if advert.has("Within ", "Inside "):
        for match in _INSIDE_IT.finditer(advert.text, advert.start, advert.end):
            yield match["name"], match.start("name"), match["name"] in labels
    if advert.has(" part of "):
        for match in _AS_PART.finditer(advert.text, advert.start, advert.end):
            if match["name"] in labels or match["abbr"] or _CALLED_UNIT.search(match["name"]):
                yield match["name"], match.start("name"), match["name"] in labels
    if labels:
        for match in _INSIDE.finditer(advert.text, advert.start, advert.end):
            group = match.lastgroup if match.lastgroup != "abbr" else "name"
            if group and match[group] in labels:
                yield match[group], match.start(group), True
        for match in _BELONGS.finditer(advert.text, advert.start, advert.end) if advert.has(" part of ") else ():
            yield match["name"], match.start("name"), match["name"] in labels
        divided = employer and advert.has(") division ", ") org", ") business unit ")
        for match in _DIVISION.finditer(advert.text, advert.start, advert.end) if divided else ():
            if match["house"].startswith(employer or "\n"):
                yield match["name"], match.start("name"), True
    if employer and advert.has(f"eam ({employer} "):
        for match in _BESIDE.finditer(advert.text, advert.start, advert.end):
            if match["name"].startswith(f"{employer} "):
                yield match["name"], match.start("name"), True


#: So many words that any firm uses make a name of their own: "Product Development Data Sciences and Analytics".
_MOST_GENERAL = 4

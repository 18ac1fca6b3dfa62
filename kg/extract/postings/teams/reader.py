"""A posting in, the named group it is for out: from the sentence that names the team."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kg.extract.lexicon.abbreviations import Abbreviated
from kg.extract.lexicon.headings import BOILERPLATE, SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import CATEGORIES, ROLE_MODIFIERS
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.proper_names import ProperName
from kg.extract.postings.teams.told_groups import told_groups
from kg.names import fold_name
from kg.schema import NodeType

#: Words that the names of units end in or contain.
UNIT_NOUN = re.compile(
    r"\b(?:Center|Centre|Lab|Labs|Team|Group|Institute|Organization|Science|Division|Unit|Prevention|Department|Faculty"
    r"|Intelligence|Services|Program)\b"
)
_NOUN_BEHIND = re.compile(
    r"(?P<what>\s+[a-z]+)?\s+(?P<noun>[Tt]eam|TEAM|[Gg]roup|[Ss]quad|lab(?= (?:in|at|of|is|as)\b|[.,;])"
    r"|(?:organi[sz]ation|department|function)(?=\s+(?:is|has|[a-z]{3,}s)\b))\b(?!\s+(?:player|spirit"
    r"|effort)s?\b)(?P<abbr>\s*\([A-Z][\w&]{1,9}\))?"
)
_NOUN_BEFORE = sought(r"(?:[Éé]quipe(?:-projet)?|[Ee]quipo|\b[Ii]m Team|\bunser(?:em)? Team|[Tt]eam:)[ \xa0]+$")
_NOUNS = ("Team", "TEAM", "Group", "Squad")
_NOUN_INSIDE = re.compile(rf"\s+(?:{'|'.join(_NOUNS)})$")
_JOINS = re.compile(
    r"\b(?:join|joining|part of|within|member of|members of|for|on|in|on behalf of|rejoindre|rejoins)\s+"
    r"(?:\w+(?:['’]s)?\s+)?(?:the\s+"
    r"|our\s+|this\s+|l['’])?$",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\bmember of (?:the|our) $")
_OWNED = re.compile(r"\b(?:the|our|this|its|their|l['’])\s*$|\w['’]s?\s$", re.IGNORECASE)
#: Names of groups that keep their last word: "Maps Lab" is not "Maps".
_NAMED_UNIT = re.compile(
    r"^.*?\b(?:Lab|Laboratory|Guild|Desk|Ward|Foundry|Studio|Institute|Hub|Tribe|Chapter|Unit|Center"
    r"|Centre)\b(?!\s+(?:Data|for)\b)"
)
_IS_A_TEAM = re.compile(
    r"\s+is\s+(?:[^.\n]{0,40}\s)?(?:team|group|lab|tribe|squad|crew|guild|division|department)\b|\s+is\s+\w+\s+people\b"
)
#: The same with the house that it is a part of: " is a team of twelve in our Frost Centre".
_IN_OUR = re.compile(
    r"\s+is\s+(?:[^.\n]{0,40}\s)?(?:team|group|lab)\b[^.,;\n]{0,30} (?:with|in)?(?:in|side) (?:our|the) [A-Z]"
)
_ACTS = re.compile(
    r"\s+(?:is|has|was|at|(?!(?:members|meetings|events|leads|leaders|managers|mates|players|goals"
    r"|efforts|needs|values)\b)"
    r"[a-z]{3,}(?<!s)s|focuses|addresses)\b"
)
#: Behind a team, what it is a part of: "the Frost team within Contoso Snow".
_INSIDE = re.compile(r"(?: \([A-Z][\w&]{1,9}\))?,?(?: which| that| is| a)* (?:within|part of|sits (?:with)?in) ")
_PARTNER = re.compile(
    r"\b(?:with|partner\w*|collaborat\w*|alongside|across|between|support\w*|other|and|or|from|through"
    r"|including|to|as)\s+(?:the\s+|our\s+|other\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:(?:join|joining)|(?:hiring|recruiting|adding|add)\b[^.;\n]{2,40}\bto)\s+(?:the\s+|our\s+)?$", re.IGNORECASE
)
_YOURS = re.compile(
    r"\byou(?:['’]ll| will| would)? (?:be )?work\w* (?:in|on|within|for) (?:the |our )?$",
    re.IGNORECASE,
)
#: The area before a team's name: "in our Cyber: Digital Trust Team".
_AREA_AHEAD = re.compile(r"[A-Z][\w&]+: $")
#: "You will work with the Frost team on …".
_WORKED_WITH = re.compile(r"\byou(?:['’]ll| will| would)? (?:be )?work\w* with (?:the |our )?$", re.IGNORECASE)
_ENOUGH = 2.0
#: Words in capitals before "team" that begin a sentence and no name.
_NO_NAMES = frozenset(
    (
        "My Your His Her Our Their The This Great Good Strong Excellent Dynamic Leadership Management Executive Small "
        "Lead Leads Leading Manage Build Support Mentor Train Coach Motivate Develop Coordinate Guide Example "
        "Supervise Direct Inspire Foster Empower Drive Ensure Work Assist Help Join Meet Keep Organize Hire "
        "Collaborate Partner Cross"
    ).split()
)
#: Who leads a firm, which nobody joins, and who writes its letters to those that apply.
_HEADS = re.compile(
    r"(?:(?:The|Executive|Senior|Global|Group|Company|Extended|Top|Core) )*(?:Management|Leadership|Executive)"
    r"(?: (?:Team|Group|Committee))?(?: \([A-Z]{2,4}\))?"
)
_HIRERS = re.compile(
    r"(?:.* )?(?:Talent(?: Acquisition)?|Recruit(?:ing|ment)|Hiring|Human Resources|HR|People(?: (?:&|and) Culture)?"
    r"|Careers|Personal)"
)
#: Who takes in those that join all other teams: "The Internship Recruiting Team is driven by …".
_HIRES_STUDENTS = re.compile(
    r"(?:Internship|Intern|University|Campus|Early Careers?|Student|Graduate) (?:Recruit\w+|Hiring|Talent\w*)(?: Team)?"
)
#: What is called by an abbreviation and is no group of people: "Statement of Work (SOW) engagement".
_THING = re.compile(
    r"\s(?:engagements?|tasks?|program(?:me)?s|process(?:es)?|standards?|certifi\w+|platforms?|systems?|tools?|software"
    r"|methodolog\w+|regulations?|frameworks?|exams?|licen[sc]es?|contracts?|funds?|requirements?|guidelines?|models?"
    r"|principles?|markets?|products?|services|solutions|plans?|policies|data)\b"
)
#: Bodies that adverts tell of with their abbreviations: who hires is a part of none of them.
_BODY = re.compile(
    r"\b(?:Commission|Treaty|Air Force|Army|Navy|Naval|Ministry|Bureau|Act|Association|Society|Regulation"
    r"|Administration|Agency|Certifi(?:cation|cate)|Experts|Union)\b"
)


def joined_team(advert: Advert, names: Sequence[ProperName], others: Sequence[str | None]) -> Found[str] | None:
    """The team that the text asks the reader to join by name, with its abbreviation: "join the Frost Lab (FL) team"."""
    taken = {fold_name(name) for name in others if name}
    for name in names:
        ways = _ways_in(advert, name)
        if ways is None:
            continue
        joined = ways.search(advert.text, max(advert.start, name.start - 80), name.start)
        if joined is None or advert.kind_at(name.start) in BOILERPLATE:
            continue
        if fold_name(name.text.split(" (")[0]) not in taken:
            return Found(name.text, name.start, name.end, 0.8)
    return None


def _ways_in(advert: Advert, name: ProperName) -> re.Pattern[str] | None:
    """What stands before a name of a team that one joins, by what stands behind it."""
    if " " not in name.text:
        short = name.text.isupper() and len(name.text) > _INITIALS and _YOU_BEHIND.match(advert.text, name.end)
        return _ROLE_WITHIN if short and advert.text.count(name.text, advert.start, advert.end) > 1 else None
    if _TEAM_BEHIND.match(advert.text, name.end):
        return _JOIN_HERE
    return _ROLE_IN_OUR if _YOU_BEHIND.match(advert.text, name.end) else None


_JOIN_HERE = re.compile(
    r"\b(?:[Jj]oin(?:ing)?|[Aa]s an? [A-Z][\w ]{2,40}? (?:in|on|within|with)|[Yy]ou(?:[’']ll"
    r"| will) (?:work|be)(?: part)? (?:in|on|within|of))"
    r"\s+(?:the|our|its|their)\s+(?:[a-z]+(?:-[a-z]+)*\s+){0,2}$"
)
_TEAM_BEHIND = re.compile(r"\s+(?:team|group|unit|org(?:anization)?)\b(?!\s+(?:of|in|at|for)\b)")
#: The same without the word: "As an analyst in our Frost Watch you will".
_YOU_BEHIND = re.compile(r",? you (?:will|[’']ll|have|are|get)\b")
_ROLE_WITHIN = re.compile(r"\b[Aa]s an? [\w /&-]{3,60}? (?:with)?in the\s+$")
_INITIALS = 2
_ROLE_IN_OUR = re.compile(r"\b[Aa]s (?:an?|our) [\w /&()-]{3,70}? (?:(?:in|on) our|within(?: the| our)?)\s+$")


@dataclass(frozen=True, slots=True)
class _Vote:
    label: str
    weight: float
    start: int
    end: int


def team_in_text(
    advert: Advert,
    names: Sequence[ProperName],
    named: Sequence[Abbreviated],
    others: Sequence[str | None],
    houses: Sequence[str] = (),
) -> Found[str] | None:
    """The group most passages speak of as the one to join.

    `others` are names already taken for employer and unit; `houses` are larger parts, which may have it.
    """
    taken = {fold_name(form) for name in others if name for form in (name, name.split(" (")[0])}
    larger = {fold_name(form) for name in houses for form in (name, name.split(" (")[0])}
    votes = [*_team_votes(advert, names, named), *_abbreviation_votes(advert, named), *_told_votes(advert, names)]
    totals: dict[str, float] = {}
    for vote in votes:
        totals[vote.label] = totals.get(vote.label, 0.0) + vote.weight
    free = [vote for vote in votes if fold_name(vote.label) not in larger and not _is_taken(vote.label, taken)]
    if not free:
        return None
    best = max(free, key=lambda vote: (totals[vote.label], -vote.start))
    total = totals[best.label]
    return Found(best.label, best.start, best.end, min(0.85, 0.45 + 0.08 * total)) if total >= _ENOUGH else None


def _is_taken(label: str, taken: Set[str]) -> bool:
    """Whether a team is called as the employer or its unit is, or only by what it does for them: "Contoso sales"."""
    first, _, rest = label.partition(" ")
    return (
        fold_name(label) in taken
        or fold_name(label.split(" (")[0]) in taken
        or (rest.islower() and fold_name(first) in taken)
    )


def _team_votes(advert: Advert, names: Sequence[ProperName], named: Sequence[Abbreviated]) -> Iterator[_Vote]:
    forms = {item.short: item for item in named} | {item.name: item for item in named}
    for name in (_before_in(name) if " in " in name.text else name for name in names):
        kind = advert.kind_at(name.start)
        if kind in BOILERPLATE or name.start < advert.start:
            continue
        unit = _NAMED_UNIT.match(name.text)
        if unit and " " in unit.group() and not name.text[unit.end() :].startswith(" Team"):
            yield from _unit_vote(advert, unit.group(), name.start, kind)
            continue
        if " " in name.text and _IS_A_TEAM.match(advert.text, name.end):
            weight = 2.0 + 2.0 * (_IN_OUR.match(advert.text, name.end) is not None)
            yield _Vote(name.text, weight, name.start, name.end)
            continue
        inside = _NOUN_INSIDE.search(name.text) if name.text.endswith(_NOUNS) else None
        behind = _NOUN_BEHIND.match(advert.text, name.end)
        before = advert.text[max(0, name.start - 16) : name.start]
        if not (inside or behind or _is_called_team(before) or _is_put_beside(advert, name, before)):
            continue
        core = name.text[: inside.start()] if inside and inside.start() else name.text
        core, start = _last_team(core, name.start)
        if behind and " " not in core and len(core) > _INITIALS and _is_what(behind.group("what")):
            core += behind.group("what")  # "the PEAR storage team"
        if (
            core in _NO_NAMES
            or _HEADS.fullmatch(core)
            or _signs(advert, name)
            or core.endswith(("Committee", "Board", "Council", "Panel"))
        ):
            continue
        item = forms.get(core) or forms.get(f"{core} Team")
        abbreviation = behind.group("abbr") or "" if behind else ""
        label = item.label if item else core + abbreviation
        end = behind.end("abbr") if abbreviation and behind else start + len(core)
        follows = behind.end() if behind else name.end
        weight = _weight(advert, core, start, follows, kind)
        weight -= 1.0 * (behind is not None and behind.group("noun") == "lab")
        yield _Vote(label, weight - 0.5 * (behind is not None and behind.start("noun") - name.end > 1), start, end)


def _told_votes(advert: Advert, names: Sequence[ProperName]) -> Iterator[_Vote]:
    """Groups that sentences tell of by other words than "team" and "group"."""
    for told in told_groups(advert, names):
        led = has_role_head(told.name) or _HEADS.fullmatch(told.name)
        if advert.kind_at(told.start) not in BOILERPLATE and not led:
            yield _Vote(told.name, told.weight, told.start, told.end)


def _is_what(word: str | None) -> bool:
    """Whether a word between a name and "team" says what the team does, not who is in it."""
    return word is not None and not has_role_head(word) and word.strip() not in ("management", "leadership")


def _signs(advert: Advert, name: ProperName) -> bool:
    """Whether those who recruit sign a letter there: "The Contoso Talent Team" on a line of its own."""
    if not _HIRERS.fullmatch(_NOUN_INSIDE.sub("", name.text)):
        return False
    left, right = advert.text.rfind("\n", 0, name.start) + 1, advert.text.find("\n", name.end)
    line = advert.text[left : right if right >= 0 else None].strip(" ,.")
    return _SIGNED.fullmatch(line.removeprefix("The ").removeprefix("Your ").replace(name.text, "", 1)) is not None


_SIGNED = re.compile(r"(?: [Tt]eam)?(?: at .{2,40})?")


def _before_in(name: ProperName) -> ProperName:
    """Of "Frost Group in Contoso Maps" the group."""
    head, joint, _ = name.text.partition(" in ")
    return ProperName(head, name.start, name.start + len(head)) if joint and head.endswith(_NOUNS) else name


def _is_called_team(before: str) -> bool:
    """Whether the words before a name call it a team: "im Team Frost"."""
    return _NOUN_BEFORE.search(before) is not None


def _is_put_beside(advert: Advert, name: ProperName, before: str) -> bool:
    """Whether a name is put beside the word for a team: "the team, Snow Maps Kernel, that"."""
    return before.endswith(_BESIDE_TEAM) and _TOLD_OF.match(advert.text, name.end) is not None


_BESIDE_TEAM = (" the team, ", " our team, ")
_TOLD_OF = re.compile(r", (?:that|which|who|where|whose|responsible)\b")


def _unit_vote(advert: Advert, name: str, start: int, kind: SectionKind) -> Iterator[_Vote]:
    """A group whose name says what it is: "the Maps Lab at Contoso"; of partners it says that too."""
    called = 1.5 * name.startswith("Team ")  # "im Team Frost Lab"
    start += len("Team ") * name.startswith("Team ")
    name = name.removeprefix("Team ").removeprefix("The ")
    end = start + len(name)
    yield _Vote(name, called + _weight(advert, name, start, end, kind), start, end)


def _last_team(core: str, start: int) -> tuple[str, int]:
    """Of "Learn more about Amazon and Pricing" the name that the word "team" belongs to."""
    cut = core.rfind(" in ")
    cut = cut + 4 if cut >= 0 else 0
    return core[cut:], start + cut


def _weight(advert: Advert, core: str, start: int, follows: int, kind: SectionKind) -> float:
    before = _AREA_AHEAD.sub("", advert.text[max(advert.start, start - 40) : start])
    weight = 1.0 + 0.5 * (kind is SectionKind.ABOUT_TEAM) - 4.0 * bool(_HIRES_STUDENTS.fullmatch(core))
    weight += 1.0 * bool(_OWNED.search(before)) + _opening(advert, core, before, start)
    weight += 1.5 * bool(_JOINS.search(before)) + 0.5 * bool(_MEMBER.search(before))
    weight += 1.5 * (_is_called_team(before) or before.endswith(_BESIDE_TEAM))
    weight += 1.0 * bool(_ACTS.match(advert.text, follows) or _INSIDE.match(advert.text, follows))
    if _YOURS.search(before) or (_WORKED_WITH.search(before) and advert.text.startswith(" on ", follows)):
        return weight + 1.5
    if _PARTNER.search(before) and not _JOINED.search(before):
        weight -= 3.0
    general = [word for word in core.split() if word.lower() in ROLE_MODIFIERS or word.lower() in CATEGORIES]
    if len(general) == len([word for word in core.split() if word not in ("&", "and", "of", "for", "AI/ML")]):
        weight -= 1.0
    return weight


def _opening(advert: Advert, core: str, before: str, start: int) -> float:
    """What it says that a text begins with a group, or speaks for it: "The Frost Maps team …", "At Frost Maps, we"."""
    if " " not in core or not before.endswith("The "):
        return 0.0
    first = start - advert.start <= len("The ")
    return 0.5 + 0.5 * first + 1.0 * advert.has(f"At {core}, we", f"at {core}, we")


def _abbreviation_votes(advert: Advert, named: Sequence[Abbreviated]) -> Iterator[_Vote]:
    for item in named:
        known = advert.terms_between(item.start, item.end, NodeType.TOPIC, NodeType.SKILL, NodeType.METHOD)
        if (
            advert.kind_at(item.start) in BOILERPLATE
            or _BODY.search(item.name)
            or _HEADS.fullmatch(item.name)
            or _THING.match(advert.text, item.end)
            or has_role_head(item.name.split()[-1])
            or (known and not _is_group(advert, item))
            or any(match.end - match.start >= len(item.name) for match in known)
        ):
            continue
        yield _Vote(item.label, _abbreviation_weight(advert, item), item.start, item.end)


def _is_group(advert: Advert, item: Abbreviated) -> bool:
    """Whether what is called like a subject is a group of people: one joins it, or it answers for something."""
    if UNIT_NOUN.search(item.name) or _IN_CHARGE.match(advert.text, item.end):
        return True
    return _JOINED.search(advert.text[: item.start][-40:]) is not None


#: What only who hires does, right behind its name: "is looking to fill".
_HIRES_BEHIND = re.compile(
    r"[^.;\n]{0,60}?\b(?:(?:is|are) (?:currently )?(?:looking|seeking|hiring|recruiting)|seeks (?:an?|to)\b"
    r"|has an? (?:\w+ )?(?:opening|opportunity|vacancy|position))"
)


_IN_CHARGE = re.compile(r" (?:is|are) (?:responsible for|in charge of|tasked with|accountable for)\b")


def _abbreviation_weight(advert: Advert, item: Abbreviated) -> float:
    text = advert.text
    mentions = len(re.findall(rf"\b{re.escape(item.short)}\b", text[advert.start : advert.end])) - 1
    weight = min(mentions, 3) * 0.7 + 1.0 * bool(UNIT_NOUN.search(item.name))
    if item.name.endswith("Team") or re.search(r"\b[Tt]eam\b", text[item.end : item.end + 120]):
        weight += 1.0
    weight += 1.0 * bool(_HIRES_BEHIND.match(text, item.end)) + 2.0 * bool(_IN_CHARGE.match(text, item.end))
    before = text[max(0, item.start - 20) : item.start]
    if re.search(r"\b(?:join|in|within|the|our|at)\s+(?:the\s+)?$", before, re.I):
        weight += 0.7 + 1.3 * bool(_JOINED.search(before))
    return weight

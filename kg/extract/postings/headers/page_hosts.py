"""A line that a site sets around an advert in, whose advert it is out: "See who Contoso has hired for this role"."""

from __future__ import annotations

import re

from kg.extract.lexicon.glance import glanced
from kg.extract.postings.naming.board_names import NAMED_AT_TOP
from kg.extract.postings.naming.firm_names import is_name

_JOBS = r"(?:jobs|positions|roles|openings|vacancies|opportunities|job offers|open jobs|open positions|open roles)"
#: All that a site says with the name of the employer in it.
_WORDINGS = (
    r"see who NAME has hired for this role",
    r"(?:referrals increase your chances of )?interviewing at NAME by \dx",
    r"interested in building your career at NAME\? get future .{5,80}",
    r"save .{3,100} at NAME",
    r"job application for .{3,120} at NAME",
    rf"(?:view|see|show|browse|explore|other|more|all|(?:view|see|show|browse) (?:all|more|other)) {_JOBS}"
    r" (?:at|from|by|with) NAME",
    r"(?:weitere|alle|mehr) (?:jobs|stellen|stellenangebote|stellenanzeigen) (?:bei|von|der firma) NAME",
    r"(?:voir )?(?:toutes les|les autres|d[’']autres) offres (?:de|chez) NAME",
    r"(?:ver )?(?:todas las|otras|más) ofertas (?:de|en) NAME",
    r"NAME home page",
    r"(?:already working at|do you already work at|already work(?:ing)? for) NAME\?",
    r"(?:redan medarbetare hos|allerede ansat hos|jobber du allerede hos|arbeitest du (?:schon|bereits) bei) NAME\?",
    r"(?:vous travaillez déjà|déjà collaborateur) chez NAME ?\?",
)
_WORDING = re.compile(
    glanced(
        "|".join(
            wording.replace("NAME", rf"(?P<n{number}>[^\W_].{{1,60}}?)") for number, wording in enumerate(_WORDINGS)
        )
    ),
    re.IGNORECASE,
)
#: One of these words is in every such line.
_WORDS = (
    " at ",
    " from ",
    " by ",
    " with ",
    " has hired ",
    " bei ",
    " von ",
    " hos ",
    " for ",
    " chez ",
    "offres ",
    "ofertas ",
    " Home Page",
)
_LONGEST = 200


def host_in(text: str) -> tuple[int, int] | None:
    """Where the line names the employer; none of a board, and none where it names nobody."""
    if len(text) > _LONGEST or not any(word in text for word in _WORDS):
        return None
    match = _WORDING.fullmatch(text)
    group = match.lastgroup if match else None
    name = match.group(group) if match and group else ""
    if match is None or group is None or not is_name(name) or NAMED_AT_TOP.search(name):
        return None
    return match.span(group)


def names_host(text: str, name: str) -> bool:
    """Whether the line is one that names this employer."""
    span = host_in(text)
    return span is not None and text[slice(*span)] == name

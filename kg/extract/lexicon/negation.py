"""A word and the clause around it in, whether the clause says that it is not wanted out."""

from __future__ import annotations

import re

# All of these are compared with small letters, which is faster than to let the case be ignored.
_BEFORE = re.compile(
    r"(?:\b(?:no|not|without|never|neither|nor|need not|kein\w*|ohne|nicht|pas de|sans|aucune?|sin|ningún|ninguna)\b"
    r"|n['’]t\b)(?!\s+(?:afraid|mind|shy|scared|only|just|nur|matter|later|less|least|doubt|limited"
    r"|longer than))[^,.;:()]{0,32}$"
)
#: What every match of that has, and a regular expression finds quickly.
_NO = re.compile(r"n(?:o[tr]?\b|['’]t|e(?:ver|ed|ith)|icht|ing)|without|kein|ohne|pas de|sans|aucun|sin\b")
_BEHIND = re.compile(
    r"[^.;\n]{0,60}?(?:\b(?:is|are|was|were|be|as|ist|sind)\s+(?:\w+\s+)?(?:not|no longer|never)\b(?!\s+(?:only"
    r"|just))"
    r"|\b(?:isn|aren|don|doesn|won|needn)['’]t\b|\bneed not apply\b"
    r"|\bnot\s+(?:be\s+)?(?:required|needed|necessary|essential|expected"
    r"|asked|a\s+must)"
    r"|\b(?:unnecessary|irrelevant|optional|inutiles?|superflue?s?|überflüssig|unnötig)\b"
    r"|\b(?:brauch\w*|benötig\w*|erwart\w*|verlang\w*)\s+(?:(?:sie|du|ihr|wir|man|bei|uns|dafür|dazu)\s+){0,4}nicht\b"
    r"|\bnicht\s+(?:erforderlich|nötig|notwendig|zwingend|voraussetzung|vorausgesetzt|verlangt)|\bn['’](?:est"
    r"|était)\s+pas\b"
    r"|\bpas\s+(?:nécessaire|requis|obligatoire|exigé)|\bno\s+(?:es\s+)?(?:necesari|requerid|imprescindible"
    r"|hace falta))"
)
#: What an employer has given up or is about to.
_FORMER = re.compile(
    r"\bwhy we (?:left|quit|dropped|abandoned)\s+$|\b(?:used to|previously|formerly|in the past|früher|autrefois"
    r"|antes)"
    r"\b[^.;\n]{0,50}$"
    r"|\b(?:instead of|rather than|migrat\w+ (?:away )?from|mov\w+ (?:away from|off)|replac\w+|phas\w+ out"
    r"|retir\w+)\s+"
    r"(?:(?:our|the|an?|old|legacy|its)\s+){0,3}$"
)
#: The same of that.
_GONE = re.compile(
    r"why we|used to|previously|formerly|in the past|früher|autrefois|antes|instead of|rather than|migrat|mov|replac"
    r"|phas|retir"
)
#: Others who use it: "our robotics club, where students write Python".
_OTHERS = re.compile(
    r"\b(?:students|pupils|children|kids|customers|clients|visitors|users|members)\s+(?:write|use|learn|code"
    r"|programme?|build)"
    r"\s+(?:in\s+|with\s+)?$"
)
_ENDS_OF_USE = ("write", "use", "learn", "code", "program", "programme", "build", "in", "with")
#: Items that a cross marks: "❌ No need to know SPSS".
_CROSSED = re.compile(r"[❌✗✘✖🚫⛔]")
_GIVEN_UP = re.compile(
    r"[^.,;\n]{0,80}?\b(?:(?:we|they) (?:have )?(?:left|dropped|quit|abandoned|gave up|stopped using)|no longer"
    r"|get(?:ting)? rid of|phas\w+ (?:it |them )?out|(?:is|are) being (?:retired"
    r"|replaced|phased|migrated)|retir(?:ed|ing)|nicht mehr|ne plus)\b"
)
#: The answer behind a colon or dash: "Scala: not needed here".
_ANSWERED = re.compile(
    r"\s*(?::|\s[–—-])\s*(?:not (?:needed|required|necessary)|unnecessary|irrelevant|no thanks|inutile"
    r"|pas (?:nécessaire|requis)|nicht (?:nötig|erforderlich|notwendig)|unnötig|no (?:es )?necesari[oa])\b"
)
#: What opens another thought: "We like Rust, but Python is not needed" denies Python alone.
_TURN = re.compile(
    r"[,:\s](?:(?<=[,:])\s|(?<=\s)\s*(?:but|aber|mais|pero|and|und|et|y|although|though|while)\s+(?=\w))"
)


def is_denied(text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
    """Whether the clause around `text[start:end]` says that this is not asked for: "Swedish is not required"."""
    left, right = clause
    before = text[max(left, start - 60) : start].lower()
    if _denied_before(before) or _CROSSED.search(text[max(text.rfind("\n", 0, start), start - 60, 0) : start]):
        return True
    behind = text[end : min(right, end + 90)].lower()
    if _ANSWERED.match(behind):
        return True
    turn = _TURN.search(behind)
    near = behind[: turn.start()] if turn else behind
    return bool(_BEHIND.match(near)) or bool(_GIVEN_UP.match(behind))


def _denied_before(before: str) -> bool:
    """Whether words in small letters deny what follows them, or leave it to others or to the past."""
    return (
        before.endswith("#")
        or (_NO.search(before) is not None and _BEFORE.search(before) is not None)
        or (before.rstrip().endswith(_ENDS_OF_USE) and _OTHERS.search(before) is not None)
        or (_GONE.search(before) is not None and _FORMER.search(before) is not None)
    )

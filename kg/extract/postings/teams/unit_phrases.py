"""A posting in, the part of a house out that its text says the job is in: "in the Department of Soil Science"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.names import fold_name

_NAME = r"[A-ZÀ-Ý][\w&’'-]*(?:(?:,? (?:(?:and|of|for|&) )?| the )[A-ZÀ-Ý][\w&’'-]*){0,5}"
_ENGLISH = sought(
    r"\b(?:in|within|to|for|join|joining|at|from) (?:the|our|its) (?P<name>(?:[A-Z][\w&’'-]* ){0,3}?"
    r"(?:Schools?|Department|Faculty|Institute|Division|Centre|Center|College|Section|Directorate|Laboratory)"
    rf" (?:of|for) {_NAME})"
    r"|\b[Tt]he (?P<subject>(?:Chair|Department|School|Institute|Laboratory|Faculty|Division|Centre|Center|Section)"
    rf" (?:of|for) {_NAME})"
    r"(?=(?: \([^()]{3,60}\))? (?:at|of|in|within) (?:the )?[A-Z][^.;\n]{2,60}? (?:is|are|invites|seeks|has)\b)"
    r"|\b(?:based|located|placed|situated|work|working|sit|sits|embedded|hosted|part|member) (?:in"
    r"|within|of) (?:the|our) "
    r"(?P<seat>(?:[A-Z][\w&’'-]*(?: &| and| of| for)? |& ){1,5}(?:Section|Division|Department|Unit"
    r"|Office|Laboratory|Lab|Branch"
    r"|Institute|Centre|Center))\b"
    rf"|, (?P<part>(?:Department|School|Division|Institute|Section) of {_NAME})"
)
_GERMAN = re.compile(
    r"\b(?:[Ff]ür|[Ii]n|[Ii]m|beim?|[Aa]m|[Aa]n)(?: (?:das|die|den|der|dem|unser(?:en|em|er|e)?))? "
    r"(?P<name>(?:Referat|Abteilung|Fachbereich|Fachdienst|Dezernat|Sachgebiet|Fachgebiet|Stabsstelle|Lehrstuhl"
    r"|Amt für|Institut für) [A-ZÄÖÜ][\wß-]*(?:,? (?:und |für |& )?[A-ZÄÖÜ][\wß-]*){0,5})"
    r"|\b(?:[Uu]nser(?:em|en)?|[Dd]as|[Ii]m) Team\s[»„](?P<quoted>[^«»„“”\n]{3,60})[«“”]"
)
_FRENCH = re.compile(
    r"\b[Aa]u sein (?:du |de la |de l[’']|de notre )(?P<name>(?:service|direction|département|pôle|unité|laboratoire)"
    r" [^.,;()\n]{3,50}?|(?:équipe|squad|cellule) [A-ZÀ-Ý][\w&’'-]*(?: [A-ZÀ-Ý&][\w&’'-]*){0,3})"
    r"(?=[.,;()\n]| vous\b| tu\b| et \w+ez\b)"
    r"|\b(?:[Ll][’']|[NnVv]otre )équipe\s(?:«\s?|“)(?P<quoted>[^«»“”\n]{3,60}?)\s?[»”]"
)
#: A group that the text names in quotes: "Our group “Snow of Life” is".
_QUOTED = sought(
    r"\b(?:[Oo]ur|[Tt]he) (?:research )?(?:group|team)(?: (?:on|named"
    r"|called))? [“\"„](?P<name>[A-Z][^“”\"\n]{3,60})[”\"“]"
)
#: Each with words of which one stands in every text that it finds something in: looking for these is quicker.
_PATTERNS = (
    (_QUOTED, ("“", '"', "„")),
    (
        _ENGLISH,
        (
            *("School", "Department", "Faculty", "Institute", "Division", "Centre", "Center", "College", "Section"),
            *("Directorate", "Laboratory", "Chair", "Unit", "Office", "Lab ", "Branch"),
        ),
    ),
    (
        _GERMAN,
        (
            *("Referat ", "Abteilung ", "Fachbereich ", "Fachdienst ", "Dezernat ", "Sachgebiet ", "Fachgebiet "),
            *("Stabsstelle ", "Lehrstuhl ", "Amt für ", "Institut für ", "Team »", "Team „"),
        ),
    ),
    (_FRENCH, ("u sein d", "«", "équipe “")),
)
#: Authorities of states, which adverts tell of and which are parts of no employer.
_AUTHORITY = re.compile(
    r"(?:US |U\.S\. |Federal )?Department of (?:the|Defen[sc]e|State|Education|Labou?r|Energy|Justice|Homeland|Commerce"
    r"|Veterans|Transportation|Higher)\b"
)
_OTHERS = re.compile(
    r"\b(?:with|across|collaborat\w+|partner\w*|between|support\w*|degree|graduat\w+|accredited|other|report\w*)"
    r"\b[^.;\n]{0,40}$"
)
#: The larger part behind a part: "Department of Maps, Faculty of Science".
_OF_PART = re.compile(r",\s+(?=(?:Faculty|School|College|University|Institute|Department|Division)\b)")
_NEAR = 50
#: So far from its top the lines of a page above an advert are of the same advert.
_TOP = 600


def unit_in_text(advert: Advert, others: Sequence[str | None]) -> Found[str] | None:
    """The first part that the text places the job in; `others` are names already taken."""
    taken = {fold_name(name) for name in others if name}
    top = 0 if advert.start <= _TOP else advert.start
    for pattern, words in _PATTERNS:
        if not any(advert.text.find(word, top, advert.end) >= 0 for word in words):
            continue
        for match in pattern.finditer(advert.text, top, advert.end):
            group = match.lastgroup or "name"
            name, start = _OF_PART.split(match.group(group))[0], match.start(group)
            kind = advert.kind_at(start)
            before = advert.text[max(top, match.start() - _NEAR) : match.start()]
            told = kind not in BOILERPLATE and kind not in QUALIFICATIONS
            if told and not _AUTHORITY.match(name) and not _OTHERS.search(before) and fold_name(name) not in taken:
                return Found(name, start, start + len(name), 0.6)
    return None

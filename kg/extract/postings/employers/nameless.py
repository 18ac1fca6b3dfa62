"""What stands where an employer's name should in, whether it says that the name is kept back out: "Confidential"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.lexicon.glance import glanced

_HIDDEN = r"confidential|anonymous|undisclosed|unnamed|hidden|private|withheld|secret"
_WHO = r"company|employer|client|advertiser|recruiter|organi[sz]ation|firm|business|listing|search|careers?|group|user"
_NOBODY = re.compile(
    glanced(
        rf"(?:strictly |highly |company |employer )?(?:{_HIDDEN})(?: (?:{_WHO}))?(?: name)?"
        rf"|(?:the )?(?:{_WHO})(?: name)?(?: is| -)? (?:kept )?(?:not (?:disclosed|stated|shown|specified)|{_HIDDEN})"
        r"|(?:our|my|a|an|the|their)(?: [a-z]+){0,2} (?:clients?|customers?)(?:[’']s)?(?: company)?"
        r"|n ?[/.] ?a\.?|where|what|when|(?-i:[Ww]ho)|which|how|why|none|null|nil|unknown|tb[acd]"
        r"|not (?:available|specified|disclosed|stated|provided|applicable)"
        r"|(?:various|multiple|several|diverse|verschiedene) (?:employers|companies|clients|arbeitgeber)"
        r"|(?:unsere?n?|mein|ein|im)? ?(?:kunden?|mandant|auftraggeber|kundenauftrag)|anonyme?r?(?: arbeitgeber)?"
        r"|vertraulich|privater (?:arbeitgeber|inserent)|auf anfrage|keine angabe|k\.? ?a\."
        r"|(?:notre|mon|un|pour notre) clients?"
        r"|(?:entreprise|société|employeur|client|recruteur) (?:confidentiel(?:le)?|anonyme)|confidentiel(?:le)?"
        r"|(?:nuestro|un) cliente|(?:empresa )?confidencial|(?:empresa )?anónima"
        r"|(?:il )?nostro cliente|azienda (?:riservata|cliente)|riservat[oa]|(?:onze|een) (?:klant|opdrachtgever)"
        r"|anoniem|vertrouwelijk|nasz klient|firma anonimowa|poufne|(?:o )?nosso cliente"
    ),
    re.IGNORECASE,
)
#: What kinds of houses are called by those who have named them before: "the University".
_KIND = re.compile(
    r"(?:the|our|this|your|a|an) (?:university|company|college|school|hospital|organi[sz]ation|group|bank|firm|agency"
    r"|department|institute|board|council|city|county|state|district|employer|team|foundation|trust|hotel|client)",
    re.IGNORECASE,
)
_LONGEST = 50
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")


def names_kind(name: str) -> bool:
    """Whether a name is but what kind of house it is: "the University"."""
    return _KIND.fullmatch(name) is not None


@lru_cache(maxsize=1 << 10)
def names_nobody(name: str) -> bool:
    """Whether this is no name of an employer but what stands for one: "Our client", "Private Advertiser (HR)"."""
    return len(name) <= _LONGEST and _NOBODY.fullmatch(_ASIDE.sub("", name).strip(" .*-–—")) is not None

"""Words that announce a person: occupations before and after a name, and verbs that only people do."""

from __future__ import annotations

import re

from kg.extract.lexicon.sought import sought

_HEADS = (
    "scientist|researcher|engineer|professor|prof|director|president|manager|economist|fellow|scholar|intern|officer"
    "|head|lead|"
    "leader|founder|co-?founder|architect|developer|student|candidate|postdoc|post-doc|lecturer|chair|chairman"
    "|chairwoman|dean|"
    "analyst|statistician|mathematician|physicist|chemist|biologist|linguist|technologist|roboticist|neuroscientist"
    "|bioinformatician|astronomer|astrophysicist|"
    "biochemist|biophysicist|geophysicist|geologist|psychologist|sociologist|anthropologist|archaeologist|ecologist"
    "|geneticist|"
    "neurologist|epidemiologist|historian|philosopher|geographer|physician|surgeon|botanist|zoologist|advisor"
    "|adviser|consultant|"
    "editor|chief|VP|SVP|CEO|CTO|CFO|COO|CIO|CDO|CISO|academic|graduate|alumnus|alumna|alum|author|co-?author|winner|recipient|colleague|"
    "collaborator|teammate|host|moderator|speaker|panelist|investigator|entrepreneur|expert|specialist|designer"
    "|programmer|"
    "inventor|pioneer|laureate|coach|mentor|member|organizer|co-?organizer|executive|associate|instructor"
    "|owner|writer|technician|practitioner|assistant|administrator|coordinator|secretary"
    "|keeper|curator|conservator|librarian|archivist|nurse|midwife|clinician|radiologist|pathologist|psychiatrist"
    "|paediatrician|pediatrician|volcanologist|seismologist|oceanographer|meteorologist|climatologist|hydrologist"
    "|virologist|immunologist|microbiologist|pharmacologist|palaeontologist|paleontologist|theologian|musicologist"
    "|doktorand(?:in)?|postdoktorand(?:in)?|professorin|mitarbeiter(?:in)?|assistentin|doctorante?|chercheu(?:r|se)|professeure?"
    "|ma[îi]tre(?:sse)? de conférences|chargée? de recherche|direct(?:eur|rice) de recherche"
    "|ingénieure?(?: d['’]études| de recherche)?"
    r"|\w*(?:direktor|leiter|arzt|referent|koordinator|psychologe|biologe|chemiker|physiker|informatiker)(?:in)?"
    r"|\w*ärztin|\w*psychologin|\w*biologin|sekretär(?:in)?|rector|vice-rector|provost|chancellor|sprecher(?:in)?"
    r"|akademischer? (?:ober)?r[aä]t(?:in)?"
    r"|(?-i:PI)|audiologist|cardiologist|oncologist|electrophysiologist|toxicologist|criminologist|demographer"
)
_STOP = (
    "a|an|the|former|formerly|then|and|with|by|as|of|in|on|at|our|her|his|their|its|is|was|are|were|that|who|which"
    "|when|while|"
    "to|for|from|or|but|including|includes|include|says|said|told|now|currently|longtime|onetime|late|by|fellow|than"
    "|under|my|your|both|meet|this|like|how|what|why|where|two|three|four|five|six|seven|eight|nine|ten|many|several"
)
#: One occupation: up to five words and the noun that makes them one; "vice president of research" is read whole.
ROLE = (
    rf"(?<!['’])\b(?:(?!(?:{_STOP})\b)(?:Ph\.\s?D\.?|M\.?Sc\.|B\.?Sc\.|[Mm]aster['’]s|\d(?:st|nd|rd|th)"
    rf"|[A-Za-z][\w\-&/]{{0,60}}+)['’]?\s+){{0,5}}(?:fellow\s+)?(?:{_HEADS})s?\b(?:\s[Ee]merit(?:us|a|i)\b)?"
    r"(?:,? (?:of|for|in)\s+(?:(?!(?:the|a|an|his|her|and|at|Dr|Prof)\b)[A-Za-z][\w\-&/]*+\s?(?=[\w,<]"
    r"|\s*(?:$|<))){1,4}?(?=\s*(?:,|at\b|in\b|for\b|with\b|and\b|<|$)))?"
)
ROLES = rf"{ROLE}(?:(?:,? and |, | / )(?:an? )?{ROLE})*"
#: The same right before a name, with what was before the person's time.
ROLE_BEFORE = sought(
    rf"(?:\b(?P<former>former|formerly|then|then-|ex-|onetime|late|retired"
    rf"|erstwhile)[\s\-]+)?(?:(?P<org><O\d+>)(?:['’]s?)?\s+)?(?:(?P<former2>former"
    rf"|then)\s+)?(?P<roles>{ROLES})(?P<after>(?:\s+(?:at|in|with|from|of)\s+(?:the\s+)?<O\d+>)?),?\s+$",
    re.I,
)
#: What every match of it has, in a text in small letters: where it is missing, which is quicker to see, there is none.
AN_OCCUPATION = re.compile(rf"\b(?:{_HEADS.lower()})s?\b")
#: What follows a name in a list of people: "– Professor", "(PhD 2022)", ", Research technician".
LISTED_PERSON = re.compile(
    rf"^(?:\s+[-–—]\s+|,\s+|:\s+)[^.;<]{{0,50}}?\b(?:{_HEADS})s?\b"
    r"|^\s+\((?:PhD|MSc|post-?doc\w*|visiting|MS|BSc|PI|intern|(?:under)?graduate student|incoming)\b",
    re.I,
)
#: Behind a name that opens its line: "(postdoctoral researcher)".
ROLE_IN_BRACKETS = re.compile(
    r"\s?\((?:[\w/.-]+ ){0,3}(?:researcher|student|post-?doc\w*|professor|PI|engineer|scientist|fellow|intern"
    r"|technician|director|lecturer|coordinator|manager|alumn\w+)\b[^()\n]{0,30}\)",
    re.IGNORECASE,
)
#: Behind a name that opens its line: ", M.Sc.", ", Dipl.-Ing.".
DEGREE_BEHIND = re.compile(
    r", (?:M\. ?Sc|M\.?A|B\. ?Sc|Ph\.? ?D|M\.?Eng|Dipl\.-\w{2,6}|Dr\.-Ing|Mag)\b\.?\W*(?:$|[,(|·–-])"
)
#: The titles in front of a name, none of them too: "Prof. Dr.-Ing. ", "PD Dr. med. ".
TITLES = (
    r"(?:(?:Prof|Dr|Mr|Ms|Mrs)(?:essor)?\.? ?(?:-?Ing\. ?)?|PD |Dipl\.-\w{2,6}\.? |Emerit(?:us|a) "
    r"|(?:Priv\.-Doz|apl|med|sc|phil|rer|nat|habil)\. ?){0,8}"
)
HONORIFIC = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame|Professors|Drs|Dr\.-Ing|Dipl\.-\w{2,6}|rer\. nat|h\. ?c|habil|Frau"
    r"|Herr)\.?\s+$"
)
_DOES = (
    "says?|said|explains?|explained|tells|told|recalls?|recalled|adds?|added|notes|noted|joined|joins|earned"
    "|received|receives|leads|led|holds|held|works|worked|"
    "studied|studies|graduated|grew up|was born|thinks|believes|remembers|started|began|moved|returned|completed|spent|"
    "teaches|taught|"
    "presented|presents|gave|wrote|co-?authored|co-?wrote|co-?founded|founded|decided|realized|describes|described"
    "|discusse[sd]|argues|argued|"
    "points out|pointed out|observes|observed|continues|continued|laughs|smiles|credits|hopes|plans|wants|wanted|"
    "loves|enjoys|"
    "give|gives|show|shows|showed|prove|proves|proved|propose|proposes|introduce|introduces|built|builds|will be|"
    "became|left|spoke|speaks|talks|shares|shared|reflects|answers|answered|asks|asked|won|wins|pursued|obtained"
    "|interned|developed|heads|headed|manages|managed|serves|served|currently|recently|first"
)
PERSON_DOES = re.compile(
    rf"^,?\s+(?:also\s+|then\s+|later\s+|recently\s+|and\s+(?:his|her|their)\s+(?:colleagues|coauthors"
    rf"|co-authors|collaborators|team|students?|group)\b|(?:(?:has|had)\s+)?(?:{_DOES})\b)"
)
WITH_OTHERS = re.compile(
    r"^\s+(?:and|with|along with)\s+(?:(?:his|her|their)\s+)?(?:(?:\w+\s){0,2})(?:colleagues|coauthors"
    r"|co-authors|collaborators|coworkers|co-workers|others|team)\b|^\s+et al\b"
)
IS_ROLE = re.compile(
    rf"^,?\s+(?:is|was|has been|became|who is|who was)\s+(?:\w+\s+)?(?:an?|the"
    rf"|one of|his|her|my|their)\b[^.]{{0,60}}?\b(?:{_HEADS})s?\b",
    re.I,
)
APPOSED = re.compile(
    rf"^(?:\s\([^)]{{1,40}}\))?,?\s+(?:an?|the|both|all|one of|now|currently|then|former"
    rf"|formerly)\s[^.;]{{0,80}}?\b(?:{_HEADS})s?\b|^,\s+(?:who|whose)\s|^,?\s+Ph\.?D\b"
    rf"|^,\s+{ROLE}(?:\s+(?:at|in|with|of|for|and)\b|,|$|\.)",
    re.I,
)
AT_ORGANIZATION = re.compile(
    r"^\s*\((?:[^)]{0,30})<O\d+>|^,?\s+(?:of|from|at)\s+(?:the\s+)?<O\d+>|^,\s+<O\d+>|^\s+[-–—]\s+<O\d+>"
)
POSSESSES = re.compile(
    r"^['’]s?\s+(?:\w+\s+)?(?:home ?page|website|paper|papers|publications?|articles?|study"
    r"|book|work|team|research|group|lab|talk|PhD|career|interest"
    r"|interests|thesis|advis[eo]r|students?|job|role|journey|path|story|day|keynote|doctoral"
    r"|dissertation|colleagues|collaborators|background|passion|parents|father|mother|current|first"
    r"|early|own|recent)\b"
)
SAID_BEFORE = re.compile(
    r"\b(?:co-?authored|co-?wrote|wrote|written|worked|working|collaborat\w+|published|jointly"
    r"|together)\s(?:\w+\s){0,2}with\s+$|"
    r"\b(?:says|said|explains|explained|recalls|recalled|adds|added|notes|according to|told|asked"
    r"|interview(?:ed)? with|conversation with|Q&A with|questions (?:for|with)|meet|led by|headed by"
    r"|(?:co-?)?founded by|authored by|written by|chaired by|hosted by|organized by|advised by"
    r"|supervised by|supervision of|mentored by|invented by|developed by|proposed by|joined by"
    r"|thanks to|featuring|talk by|keynote by|together with|works? with|colleagues?|professors?"
    r"|congratulations to|named after)\s+(?:<O\d+>['’]s?\s+)?$",
    re.I,
)
LISTED_AS = re.compile(
    r"\b(?:authors?|coauthors|co-authors|speakers?|organizers|panelists?|members|students|interns"
    r"|scientists|researchers|recipients|winners|committee|include|including|includes|right|left"
    r"|pictured|by)\s*:?\s+(?:(?:are|were|is)\s+)?$",
    re.I,
)
_PLURAL = re.compile(r"^(?P<one>(?:(?! (?:of|in|for) ).)*[a-z]{3}(?<!s)(?<!lumnu))s(?= (?:of|in|for) |$)")


def singular_role(role: str) -> str:
    """An occupation in the singular: "professors of Physics" are each a professor of Physics."""
    return _PLURAL.sub(r"\g<one>", role)

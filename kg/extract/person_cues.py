"""Words that announce a person: occupations before and after a name, verbs only people do, and words no name contains."""

from __future__ import annotations

import re

_HEADS = (
    "scientist|researcher|engineer|professor|prof|director|president|manager|economist|fellow|scholar|intern|officer|head|lead|"
    "leader|founder|co-?founder|architect|developer|student|candidate|postdoc|post-doc|lecturer|chair|chairman|chairwoman|dean|"
    "analyst|statistician|mathematician|physicist|chemist|biologist|linguist|technologist|roboticist|advisor|adviser|consultant|"
    "editor|chief|VP|SVP|CEO|CTO|academic|graduate|alumnus|alumna|alum|author|co-?author|winner|recipient|colleague|"
    "collaborator|teammate|host|moderator|speaker|panelist|investigator|entrepreneur|expert|specialist|designer|programmer|"
    "inventor|pioneer|laureate|coach|mentor|member|organizer|co-?organizer|executive|associate|instructor|scholar|owner|writer|technician|practitioner"
)
_STOP = (
    "a|an|the|former|formerly|then|and|with|by|as|of|in|on|at|our|her|his|their|its|is|was|are|were|that|who|which|when|while|"
    "to|for|from|or|but|including|includes|include|says|said|told|now|currently|longtime|onetime|late|by|fellow|than|under|my|your|both|meet|this|like"
)
#: One occupation: up to five words and the noun that makes them one; "vice president of research" is read whole.
ROLE = (
    rf"\b(?:(?!(?:{_STOP})\b)[A-Za-z][\w\-&/]*\s+){{0,5}}?(?:fellow\s+)?(?:{_HEADS})s?\b"
    r"(?:,? (?:of|for|in)\s+(?:(?!(?:the|a|an|his|her|and|at)\b)[A-Za-z][\w\-&/]*\s?(?=[\w,<]|$)){1,4}?(?=\s*(?:,|at\b|in\b|with\b|and\b|<|$)))?"
)
ROLES = rf"{ROLE}(?:(?:,? and |, | / )(?:an? )?{ROLE})*"
#: The same right before a name, with what was before the person's time.
ROLE_BEFORE = re.compile(
    rf"(?:\b(?P<former>former|formerly|then|then-|ex-|onetime|late|retired|erstwhile)[\s\-]+)?(?:(?P<org><O\d+>)(?:['’]s?)?\s+)?(?:(?P<former2>former|then)\s+)?(?P<roles>{ROLES})(?P<after>(?:\s+(?:at|in|with|from|of)\s+(?:the\s+)?<O\d+>)?),?\s+$",
    re.I,
)
HONORIFIC = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame|Professors|Drs)\.?\s+$")
_DOES = (
    "says?|said|explains?|explained|tells|told|recalls?|recalled|adds?|added|notes|noted|joined|joins|earned|received|receives|leads|led|holds|held|works|worked|"
    "studied|studies|graduated|grew up|was born|thinks|believes|remembers|started|began|moved|returned|completed|spent|teaches|taught|"
    "presented|presents|gave|wrote|co-?authored|co-?wrote|co-?founded|founded|decided|realized|describes|described|discusse[sd]|argues|argued|"
    "points out|pointed out|observes|observed|continues|continued|laughs|smiles|credits|hopes|plans|wants|wanted|loves|enjoys|"
    "became|left|spoke|speaks|talks|shares|shared|reflects|answers|answered|asks|asked|won|wins|pursued|obtained|interned|developed|heads|headed|manages|managed|serves|served|currently|recently|first"
)
PERSON_DOES = re.compile(rf"^,?\s+(?:also\s+|then\s+|later\s+|recently\s+|and\s+(?:his|her|their)\s+(?:colleagues|coauthors|co-authors|collaborators|team|students?|group)\b|(?:{_DOES})\b)")
WITH_OTHERS = re.compile(r"^\s+(?:and|with|along with)\s+(?:(?:his|her|their)\s+)?(?:(?:\w+\s){0,2})(?:colleagues|coauthors|co-authors|collaborators|coworkers|co-workers|others|team)\b|^\s+et al\b")
IS_ROLE = re.compile(rf"^,?\s+(?:is|was|has been|became|who is|who was)\s+(?:\w+\s+)?(?:an?|the|one of)\b[^.]{{0,60}}?\b(?:{_HEADS})s?\b", re.I)
APPOSED = re.compile(
    rf"^(?:\s\([^)]{{1,40}}\))?,?\s+(?:an?|the|one of|now|currently|then|former|formerly)\s[^.;]{{0,80}}?\b(?:{_HEADS})s?\b|^,\s+(?:who|whose)\s|^,?\s+Ph\.?D\b|^,\s+{ROLE}(?:\s+(?:at|in|with|of|for|and)\b|,|$|\.)",
    re.I,
)
AT_ORGANIZATION = re.compile(r"^\s*\((?:[^)]{0,30})<O\d+>|^,?\s+(?:of|from|at)\s+(?:the\s+)?<O\d+>|^,\s+<O\d+>|^\s+[-–—]\s+<O\d+>")
POSSESSES = re.compile(r"^['’]s?\s+(?:\w+\s+)?(?:paper|papers|work|team|research|group|lab|talk|PhD|career|interest|interests|thesis|advis[eo]r|students?|job|role|journey|path|story|day|keynote|doctoral|dissertation|colleagues|collaborators|background|passion|parents|father|mother|current|first|early|own|recent)\b")
SAID_BEFORE = re.compile(
    r"\b(?:says|said|explains|explained|recalls|recalled|adds|added|notes|according to|told|asked|interview(?:ed)? with|conversation with|Q&A with|questions (?:for|with)|meet|led by|headed by|(?:co-?)?founded by|authored by|written by|chaired by|hosted by|organized by|advised by|supervised by|supervision of|mentored by|invented by|developed by|proposed by|joined by|thanks to|featuring|talk by|keynote by|together with|works? with|colleagues?|professors?|congratulations to|named after)\s+(?:<O\d+>['’]s?\s+)?$",
    re.I,
)
LISTED_AS = re.compile(r"\b(?:authors?|coauthors|co-authors|speakers?|organizers|panelists?|members|students|interns|scientists|researchers|recipients|winners|committee|include|including|includes|right|left|pictured|by)\s*:?\s+(?:(?:are|were|is)\s+)?$", re.I)

#: Words that make a run of capitalized words something other than a person's name.
NOT_IN_NAMES = frozenset(
    """
    a about academic accepted access acm action add adaptation advanced advances affiliation after agent ai air alexa algorithm all america american an
    analysis and annual another answer any api apis application applications applied apply april architecture are area areas art article artificial as asia
    assistant association at august authors automated automatic award awards aws back based bay beach become behind benchmark best beyond big book both british brown brain
    building business but by california call can canada career careers center centers central centre challenge chapter chief china chinese city class cloud coast
    code college color com coming committee community company competition computational compute computer computing conference
    congress content control conversational core corporation council county court covid credit cross customer daily data dataset day days deal december deep
    delivery department design detection develop development device devices digital director discovery distinguished do document domain dot down dr driven during
    dynamic each earth east economic economics economy edge editor education efficient electric electrical elements energy engineer engineering english
    enterprise entertainment environment europe european evaluation event ever every experience experiences explained explainable extended fall family fast february federal feature fellow fellows
    fellowship field figure final finance financial find first flow football for forecasting forest forum foundation founder four framework free french friday
    from fulfillment full fund further future game games generation generative german germany get global go good government graduate grand graph graphs great group
    groups growth guide hall hardware he health her here high his history home hong hospital how human i if image images impact in inc india indian
    information innovation inside instead institute institutes integrated intelligence intelligent interaction international internet interview introducing introduction into is island it its january japan joint journal
    july june just key keynote kingdom knowledge kong lab laboratories laboratory labs lake language languages large last latest launch law league learn learning
    lecture left let level library life linear list live local logistics long looking machine magazine main make management many map march market marketing math mathematics may meanwhile mechanics
    media medical medicine meet meeting memory method methods microsoft million mission mobile model modeling models modern monday more most motion mount multi museum music my name
    named nasa national natural nature network networks neural new news next night nlp no nobel north not november now nvidia object october of office official on once one online only open
    operating operations opportunities optimization or oral other our out outstanding over pacific panel paper papers paris park part people performance person personalization perspective photo physical physics planning platform play plus podcast
    point policy poster power practice preprint president press prime principal prize probability problem process processing product products professional professor program programs project projects public python quantum question
    questions random read reading real reality recent recognition recommendation recommendations regional regression reinforcement related release report representation representations research researcher researchers response responsible results retail retrieval review right
    river road robot robotics robots role royal safety saturday scale scholar scholars school science sciences scientific scientist scientists search second security see select self semantic senior sensing september series service services session
    set shared she shopping show signal silicon similarly since sky smart so social society software solutions some south space speaker special speech spring square st staff star state states station statistical statistics stochastic store stories story
    street structured student students studies study success summer summit sunday super supply support survey symposium system systems talk task teaching team teams tech technical technologies technology test text that the their then theory there these they thing
    things third this those three through thursday time to today tokyo tool tools top topics tour track training transactions transfer transformer transformers translation transportation tuesday turing tutorial twitter two uk
    under understanding unified union united universal universities university until up us usa use user using valley variational vehicle vice video views virtual vision visual visiting voice volume wall want was watch way we weather web wednesday week weekend west what
    when where which while who why will winter with word words work working workshop workshops world year years yes yet you young your zoom amazon google facebook apple meta ibm
    """.split()  # noqa: SIM905 - a list of this length reads better as prose
) - {"young", "brown", "law", "may", "art", "star", "hall", "park", "lake", "day", "wall", "king", "german", "paris", "name", "street", "brain", "april", "june", "august", "mark", "hong", "star", "read", "forest", "power", "key", "grand", "rivers", "page", "st", "go", "i", "a", "do", "no", "so", "she", "he", "will", "just", "my", "let", "yet", "out", "long", "field", "good", "find", "west", "north", "english", "french"}

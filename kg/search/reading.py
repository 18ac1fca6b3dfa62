"""A text that asks as it was pasted in, what of it says something out: no markup, no "who is looking for …?".

Also whether it is none of the kind that is about work: a program, a query of a database, an address of the web.
"""

from __future__ import annotations

import html
import re

from kg.schema import NodeType

_TAG = re.compile(r"<(?:/?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?|!--[^>]{0,500}--|!doctype[^<>]*)>", re.IGNORECASE | re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b.{0,5000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|br|tr|td|table|section|article|title)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});", re.IGNORECASE)
#: What stands around that which is asked for; a title begins with none of it.
_THOSE = (
    r"teams|companies|employers|firms|organi[sz]ations|universities|institut(?:e|ion)s|labs|groups"
    r"|people|persons|authors|experts|professors|papers|articles|publications"
)
_ONE = r"team|company|employer|firm|organi[sz]ation|university|institute|lab|group|person|paper|article"
_DOING = (
    r"(?:hir(?:e|es|ing)|recruit(?:s|ing)?|work(?:s|ing)?|research(?:es|ing)?|looking|publish(?:es|ing|ed)?|about"
    r"|seek(?:s|ing)?|need(?:s|ing)?|wr(?:ites?|iting|ote)|study(?:ing)?|studies|deal(?:s|ing)?|do(?:es|ing)?"
    r"|know(?:s|ing)?|build(?:s|ing)?|mak(?:es?|ing)|develop(?:s|ing)?|design(?:s|ing)?)"
)
_WHO = (
    r"(?:which|what) (?:(?:kind|sort)s? of )?"
    rf"(?:{_THOSE}|{_ONE}|researchers|scientists|openings|jobs|roles|skills|topics|venues|conferences)"
    r"(?: (?:is|are|do|does|have|has|there|should|must))?(?: an?)?"
    rf"(?: {_DOING})?"
    r"(?: (?:on|for|in|about|at|with))?"
    r"|who(?:'s| is| are)? (?:hiring|hires?|recruiting|recruits|looking|works?|working|researching|publishes)"
    r"(?: (?:on|for|in|about|with))?"
)
_SKILLS = (
    r"(?:which|what) (?:skills?|qualifications?|degrees?) (?:do|does|should|must|would|will)"
    r" (?:i|one|you|we|people|someone) (?:need|have|know|require|learn)"
    r"(?: (?:as|for|in|to (?:be|become|have|work as)))?(?: an?)?(?: jobs? as)?(?: an?)?"
)
_SOUGHT = (
    r"(?: (?:an?|some|my))?(?: (?:new|next))?"
    r"(?: (?:jobs?|roles?|positions?|work|openings?|opportunity|opportunities))?"
    r"(?: (?:as|in|with|on|for|where i can))?(?: an?)?"
)
_ASKING = (
    r"(?:(?:hi|hello|hey|dear \w+)[ ,!]+)?"
    r"(?:(?:i am|i'm|im|i|we are)(?: currently)?"
    r" (?:looking|searching|look|search|seeking|seek|want|wish|would like|hoping|applying)"
    r"(?: for| to (?:find|work|be|get))?"
    rf"|i'd like(?: to (?:find|work|be))?|(?:looking|searching|seeking|search) for){_SOUGHT}"
    r"|(?:find|show|give|get) me(?: an?| all| some)?(?: (?:jobs?|roles?|positions?|openings?|postings?))?"
    r"(?: (?:as|in|for|with|on|like))?"
    rf"|(?:are there|is there)(?: any)?{_SOUGHT}"
    r"|where (?:are|is|do|can)(?: (?:i|you|one|we) find)?(?: (?:the|most|many|all|an?))*"
    r"(?: (?:jobs?|openings|vacancies|positions) (?:for|as|in|with|on)(?: an?)?)?"
    rf"|(?:{_THOSE}|skills|topics|conferences|venues|journals)(?: (?:that|which|who))?(?: (?:are|is))?"
    rf" (?:{_DOING}(?: (?:on|with|in|about|for))?|on|for|by|needed (?:for|by|as)|required (?:for|by))(?: an?)?"
    rf"|(?:{_ONE}) (?:that|which|who)(?: is)? {_DOING}(?: (?:on|with|in|about|for))?(?: an?)?"
    r"|(?:jobs?|roles?|positions?|openings?|vacancies|work|something) for (?:someone|somebody|people|a person|anyone)"
    r" (?:who(?! (?:really )?(?:hates?|dislikes?|ca|do(?:es)?n|do(?:es)? not))"
    rf"(?:'s| is| are| has| have)?(?: (?:written|worked|published|studied|researched|good|{_DOING}))?"
    r"|interested)"
    r"(?: (?:about|on|in|with|at|for|as|to))?(?: an?)?"
    r"|(?:any )?(?:jobs?|openings|vacancies|positions) (?:as|for|with|on)(?: an?)?"
    r"|work(?:ing)? (?:with|on|as)(?: an?)?|(?:something|anything) (?:with|about|in|like)(?: an?)?"
    r"|how (?:do|can|could) (?:i|one|you) (?:become|be|work as)(?: an?)?|what is the (?:salary|pay) (?:of|for)(?: an?)?"
    rf"|(?:(?:jobs?|roles?|work|openings?|postings?|positions?|{_THOSE})(?: (?:that|which) are)? )?"
    r"(?:like|similar to|close to|fitting|matching|related to) (?:an?|the|this|being an?)"
    r"(?: (?:(?:job|role|position) (?:of|as)"
    r"|(?:paper|article|thesis|talk|posting|advert|ad|opening|job|role)(?: (?:of|as|on|about|called|titled))?)"
    r"(?: an?)?)?"
    r"|(?:ich )?suche?(?: (?:eine?n?|nach))?(?: neue?n?)?(?: (?:stelle|job|arbeit|position))?"
    r"(?: (?:als|im|in|mit|für))?"
    r"|(?:was|etwas|irgendwas) mit|wer sucht|welche teams? (?:suchen|arbeiten)(?: (?:an|mit|zu))?"
    r"|(?:je )?(?:re)?cherche(?: une?)?(?: (?:emploi|poste|travail))?(?: (?:de|comme|en|dans|d'))?"
    r"|(?:yo )?busco(?: un)?(?: (?:trabajo|empleo|puesto))?(?: (?:de|como|en))?|trabajo de"
    r"|cerco(?: (?:un )?lavoro)?(?: (?:come|in|da))?"
)
_FRAME = re.compile(rf"^(?:{_SKILLS}|{_WHO}|{_ASKING})(?:\s+|$)", re.IGNORECASE)
#: Who tells what he is, and then that he looks for something like it.
_I_AM = re.compile(
    r"^(?:(?:hi|hello|hey)[ ,!]+)?(?:i am|i'm|im|i’m)(?: currently)? an?"
    r"(?: (?:experienced|qualified|trained|skilled))?\s+"
    r"(?=.*\b(?:looking|searching|seeking|years?|yrs|mov(?:e|ing)|relocat(?:e|ing))\b)",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE = re.compile(
    r"[,;.]?\s*(?:(?:and|who is)\s+)?(?:i am |i'm |i’m )?(?:currently )?(?:looking|searching|seeking)(?: for)?"
    r" (?:something|anything|work|jobs?|an? (?:new )?(?:job|role|position|opportunity)"
    r"|(?:new )?(?:opportunities|roles|positions))"
    r"(?=\s|[,.;]|$)",
    re.IGNORECASE,
)
#: Where one who tells what he is wants to be, and where he is.
_WHITHER = re.compile(r"\b(?:move|moving|relocate|relocating) to(?= [^\W\d_])", re.IGNORECASE)
_WANTING = frozenset(
    """
    and i i'd i'm am would currently want wanting wish wishing like hope hoping plan planning willing ready looking to
    """.split()
)
_WHENCE = re.compile(r" (?:(?:living|based|located|currently) in|from)(?: [A-ZÀ-Ý][\w.'’-]*){1,3}")
_TRAILING = re.compile(
    r"(?:\s+(?:people|jobs?|openings|vacancies|positions|please|bitte|gesucht|needs?|requires?"
    r"|(?:should )?(?:have|know)))?\s*[?!]*$",
    re.IGNORECASE,
)
_LONGEST_FRAME = 25

#: Words of a question for what papers tell, and of one for what openings tell.
_OF_PAPERS = re.compile(
    r"\b(?:publish\w*|publications?|papers?|articles?|research(?:es|ing)?|authors?|wr(?:ote|ites?))\b", re.I
)
_OF_POSTINGS = re.compile(r"\b(?:hir(?:es?|ing)|recruit(?:s|ing)?|jobs?|openings?|vacanc(?:y|ies)|needs?)\b", re.I)

#: Words by which a question begins that asks for others than openings, and how many of its words are read.
_BEHIND = r"\b(?! (?:manager|lead|operations|development|assistant|coach|partner|specialist|officer))"
_ASKED = r"(?:(?:which|what|find|show me|list)(?: (?:are|the|all))* )?"
_TYPES = tuple(
    (node_type, re.compile(rf"{_ASKED}(?:{words}){_BEHIND}", re.IGNORECASE))
    for node_type, words in (
        (NodeType.PERSON, r"who (?:publishes|writes|wrote|researches|works|is working)|people|persons|authors|experts"),
        (NodeType.TEAM, r"(?:teams|groups|labs)(?= (?:for|on|that|which|who|work|in|doing))"),
        (NodeType.ORGANIZATION, r"(?:companies|employers|organi[sz]ations|universities|firms)"),
        (NodeType.PAPER, r"(?:papers|articles|publications)"),
        (NodeType.VENUE, r"(?:conferences|venues|journals)(?= (?:about|on|for|in|that|which|where|publish))"),
        (NodeType.SKILL, r"skills(?= (?:for|needed|required|of|does|do|should|must|a|an))"),
    )
)
_FIRST_WORDS = 6

#: What is said of any work.
_NO_WORK = re.compile(
    r"(?:(?:an?|any|all|some|the|every|other|new|me|good|un|une|eine?n?|irgendeine?n?)\s+)*"
    r"(?:jobs?|work|roles?|positions?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)"
    r"|(?:any|every|some)(?:thing|where)?|all|new|other|good|open|more"
    r"|teams|groups|labs|companies|employers|someone|somebody|anyone"
    r"|stellen?|arbeit|alles|emplois?|postes?|travail|tout|trabajos?|empleos?|todo"
    r"|cualquier (?:cosa|trabajo)|n'importe (?:quoi|où)|irgendwas|lavor[oi]|tutto)"
    r"(?: for (?:someone|somebody|anyone|people|me))?(?: (?:who|that|which))?(?:,? (?:any|all|please|bitte|job|jobs))*",
    re.IGNORECASE,
)
#: Signs of a program or a query that no sentence and no title has.
_CODE = re.compile(
    r"\b(?:def|func|fn|function)\s+\w+\s*\(|\bclass \w+\s*[:({]|\bimport [\w.]+\s*(?:;|$|\n|as \w+)|#include"
    r"|\breturn [^.;\n]{1,60};|[=!<>]=|=>|&&|\|\||\+\+(?=[;)\s])|\+=|::|;\s*$|(?<!\{)[{}](?!\})|\w\[\w*\]|\w\(\)"
    r"|\w\.\w+\(|^\s*print\("
    r"|\w\(\w+(?:\s*,\s*\w+){0,9}\);|\b(?:for|while|if)\s*\(|\$[a-z_]\w*|\s=\s|^\s*//|\\[nt]"
    r"|\b(?:int|var|let|const|void|public|static) \w+\s*[=;(]",
    re.IGNORECASE | re.MULTILINE,
)
#: Each sign has one of these.
_IN_CODE = re.compile(r"[(;=&|+:{}\[$\\#]|//|import", re.IGNORECASE)
_QUERY = re.compile(
    r"\bselect\s+(?:distinct\s+)?(?:\*|[\w.]+(?:\s*,\s*[\w.]+)*|\w+\(.*?\))\s+from\s+\w+"
    r"(?=\s+(?:where|join|order by|group by|limit)\b|\s*;|\s*$)"
    r"|\b(?:drop|create|alter|truncate) table\b|\binsert into\b|\bdelete from\b",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Letters that are read; whatever is no prose is none from its first lines on.
_FIRST = 600
#: Signs at least, and words to each at most.
_FEWEST_SIGNS, _WORDS_A_SIGN = 2, 7.0


def plain(text: str) -> str:
    """The text without markup."""
    if not _TAG.search(text):
        return html.unescape(text) if _ENTITY.search(text) else text
    lines = _TAG.sub(" ", _BLOCK.sub("\n", _SILENT.sub(" ", text)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in html.unescape(lines).splitlines())))


def subject(text: str, *, is_part: bool = False) -> str:
    """What a short question is about; a text that is not one, or would be nothing else, as it is.

    Args:
        text: the text.
        is_part: whether it is what is left of a question, which may end in "people" and the like.
    """
    if len(text.split()) > _LONGEST_FRAME:
        return text
    if _I_AM.match(text):
        text = _moving(_BESIDE.sub(",", _I_AM.sub("", text))).strip(" ,.")
    frame = _FRAME.match(text)
    if frame is None and not is_part and not text.rstrip().endswith("?"):
        return text
    left = _TRAILING.sub("", text[frame.end() if frame else 0 :]).strip(" ,.:'\"“”‘’„«»")
    return left if _WORD.search(left) else text


def _moving(text: str) -> str:
    """A text with the place that somebody wants to move to as one that is asked for, and without that where he is."""
    there = _WHITHER.search(text)
    if there is None:
        return text
    words = text[: there.start()].split()
    while words and words[-1].lower() in _WANTING:
        words.pop()
    return f"{_WHENCE.sub('', ' '.join(words)).rstrip(' ,;.')} in{_WHENCE.sub('', text[there.end() :])}"


def kinds_asked_for(text: str) -> tuple[NodeType, ...]:
    """Whose word a question asks for: papers' ("who publishes on"), openings' ("companies hiring"), or that of both."""
    kinds = (NodeType.POSTING, NodeType.PAPER)
    if len(text.split()) > _LONGEST_FRAME:
        return kinds
    told = (_OF_POSTINGS.search(text) is not None, _OF_PAPERS.search(text) is not None)
    return tuple(kind for kind, is_told in zip(kinds, told, strict=True) if is_told) or kinds


def type_asked_for(text: str) -> NodeType | None:
    """Of which type results should be, if a question says so: "who publishes on", "teams for", "papers about"."""
    begin = " ".join(text.split()[:_FIRST_WORDS])
    return next((node_type for node_type, pattern in _TYPES if pattern.match(begin)), None)


def says_no_work(text: str) -> bool:
    """Whether a question, or what is left of one, may be about any work: "jobs", "anything"."""
    return _NO_WORK.fullmatch(text.strip(" ,.:!?")) is not None


def is_no_prose(text: str) -> bool:
    """Whether a text is a program, a query of a database or an address, rather than words about work."""
    text = text[:_FIRST]
    if _ADDRESS.match(text):
        return True
    coded = _CODE.finditer(text) if _IN_CODE.search(text) else ()
    signs = sum(1 for _ in coded) + _FEWEST_SIGNS * bool(_QUERY.search(text))
    return signs >= _FEWEST_SIGNS and len(_WORD.findall(text)) <= _WORDS_A_SIGN * signs

"""A page's lines in, whether it is one job's advertisement out: by what only adverts say and show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg.extract.draft import Draft
from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.name_likeness import is_given_name, likeness
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line, joined, lowered
from kg.extract.postings.naming.titles import has_role_head, is_academic_post, is_role_head
from kg.extract.postings.sections.reader import heading_line
from kg.extract.postings.sections.shape_headings import shape_headings
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.page_facts import page_facts
from kg.extract.segments.shapes.told import ARISEN
from kg.extract.segments.signs.article_signs import research_signs
from kg.extract.segments.signs.page_kind import CLEAR_RESEARCH, research_odds
from kg.schema import FieldName

_LEAST = 2
_IMAGE = re.compile(r"\S.{0,120}\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)
_QUOTED = re.compile(r"“[A-Z][^”\n]{20,200}”")
_JOB_HEADINGS = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.BASIC_QUALIFICATIONS,
        SectionKind.PREFERRED_QUALIFICATIONS,
        SectionKind.BENEFITS,
    }
)
_SOMEBODY = re.compile(r"\s+(?:an?|our|passionate|talented|experienced|notre|eine?n?|une?)\b|\s+(?:[A-Z]\w+\s+){1,3}")
#: Behind "Equal Opportunity": the office that somebody holds.
_IN_OFFICE = re.compile(r"\s+(?:Representative|Officer|Commissioner|Coordinator|Advis[eo]r|Office\b)")
#: What only an advertisement says to who reads it, in small letters.
_TO_READER = sought(
    r"\b(?:send (?:us )?your (?:cv|resume|application|papers|documents)|we expect|you bring|you will join"
    r"|you report to|you will work (?:in|on|with|within|as|closely|alongside|under)"
    r"|your application|apply (?:by|until|before|with)|deine bewerbung|ihre bewerbung|ihre bewerbungsunterlagen"
    r"|wir erwarten|wir suchen|wir bieten|sie bringen|du bringst|nous recherchons|nous recrutons"
    r"|votre candidature|buscamos|bewerben sie sich|se requiere|se valorar[áa]"
    r"|se busca|imprescindible|jornada completa|enviar (?:su )?c\.?v|mandar c\.?v"
    r"|contrato (?:temporal|indefinido)|write to us by"
    r"|solliciteer|wij zoeken|wij bieden|wij vragen|cerchiamo|offriamo|inviare (?:il )?c\.?v|candidati"
    r"|procura-se|oferecemos|enviar curr[íi]culo"
    r"|envíe su|envía tu|ofrecemos"
    r"|envoyez(?:-nous)? votre|votre profil|profil recherché|vos missions|vous (?:êtes|maîtrisez)"
    r"|(?:successful|ideal|selected|preferred|suitable|chosen) (?:candidate|applicant)s?|the (?:appointee"
    r"|post-?holder)"
    r"|(?:applicants|candidates) (?:should|must|will|are|with|who|need)"
    r"|applications? (?:are|is) (?:invited|solicited|welcome)|invit(?:es?|ing) applications|accepting applications"
    r"|(?:the|this) (?:position|post|appointment|role|job) (?:is|will|may|requires|reports|commences|starts|offers"
    r"|involves|has)|(?:is|are) vacant|position vacant"
    r"|(?:has|have) (?:an?|two|three|several) [^.\n]{0,60}?(?:vacanc\w+|position|opening)s?"
    r"|(?:application|closing) (?:deadline|date)|deadline for applications"
    r"|(?:in your|submit an?|submit your) (?:online )?application|cover letter|equal opportunity employer)\b"
)


#: So many lines at the top of a page may say what it is.
_TOP = 25
#: What heads an advert and nothing else: "Interne Stellenausschreibung: …".
_ADVERT = re.compile(
    r"\W*(?:(?:intern|extern|öffentlich)e )?(?:stellenausschreibung|standard job description"
    r"|stellenanzeige"
    r"|(?:stellenbeschreibung|description du poste|descripción del puesto|offre de (?:stage|thèse))(?=\W*$)"
    r"|vacancy (?:notice|announcement)|job description(?=\W*$)"
    r"|job (?:advert(?:isement)?|posting|announcement)|avis de vacance|convocatoria de empleo)\s*(?:[:|–-]|$)",
    re.IGNORECASE,
)
#: The law makes adverts write so, and nobody else does: "(m/w/d)", "H/F".
_ALL_GENDERS = re.compile(
    r"(?<![\w/])(?:[mwfd]/[mwfd]/[mwfdx]|[hHfFmM]/[fFhH]|x/f/m|all genders)(?![\w/])", re.IGNORECASE
)


#: Heads pages about how one hires or buys, which offer no job.
_OF_HIRING = re.compile(
    r"[\W_]*(?:(?:our |the |how we )?(?:interview|hiring|recruit(?:ment|ing)|selection) (?:process|guide|handbook"
    r"|questions|playbook|rubric)|interviewing\b|how we hire\b|process (?:d[’']embauche|de recrutement)\b"
    r"|(?:call|request) for (?:proposals?|tenders?|bids?|papers|quotations?)\b|.{0,80}\b(?:RFP|RFQ)\b)",
    re.IGNORECASE,
)


def is_posting(draft: Draft, lines: Sequence[Line]) -> bool:
    """Whether more speaks for an advertisement than for a page that tells of research."""
    if _OF_HIRING.match(lines[0].text):
        return False
    text, jobs = draft.document.text, 0
    research = sum(cue.kind is CueKind.RESEARCH for cue in draft.cues) + research_signs(lines)
    research += 3 * sum("." in line.text and bool(_IMAGE.fullmatch(line.text)) for line in lines) + 3 * len(
        set(_QUOTED.findall(text))
    )
    signs = _job_signs(draft, lines)
    for sign in signs:
        jobs += sign
        if jobs >= _LEAST and jobs > research:
            return jobs >= _SURE or not _tells_of_research(lines, text, chain((jobs,), signs))
    return jobs >= _LEAST and jobs >= _EVEN * research and research_odds(joined(lines)) < _ADVERTISES


def _tells_of_research(lines: Sequence[Line], text: str, signs: Iterable[int]) -> bool:
    """Whether the words of a page are clearly those of research.

    Where its top names an occupation they must outweigh each sign of an advert, and by far one who asks readers.
    """
    odds = research_odds(joined(lines)) - CLEAR_RESEARCH
    if odds <= 0:
        return False
    hires = _hires(text, _OPENING)
    if not hires and not _is_titled(lines):
        return True
    asks = hires or len(text) < _OPENING or _TO_READER.search(lowered(text)) is not None
    return odds > (_OUTWEIGHS_ASKING if asks else _WEIGHT_OF_SIGN * sum(signs))


#: With so many signs of an advert its words need not be weighed; with fewer the odds that they give decide.
_SURE = 8
#: What each sign of an advert weighs against the odds of research, and the odds of what is no research at all.
_WEIGHT_OF_SIGN, _OUTWEIGHS_ASKING, _ADVERTISES = 0.6, 8.0, -2.0
#: So many letters are the opening of a page, and too few for words to be weighed against the name of an occupation.
_OPENING = 400
#: So much of what speaks for research must speak for an advert, for its words to decide.
_EVEN = 0.5


def _job_signs(draft: Draft, lines: Sequence[Line]) -> Iterator[int]:
    """How much each sign speaks for an advertisement, none against it; those that are soon told come first."""
    text, jobs = draft.document.text, 0
    for cue in draft.cues:
        if cue.kind is CueKind.HEADING and cue.value in _JOB_HEADINGS and text[cue.start].isupper():
            follows = text[cue.end : cue.end + 1]
            jobs += (
                3
                if follows == ":" or heading_line(text, cue, 0, len(text))
                else len(text[cue.start : cue.end].split()) > 1
            )
        elif cue.kind is CueKind.WANTED:
            jobs += bool(_SOMEBODY.match(text, cue.end)) + _names_occupation(text, cue.end)
        elif cue.kind is CueKind.AS_A and text[cue.start].isupper():
            jobs += _names_occupation(text, cue.end)
        elif cue.kind is CueKind.EXPERIENCE:
            jobs += cue.value.startswith(
                ("experience", "erfahrung", "kenntnisse", "expérience", "knowledge", "proficien", "famil")
            )
        elif cue.kind is CueKind.EQUALITY:
            jobs += 0 if _IN_OFFICE.match(text, cue.end) else 2
    yield jobs
    yield 4 * (lines[0].text.count("|") >= 2)
    yield 3 * _is_titled(lines)
    yield sum(kind in _JOB_HEADINGS or kind is SectionKind.HOW_TO_APPLY for _, kind in shape_headings(lines))
    yield sum(bool(is_button(line.text)) for line in lines)
    yield 3 * any(_ADVERT.match(line.text) is not None for line in lines[:_TOP])
    yield 3 * (_ALL_GENDERS.search(text, 0, 800) is not None)
    yield 2 * (ARISEN.search(text, 0, 1500) is not None)
    yield 2 * _hires(text, 1500)
    yield 4 * (_OFFERED.search(text, 0, _BEGINNING) is not None)
    yield len(_TO_READER.findall(lowered(text)))
    yield 3 * (len({span.name for span in page_facts(lines)} & _TERMS) >= 2)


#: What universities say of a post that they have: "A postdoc position is offered in the Frost Lab".
_OFFERED = sought(
    r"\b(?:post-?doc\w*|ph\.?d|doctoral|research\w*|internship|fellowship|studentship)\b[^.\n]{0,60}?"
    r"\b(?:positions?|posts?|fellowships?|studentships?|internships?|scholarships?)\b[^.\n]{0,40}?"
    r"\b(?:is|are) (?:now |currently |immediately )?(?:being )?"
    r"(?:offered|available|open\b|vacant|announced|advertised)",
    re.IGNORECASE,
)
#: So many letters are the beginning of a page.
_BEGINNING = 700


def _is_titled(lines: Sequence[Line]) -> bool:
    """Whether the name of an occupation stands at the top; of a doctoral post a long theme may follow."""
    return any(
        has_role_head(line.text)
        and len(line.text) < (_LONGEST_THEME if is_academic_post(line.text[:_POST]) else _LONGEST_TITLE)
        and line.text[-1] not in ".?!|"
        and not (line.text[-1] == ":" and len(line.text) > _LONGEST_LABEL)
        and not _FROM_SOMEBODY.match(line.text)
        and not _ends_with_name(line.text)
        for line in lines[:4]
    )


def _ends_with_name(line: str) -> bool:
    """Whether a line names who has the occupation: "Chief Executive Officer Ada Nowak"."""
    words = line.split()
    return len(words) > 2 and is_given_name(words[-2]) and likeness(words[-2:]) > _A_NAME


#: Who speaks to readers, and is not sought: "Message from the Chair".
_FROM_SOMEBODY = re.compile(
    r"\W*(?:a )?(?:message|letter|notes?|welcome|words?|greetings?|report|news) (?:from|by) (?:the|our) ", re.IGNORECASE
)
_A_NAME = 0.6
_LONGEST_TITLE, _LONGEST_LABEL = 120, 50
#: So long is a title with the theme of a thesis, and the words before that theme.
_LONGEST_THEME, _POST = 220, 30
#: What labels tell of a job.
_TERMS = frozenset(
    {
        FieldName.TITLE,
        FieldName.ORGANIZATION,
        FieldName.LOCATION,
        FieldName.EMPLOYMENT_TYPE,
        FieldName.SALARY,
        FieldName.CLOSED,
        FieldName.POSTED,
        FieldName.LEVEL,
        FieldName.REMOTE,
    }
)
#: What an employer does in the first sentences of an advert: "Die Stadtwerke suchen zum 1. Mai eine Technikerin".
_HIRES = re.compile(
    r"\b(?:sucht|suchen|recrute|recrutons|recherche|busca|buscan|precisa|seeks?"
    r"|(?:is|are) looking (?:for|to (?:recruit|hire|fill))"
    r"|(?:is|are) (?:now )?(?:hiring|recruiting|seeking|announcing)"
    r"|[Aa]pplications (?:are|is) (?:invited|solicited) for"
    r"|invites applications for|vacancy (?:for|as))\b"
)


def _hires(text: str, limit: int) -> bool:
    """Whether a sentence up to there says that somebody with an occupation is sought."""
    return any(_names_occupation(text, match.end(), 20) for match in _HIRES.finditer(text, 0, limit))


def _names_occupation(text: str, position: int, most: int = 6) -> bool:
    """Whether an occupation follows within a few words: "looking for an experienced accountant"."""
    ends = re.split(r"(?<!\d)[.!?:;\n]", text[position : position + 14 * most])
    words = re.split(r"[\s,]+", ends[0].strip())[:most]
    return any(is_role_head(word) for word in words) or is_academic_post(" ".join(words))

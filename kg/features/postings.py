"""Text of a posting → the sentences about this job: the work and what it asks, not the employer's standing phrases."""

from __future__ import annotations

import re
from enum import StrEnum


class Part(StrEnum):
    """What a stretch of a posting is about, in the order of its weight for telling jobs apart."""

    WORK = "work"
    WANTED = "wanted"
    OTHER = "other"
    EMPLOYER = "employer"
    OFFER = "offer"
    LEGAL = "legal"


#: Headings as they stand at the head of a line, in lower case, without their adjectives and final colon.
_HEADINGS: dict[Part, str] = {
    Part.WORK: """responsibilities; duties; tasks; accountabilities; duties and responsibilities; job responsibilities;
        job duties; role and responsibilities; roles and responsibilities; what you will do; what you'll
        do; what you do; what you will be doing; what you'll be doing; the role; about the role; the
        job; about the job; the position; about the position; the opportunity; a day in the life; job
        description; job summary; job purpose; role overview; role summary; role description; position
        summary; position overview; position description; summary; overview; your role; your mission;
        your tasks; your impact; your responsibilities; in this role; in this role you will; aufgaben;
        deine aufgaben; ihre aufgaben; das erwartet dich; missions; vos missions; tes missions;
        funciones; responsabilidades; tus funciones""",
    Part.WANTED: """qualifications; requirements; skills; skills and experience; experience; experience and skills;
        education; education and experience; job requirements; qualifications and skills; skills and
        qualifications; knowledge, skills and abilities; what we're looking for; what we are looking
        for; what you bring; what you'll bring; what you will bring; what you need; what you'll need;
        who you are; about you; you have; you bring; must have; nice to have; your profile; your skills;
        your background; technical skills; profil; dein profil; ihr profil; das bringst du mit;
        anforderungen; qualifikationen; votre profil; ton profil; requisitos; tu perfil""",
    Part.EMPLOYER: """about us; about the company; about the team; about the organization; who we are; our company; our
        culture; our values; our mission; our story; our team; company description; company overview;
        why us; why join us; why work here; why work with us; über uns; wir über uns; qui sommes-nous;
        sobre nosotros; the company""",
    Part.OFFER: """benefits; our benefits; employee benefits; perks; perks and benefits; benefits and perks;
        what we offer; we offer; what you get; what you'll get; what's in it for you; compensation; salary; salary
        range; pay range; pay; compensation and benefits; wir bieten; das bieten wir; unser angebot; was
        wir bieten; nous offrons; ofrecemos""",
    Part.LEGAL: """equal opportunity; equal opportunity employer; equal employment opportunity; eeo; eeo statement;
        diversity; diversity and inclusion; privacy; privacy notice; disclaimer; accommodations; how to
        apply; application process; application instructions; physical requirements; working conditions""",
}
_PART_OF = {" ".join(heading.split()): part for part, headings in _HEADINGS.items() for heading in headings.split(";")}
_ADJECTIVE = re.compile(
    r"^(?:key|main|primary|core|essential|basic|minimum|preferred|required|additional|desired|job|the|general) "
)
_INLINE_HEADING = re.compile(
    r"(?:key job responsibilities|a day in the life|about the team|(?:basic|minimum|preferred) qualifications)\b:?",
    re.IGNORECASE,
)
#: What the sentences say that stand in every posting of an employer; compared in lower case.
_STANDING = (
    "equal opportunit",
    "equal employment",
    "without regard to",
    "regardless of race",
    "protected veteran",
    "sexual orientation",
    "gender identity",
    "reasonable accommodation",
    "criminal histor",
    "background check",
    "drug-free",
    "drug free",
    "e-verify",
    "affirmative action",
    "401k",
    "401(k)",
    "dental",
    "paid time off",
    "health insurance",
    "life insurance",
    "parental leave",
    "base salary",
    "salary range",
    "pay range",
    "privacy policy",
    "privacy notice",
    "recruitment agenc",
    "apply now",
    "click here",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+|\s[•▪●⦁]\s*")
_LONGEST_HEADING = 40
#: Shorter than this, what was kept cannot stand for the posting.
_ENOUGH_WORDS = 25


def specific_part(body: str) -> str:
    """The sentences about this job: work first, then what is asked, then the rest.

    Sections about benefits, law and, where the work is described, the employer are left out, and so are
    standing sentences anywhere. A text that would lose nearly everything is returned whole.
    """
    sections = _sections(body)
    order = [Part.WORK, Part.WANTED, Part.OTHER]
    if _count_words(sections[Part.WORK] + sections[Part.WANTED]) < _ENOUGH_WORDS:
        order.append(Part.EMPLOYER)
    kept = [line for part in order for line in sections[part] if not _is_standing(line)]
    if _count_words(kept) < min(_ENOUGH_WORDS, len(body.split()) // 2):
        return body.strip()
    return "\n".join(kept)


def _sections(body: str) -> dict[Part, list[str]]:
    """Sentences by what the heading above them announces."""
    found: dict[Part, list[str]] = {part: [] for part in Part}
    current = Part.OTHER
    marked = _INLINE_HEADING.sub(lambda match: f"\n{match.group().rstrip(':')}:\n", body)
    for line in _SENTENCE.split(marked):
        announced, rest = _heading(line.strip())
        current = announced or current
        if rest:
            found[current].append(rest)
    return found


def _heading(line: str) -> tuple[Part | None, str]:
    """What a line announces, if it is a heading or begins with one and a colon, and what it says besides."""
    start, colon, _ = line[: _LONGEST_HEADING + 1].partition(":")
    if not colon and len(line) > _LONGEST_HEADING:
        return None, line
    key = start.strip(" *#-–—•:").lower().replace("’", "'").replace("&", "and")
    part = _PART_OF.get(key) or _PART_OF.get(_ADJECTIVE.sub("", key))
    return (None, line) if part is None else (part, line[len(start) + 1 :].strip())


def _is_standing(line: str) -> bool:
    lowered = line.lower()
    return any(phrase in lowered for phrase in _STANDING)


def _count_words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)

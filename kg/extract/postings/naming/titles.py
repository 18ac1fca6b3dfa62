"""A phrase in, out whether it names an occupation, for whomever, and what that is called without ranks and gender."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import EMPLOYMENT, LEVELS, NO_ROLE_ENDINGS, RANKS, ROLE_ENDINGS, ROLE_HEADS, word_set
from kg.extract.postings.naming.gender_marks import names_all_genders, plain
from kg.extract.postings.naming.role_heads import known_heads
from kg.extract.postings.naming.title_programmes import interns_kept, names_programme, names_studies, who_takes_part

_FEMININE = sought(
    r"\((?:e|fe|ne|euse|rice|trice|in|ère|r|s)\)|[·.•](?:e|se|fe|ve|ne|euse|rice|trice|ère|ière|le|te|esse)$"
)
#: "Engineer-II".
_GRADE = re.compile(r"(?<=[a-z])-(?:I{1,3}|IV|V)$")
NUMERAL = re.compile(r"(?:I{1,3}|IV|VI{0,3}|V|[1-9]|L[1-9]|E[1-9]|IC[1-9])")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|-\d{3})")
#: A fiscal year, as employers count: "FY27".
_FISCAL = re.compile(r"FY'?(?:20)?\d\d(?:/\d\d)?")
CODE = re.compile(r"(?:req|ref|job|id|r|jr)?[\s#.:_-]*\d{3,}[\w-]*", re.IGNORECASE)
_CRAFT = re.compile(
    r"(?:ologist|ographer|otomist|onomist|apeutin?|therapist|rician|gineer|keeper|smith|wright|matician)s?$"
)
_RANK_PHRASE = re.compile(
    r"^(?:open )?calls? for (?:applications:? )?|^(?:offre|proposition|sujet|annonce)s? de (?=stage|thèse)"
    r"|^dipl(?:om|\.)[ -]*"
    r"|^(?:NHS )?band \d[a-d]? |\b(?:entry|mid|junior|senior)[- ]level\b|\bexperienced\b",
    re.IGNORECASE,
)
#: From so many letters on a word in "-ern" may be the dative of several people: "Entwicklern".
_DATIVE = 7
#: What is a contract before other occupations and the work itself before these: "Contract Analyst".
_DEALT_WITH = word_set("contract contracts volunteer")
_DEALS = word_set(
    "administrator administrators analyst analysts coordinator coordinators manager managers negotiator officer "
    "specialist specialists executive lawyer counsel director supervisor"
)
_PAIR = 2
_COMPLEMENTS = word_set("of for to in with at de du des d' en à für im der - – & and und et y / on")


_ACADEMIC = re.compile(
    r"\b(?:post-?doc(?:toral)?|ph\.?d\.?|doctoral|faculty|tenure-track)[ -](?:\w+ )?"
    r"(?:positions?|posts?|offers?|candidates?|fellowships?|studentships?|scholarships?|opportunit(?:y|ies)|vacanc(?:y"
    r"|ies))\b"
    r"|\b(?:(?:offres?|sujets?|propositions?) de thèse|thèse (?:cifre|de doctorat|en)|contrat doctoral|promotionsstelle"
    r"|doktorandenstelle|dottorato di ricerca|assegno di ricerca|contrato predoctoral)\b",
    re.IGNORECASE,
)


#: One of these is in all that names such a post, in small letters.
_IN_ACADEMIC = ("doc", "ph", "facult", "tenure", "thèse", "promotions", "dokt", "dott", "assegno")


def _academic(text: str) -> re.Match[str] | None:
    small = text.lower()
    return _ACADEMIC.search(text) if any(map(small.__contains__, _IN_ACADEMIC)) else None


def is_academic_post(text: str) -> bool:
    """Whether the phrase names a post by the stage of a career: "PhD position", "postdoctoral fellowship"."""
    return _academic(text) is not None


#: An engineer whom a board cut short before the grade, or behind a rank: "Cloud Support Eng. II", "Sr Test Eng".
_SHORT_ENGINEER = re.compile(
    r"(?:[A-Z][\w&/+-]* ){1,4}Engr?\.?,? (?:I{1,3}|IV|V)\b.*"
    r"|(?:Sr\.?|Senior|Staff|Principal|Jr\.?|Lead) (?:[A-Z][\w&/+-]* ){1,4}Engr?\.?"
)


def _is_cut_short(text: str) -> bool:
    return " Eng" in text and _SHORT_ENGINEER.fullmatch(text) is not None


#: Posts that are called after those whom they belong to.
_OF_STAFF = re.compile(r"\bmembers? of (?:the )?(?:[\w&]+ ){0,3}staff\b", re.IGNORECASE)
#: An authority is none of the occupations that its name may end with: "Dept of Info Tech & Telecomm".
_AUTHORITY = re.compile(
    glanced(r"(?:dept\.?|department|ministry|bureau|institute|commission|agency|administration) (?:of|for)\b"),
    re.IGNORECASE,
)


def _is_of_staff(text: str) -> bool:
    return "taff" in text and _OF_STAFF.search(text) is not None


@lru_cache(maxsize=1 << 10)
def has_role_head(text: str) -> bool:
    """Whether the phrase is headed by an occupation: a head noun at its end, before "of", or before a rank."""
    if (
        is_academic_post(text)
        or names_all_genders(text)
        or _is_of_staff(text)
        or names_programme(text)
        or names_studies(text)
        or _is_cut_short(text)
    ):
        return True
    words = _words(plain(text))
    if _AUTHORITY.match(text):
        return is_role_head(words[-1])
    if any(map(is_role_head, words)):
        return True
    return "/" in text and any(is_role_head(word.partition("/")[0]) for word in words if "/" in word)


@lru_cache(maxsize=1 << 10)
def ends_in_role(text: str) -> bool:
    """Whether the phrase names an occupation: its head noun stands at the end, or only grades and a complement
    follow it.

    "Customer Partner Trust" has such a noun inside and names none.
    """
    post = _academic(text)
    if post and (not text[post.end() :].strip() or text[post.end() :].split()[0].lower() in _COMPLEMENTS):
        return True
    if names_all_genders(text) or _is_of_staff(text) or names_programme(text) or _is_cut_short(text):
        return True
    if names_studies(text):
        return True
    words = _words(plain(text))
    if _AUTHORITY.match(text):
        return is_role_head(words[-1])
    for index, word in enumerate(words):
        if not is_role_head(word):
            continue
        rest = [other.lower().strip(",.;:-–") for other in words[index + 1 :]]
        if (
            not rest
            or rest[0] in _COMPLEMENTS
            or all(
                NUMERAL.fullmatch(other.upper()) or other in LEVELS or other.isdigit() or not other for other in rest
            )
        ):
            return True
        if index == 0 and word.lower() not in (
            "admin",
            "advocate",
            "ambassador",
            "helper",
            "liaison",
            "partner",
            "student",
            "graduate",
            "executive",
            "expert",
            "professional",
            "agent",
            "lead",
            "staff",
            "principal",
            "chief",
        ):
            return True
    return False


@lru_cache(maxsize=1 << 16)
def is_role_head(word: str) -> bool:
    """Whether one word can name an occupation."""
    lower = _FEMININE.sub("", word.lower().strip(".,;:!?*\"'”“").lstrip("(")).strip("()")
    lower = lower[:-1] if lower.endswith("ern") and len(lower) > _DATIVE else lower
    if (
        lower in ROLE_HEADS
        or singular(lower) in ROLE_HEADS
        or lower in known_heads()
        or singular(lower) in known_heads()
    ):
        return True
    if "/" in lower and is_role_head(lower.rsplit("/", 1)[-1]):
        return True
    if "-" in lower and (lower.rsplit("-", 1)[-1] in ROLE_HEADS or _is_joined(lower)):
        return not lower.startswith("non-")
    if lower.endswith(("ologist", "ologists")):
        return len(lower) > len("ologists")
    if lower.endswith(NO_ROLE_ENDINGS):
        return False
    return len(lower) > 9 and (lower.endswith(ROLE_ENDINGS) or bool(_CRAFT.search(lower)))


def _is_joined(word: str) -> bool:
    """Whether an occupation is joined to what follows it: "Technician-Suffolk", but not "partner-facing"."""
    first, _, rest = word.partition("-")
    return (
        first in ROLE_HEADS
        and first.endswith(("er", "or", "ian", "ist", "yst"))
        and not rest.endswith(("ing", "ed", "led"))
    )


def _before_field(words: list[str]) -> list[str]:
    """The occupation without a field that a stroke adds: "Functional Analyst/Data Analytics"."""
    for index, word in enumerate(words):
        head, stroke, _ = word.partition("/")
        if stroke and is_role_head(head) and not is_role_head(word) and not any(map(is_role_head, words[index + 1 :])):
            return [*words[:index], head]
    return words


#: How and where one works, behind an occupation: "Sachbearbeiter im Homeoffice in Teilzeit".
_WORKED = re.compile(
    r"(?<=\w)(?:\s+(?:im home ?office|in (?:teilzeit|vollzeit|voll- (?:oder|und) teilzeit)|(?:work(?:ing)? )?from home"
    r"|en télétravail|à domicile|desde casa|a tiempo (?:parcial|completo)))+$",
    re.IGNORECASE,
)
#: An article for a man and a woman before the occupation: "Un/Una capoprogetto", "eine:n Elektroniker:in".
_ONE = re.compile(
    r"^(?:Un/Una|Un/una|Un/e|Un[·.]e|Un\(e\)|[Ee]ine?(?:[:*/]-?|\()[nr]\)?)\s+(?=\w)|^[Ee]ine?n? (?=[A-ZÄÖÜ])"
)
_CUT_SHORT = {"eng": "Engineer", "engr": "Engineer", "mgr": "Manager"}


def _in_full(words: list[str]) -> list[str]:
    """The words, those behind the first in full that a board cut short: "Cloud Support Eng. II"."""
    return words[:1] + [_CUT_SHORT.get(word.lower().rstrip("."), word) for word in words[1:]]


def role_name(head: str) -> str:
    """The occupation without rank, year, gender marks and grade: "Sr. Data Scientists II (m/w/d)" → "Data Scientist".

    An internship is the intern of its occupation: "Data Science Internship" → "Data Scientist Intern".
    """
    told = _ONE.sub("", _RANK_PHRASE.sub("", _WORKED.sub("", plain(who_takes_part(head)))))
    words = [_GRADE.sub("", word.strip(',;:!?*"“”')) for word in _words(told)]
    words = [
        word
        for word in words
        if word and not YEAR.fullmatch(word) and not _FISCAL.fullmatch(word) and not CODE.fullmatch(word)
    ]
    words = _before_field(_in_full(words))
    while len(words) > 1 and (
        words[0].lower() in RANKS
        or (words[0].lower() in _SEASONS and words[-1].lower() in _INTERN)
        or ("/" in words[0] and all(part in RANKS for part in words[0].lower().split("/")))
        or words[0].lower() in EMPLOYMENT
        or words[0] in ("-", "–", "&")
    ):
        if words[0].lower() in _DEALT_WITH and len(words) == _PAIR and words[1].lower() in _DEALS:
            break
        if words[0].lower() in ("staff", "lead", "principal", "expert") and not _names_role(words[1:]):
            break
        if words[0].lower() in ("intern", "internship", "praktikum", "praktikant", "stage", "stagiaire", "werkstudent"):
            break
        words = words[1:]
    while len(words) > 1 and (
        NUMERAL.fullmatch(words[-1])
        or words[-1].lower()
        in (
            "position",
            "positions",
            "vacancy",
            "level",
            "grade",
            "-",
            "–",
            "&",
            "part-time",
            "full-time",
            "temporary",
            "seasonal",
            "casual",
            "prn",
            "remote",
            "hybrid",
            "jr",
            "sr",
            "senior",
            "junior",
            "pleno",
            "sênior",
            "júnior",
            "medior",
            "expérimenté",
            "expérimentée",
            "confirmé",
            "confirmée",
            "débutant",
            "débutante",
        )
    ):
        words = words[:-1]
    words = [
        word
        for index, word in enumerate(words)
        if not (index > 0 and word.lower() in ("senior", "sr.", "sr", "junior"))
    ]
    if not words:
        return ""
    words = _interns(_without_purpose(words))
    if is_role_head(words[-1]):
        words[-1] = singular(words[-1])
    return " ".join(_capitalised(words))


def singular(word: str) -> str:
    """The word without its plural ending: "Scientists" → "Scientist"; words such as "Sales" or "business" stay."""
    lower = word.lower()
    if len(lower) < 5 or lower.rpartition("/")[2] in (
        "sales",
        "operations",
        "process",
        "analysis",
        "business",
        "series",
        "prácticas",
        "devops",
    ):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith("sses"):
        return word[:-2]
    return word[:-1] if lower.endswith("s") and lower[-2] not in "sui" else word


def _names_role(words: list[str]) -> bool:
    return any(is_role_head(word) for word in words)


def _words(text: str) -> list[str]:
    return text.replace("(", " ").replace(")", " ").replace("_", " ").split()


def _without_purpose(words: list[str]) -> list[str]:
    """The words before "for": an "Account Manager for Strategic Customers" is an account manager."""
    lower = [word.lower() for word in words]
    cut = next(
        (
            index
            for index, word in enumerate(lower)
            if word in ("for", "für", "pour", "para", "with", "mit", "avec", "con", "on") and index
        ),
        len(words),
    )
    return words[:cut] if any(is_role_head(word) for word in words[:cut]) else words


#: A field of study in an intern's title, and the occupation it stands for.
_FIELDS = {
    "science": "Scientist",
    "sciences": "Scientist",
    "engineering": "Engineer",
    "development": "Developer",
    "analytics": "Analyst",
}
#: For whose stage of studies an internship is: "PhD Research Intern".
_STAGES = ("phd", "ph.d", "ph.d.", "doctoral", "master", "masters", "master's", "master’s", "bachelor", "bachelor's")
_SEASONS = frozenset({"summer", "fall", "winter", "spring", "autumn", "sommer", "herbst"})
_INTERN = frozenset({"intern", "interns", "internship", "internships"})


def _interns(words: list[str]) -> list[str]:
    lower = [word.lower() for word in words]
    if not _INTERN & set(lower) or interns_kept(" ".join(words)):
        return words
    kept = [word for word, low in zip(words, lower, strict=True) if low not in _INTERN]
    while kept and (
        kept[0].lower() in ("in", "for", "of") or (len(kept) > 1 and kept[0].lower() in (*_STAGES, *_SEASONS))
    ):
        kept = kept[1:]
    if "in" in [word.lower() for word in kept]:
        kept = kept[: [word.lower() for word in kept].index("in")] or kept
    kept = kept[:-1] if len(kept) > 1 and kept[-1].lower() in _SEASONS else kept
    kept = kept[:-1] if ends_in_role(" ".join(kept[:-1])) and kept[-1].lower() in _STAGES else kept
    if kept and kept[-1].lower() in _FIELDS:
        kept[-1] = _FIELDS[kept[-1].lower()]
    if kept and is_role_head(kept[-1]):
        kept[-1] = singular(kept[-1])
    return [*kept, "Intern"]


_SMALL = word_set("of and in for to the de des du la le et y en für und im der")


def _capitalised(words: list[str]) -> list[str]:
    if len(words) > 1 and all(word.isupper() for word in words if len(word) > 3 and word.isalpha()):
        words = [word.title() if len(word) > 3 and word.isalpha() and word.isupper() else word for word in words]
    return [
        word
        if index and word.lower() in _SMALL
        else word[:1].upper() + (word[1:].lower() if word.isupper() and word.isalpha() and len(word) > 5 else word[1:])
        for index, word in enumerate(words)
    ]

"""A posting in, its title, role and rank out: from the title line, or from the sentence that says who is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.foreign_roles import english_role
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.title_parts import PartKind, Title, level_of, read_title, without_marks
from kg.extract.postings.naming.title_programmes import names_studies
from kg.extract.postings.naming.titles import ends_in_role, has_role_head, is_role_head, role_name, singular
from kg.extract.postings.roles.phrases import BARE, STAGE, RolePhrase, role_phrases
from kg.names import fold_name
from kg.ports import PlaceFinder, PlaceMatch, Vocabulary
from kg.schema import FieldName, NodeType, Place, Term

#: The field behind an occupation: "Research Fellow in Soil Ecology".
_IN_FIELD = re.compile(r" in (?!training\b|charge\b|residence\b)", re.IGNORECASE)
_IN_PLACE = word_set("in à en bei")
#: A role told in so clear words is better than a line above the text that names none.
_CLEAR = 0.79


@dataclass(frozen=True, slots=True)
class RoleReading:
    """What a posting says it is for; `tails` are parts of the title line that name neither role nor rank."""

    title: Found[str] | None = None
    role: Found[str] | None = None
    level: Found[str] | None = None
    parsed: Title | None = None
    title_start: int = 0
    in_text: bool = False
    places: tuple[Found[Place], ...] = ()


#: A title of so many words without any occupation says what the work is about: "Grid Control and Runtime Verification".
_TOPIC_WORDS = 5
_GENDERS = re.compile(r"\(?\b[mwfdxhg]\s*[/|]\s*[mwfdxh]\b", re.IGNORECASE)
_SITE = re.compile(r"\b(?:Standort|Einsatzort|Dienstort|Location|Site de|Lieu|Sede(?: de)?|Standplaats):?\s+")
#: Words behind an occupation that say no more than that it is one.
_WHERE = word_set("at in with within @")
_OF_POSTS = word_set("program programme position positions role job jobs opportunity vacancy internship apprenticeship")
#: What ends a title's sentence and is no abbreviation's point.
_FULL_STOP = re.compile(r"[a-z]{4}\.$")
_SQUARE = re.compile(r"\[(?P<where>[A-ZÀ-Ý][^\[\]]{2,40})\]")
_SITE_END = re.compile(r"\s*[,;|)\]]|\s+[–—-]\s")


#: An intern of whom a title says behind brackets what the studies are: "Maps (Routing) PhD Internship".
_STUDENT = "PhD Intern"
#: Degrees of whom an internship is for: "MS/PhD".
_DEGREES = re.compile(
    r"(?:(?:ph\.?d|[mb]\.?sc?|[mb]\.?a|mba|master(?:[’']?s)?|bachelor(?:[’']?s)?)\.?(?:\s*(?:/|,|&|and|or)\s*|$))+",
    re.IGNORECASE,
)
#: What joins two occupations of one title.
_JOINED = (" & ", " and ", " und ", " et ", " y ")


class RoleReader:
    """Reads titles with the help of a vocabulary of roles and a gazetteer."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self._heads: set[str] = set()
        self._plain = _plain_words(vocabulary)
        #: Roles come again from posting to posting.
        self.canonical = lru_cache(maxsize=1 << 12)(self._canonical)

    def read(self, advert: Advert) -> RoleReading:
        """The title line decides; without one, the text's own words for whom it wants."""
        span = advert.field(FieldName.TITLE)
        located = " | ".join(advert.text[item.start : item.end] for item in advert.fields_named(FieldName.LOCATION))
        reading = self._from_line(advert.text, span.start, span.end, located) if span else self._from_text(advert)
        if span and not has_role_head(advert.text[span.start : span.end]) and advert.document.record_type is None:
            told = self._from_text(advert)
            reading = told if told.role and told.role.confidence >= _CLEAR else reading
        level = advert.field(FieldName.LEVEL)
        if level and reading.level is None:
            stated = level_of(advert.text[level.start : level.end], "")
            found = Found(stated, level.start, level.end, 0.95) if stated else None
            return replace(reading, level=found)
        return reading

    def without_employer(self, reading: RoleReading, employer: Found[str] | None) -> RoleReading:
        """The reading without the employer's name before the role: "As a Contoso Data Scientist, you …"."""
        if not (reading.in_text and reading.title and reading.role):
            return reading
        first = reading.title.value.split()[0]
        known = self._vocabulary.lookup(NodeType.ORGANIZATION, first) is not None
        prefix = (employer.value if employer and not known else first if known else "\n") + " "
        if not reading.title.value.startswith(prefix) or not has_role_head(reading.title.value[len(prefix) :]):
            return reading
        start = reading.title.start + len(prefix)
        title = replace(reading.title, value=reading.title.value[len(prefix) :], start=start)
        return replace(reading, title=title, role=replace(reading.role, value=self.canonical(title.value), start=start))

    def _without_place(self, head: str) -> str:
        """The words without a place at their end: "Sales Manager Japan"."""
        words = head.split()
        first, _, rest = words[-1].partition("-") if words else ("", "", "")
        if rest and is_role_head(first) and rest[0].isupper() and is_place_line(rest, self._places):
            words[-1] = first
        for count in (2, 1):
            front, back = words[:-count], " ".join(words[-count:])
            of_role = front and is_role_head(front[-1]) and not is_role_head(words[-1])
            if of_role and back[0].isupper() and is_place_line(back, self._places):
                return " ".join(front)
            if len(front) > 1 and front[-1].lower() in _IN_PLACE and is_place_line(back, self._places):
                return " ".join(front[:-1])
        return " ".join(words)

    @staticmethod
    def _without_rest(head: str) -> str:
        """The words up to the occupation where a name follows without a mark: "Laboratory Manager Snow Hospital"."""
        words = head.split()
        heads = [index for index, word in enumerate(words) if is_role_head(word)]
        if ends_in_role(head) or not heads or not 1 <= heads[-1] < len(words) - 1:
            return head
        rest = words[heads[-1] + 1 :]
        if rest[0].lower() in _OF_POSTS:
            return " ".join(words[: heads[-1] + 1]) if rest[1:] and rest[1].lower() in _WHERE else head
        named = all(word[0].isupper() for word in rest) or (rest[-1] == "team" and rest[0][0].isupper())
        return " ".join(words[: heads[-1] + 1]) if named else head

    def _canonical(self, head: str) -> str:
        """The vocabulary's name of the role, or the tidied words themselves; interns are interns of a known role."""
        field = _IN_FIELD.search(head)
        if field and ends_in_role(head[: field.start()]) and self._vocabulary.lookup(NodeType.ROLE, head) is None:
            head = head[: field.start()]
        joint = next((word for word in _JOINED if word in head), "")
        first, _, second = head.partition(joint or " & ")
        if joint and ends_in_role(first) and ends_in_role(second) and not self._vocabulary.lookup(NodeType.ROLE, head):
            head = first
        name = _academic(head) or role_name(head)
        for candidate in (head, name):
            term = self._vocabulary.lookup(NodeType.ROLE, candidate) if candidate else None
            if term and not term.name.islower():
                return term.name if _is_short(name) or not self._is_spelled_out(name) else self._as_known(name, term)
        if foreign := english_role(name, self._vocabulary):
            return foreign
        if name.endswith(" Intern"):
            bare = name.removesuffix(" Intern")
            base = self._vocabulary.lookup(NodeType.ROLE, bare)
            if base:
                own = ends_in_role(bare) and self._is_spelled_out(bare)
                return f"{self._as_known(bare, base) if own else base.name} Intern"
        return name

    def _is_spelled_out(self, name: str) -> bool:
        """Whether the words are a name in the vocabulary's own language: headed as its canonical names are."""
        if not self._heads:
            self._heads.update(term.name.split()[-1].lower() for term in self._vocabulary.terms(NodeType.ROLE))
        return name.split()[-1].lower() in self._heads or all(is_english(word) for word in name.split())

    @staticmethod
    def _as_known(name: str, term: Term) -> str:
        """The vocabulary's spelling, if only hyphens and capitals differ; merging names is for resolving."""
        same = fold_name(name).replace("-", "").replace(" ", "") == fold_name(term.name).replace("-", "").replace(
            " ", ""
        )
        return term.name if same else name

    def _from_line(self, text: str, start: int, end: int, known: str) -> RoleReading:
        start, end = without_marks(text, *trimmed(text, start, end))
        end -= text[start:end].endswith((").", "].")) or bool(_FULL_STOP.search(text[start:end]))
        title = text[start:end]
        spots = self._places.find(title)
        parsed = read_title(title, partial(self._classify, spots=spots, known=known))
        if parsed is None:
            return RoleReading(Found(title, start, end, 0.9))
        stated = parsed.level or level_of(self.canonical(parsed.head.text), "")
        head, confidence = parsed.head, 0.95 if parsed.head.kind is PartKind.ROLE else 0.6
        role = self._with_field(parsed)
        level = Found(stated, start, end, 0.95) if stated else None
        named = head.kind is PartKind.ROLE or has_role_head(title) or len(title.split()) < _TOPIC_WORDS
        named = named or names_studies(title)
        named = named or bool(_GENDERS.search(title)) or self._vocabulary.lookup(NodeType.ROLE, role) is not None
        found = Found(role, start + head.start, start + head.end, confidence) if role and named else None
        places = tuple(
            Found(spot.place, start + spot.start, start + spot.end, 0.85 * spot.confidence) for spot in spots
        ) or tuple([*self._site(text, start, end)] or self._bracketed(text, start, end))
        return RoleReading(Found(" ".join(title.split()), start, end, 0.98), found, level, parsed, start, places=places)

    def _bracketed(self, text: str, start: int, end: int) -> list[Found[Place]]:
        """The place in square brackets behind a title: "Planner [Hull]"."""
        named = _SQUARE.search(text, start, end)
        if named is None or not is_place_line(named.group("where"), self._places):
            return []
        read = self._places.parse(named.group("where")).places[:1]
        return [Found(match.place, named.start("where"), named.end("where"), 0.8) for match in read]

    def _site(self, text: str, start: int, end: int) -> Iterator[Found[Place]]:
        """The place that a title announces: "… – Standort Jena"."""
        for named in _SITE.finditer(text, start, end):
            stop = next((cut.start() for cut in _SITE_END.finditer(text, named.end(), end)), end)
            if is_place_line(text[named.end() : stop], self._places):
                for place in self._places.parse(text[named.end() : stop]).places[:1]:
                    yield Found(place.place, named.end(), stop, 0.85)

    def _with_field(self, parsed: Title) -> str:
        """The role; "Manager" alone takes up the field named behind it: "Manager, Data Science"."""
        role = self.canonical(self._without_rest(self._without_place(parsed.head.text)))
        tails = [part for part in parsed.tails if not (part.aside or _DEGREES.fullmatch(part.text))]
        if parsed.interned:
            return role if role.endswith("Intern") else self.canonical(f"{role} Intern")
        if parsed.field:
            return self.canonical(f"{parsed.field.text} Intern")
        if role == _STUDENT and tails and tails[0].start < parsed.head.start:
            return self.canonical(f"{tails[0].text} Intern")
        if not self.is_bare(role) or not tails or not self.is_bare(role_name(parsed.head.text)):
            return role
        tail = tails[0].text
        if role == "Researcher":
            return role  # who does research in a field is called so: "Senior Researcher - Quantum Networks"
        if role == "Intern" and ends_in_role(tail):
            return self.canonical(tail)
        if len(tail.split()) > 4:
            return role
        if role.split()[-1].lower() in ("director", "head", "vp", "president"):
            return f"{role} of {tail}"
        return self.canonical(f"{tail} {role}")

    @staticmethod
    def is_bare(role: str) -> bool:
        """Whether the name is a head noun and nothing else."""
        return role.lower() in BARE or role.lower() in ("vice president", "team lead", "tech lead")

    def _classify(self, part: str, start: int, *, spots: Sequence[PlaceMatch] = (), known: str = "") -> PartKind | None:
        if any(spot.start < start + len(part) and start < spot.end for spot in spots) or (
            len(part) > 3 and part in known
        ):
            return PartKind.PLACE
        if (named := _SITE.match(part)) and is_place_line(part[named.end() :], self._places):
            return PartKind.PLACE
        if part.lower() in ("remote", "emea", "apac", "latam", "amer", "dach", "apj", "nordics", "global", "worldwide"):
            return PartKind.PLACE
        pieces = _AND.split(part)
        joined = len(pieces) > 1 and all(map(self._is_subject, pieces))
        return PartKind.TOPIC if joined or self._is_subject(part) else None

    def _is_subject(self, name: str) -> bool:
        """Whether the vocabulary knows a topic or a skill by this name that is no plain word, which teams bear too."""
        if fold_name(name) in self._plain:
            return False
        return any(self._vocabulary.lookup(of, name) for of in (NodeType.TOPIC, NodeType.SKILL))

    # --- running text ---

    def _from_text(self, advert: Advert) -> RoleReading:
        candidates = list(role_phrases(advert)) or list(role_phrases(advert, anywhere=True))
        if not candidates:
            return RoleReading(in_text=True)
        votes: dict[str, float] = {}
        for candidate in candidates:
            key = fold_name(self.canonical(_head_part(candidate.surface)))
            votes[key] = votes.get(key, 0.0) + candidate.weight
        best = max(
            candidates,
            key=lambda c: (_merged(votes, fold_name(self.canonical(_head_part(c.surface)))), c.weight, -c.start),
        )
        parsed = read_title(best.surface, self._classify)
        role = self._with_field(parsed) if parsed else self.canonical(_head_part(best.surface))
        level = self._level(candidates, best, role)
        title = _tidy_title(best.surface)
        confidence = min(0.9, 0.55 + 0.1 * best.weight)
        return RoleReading(
            Found(title, best.start, best.end, confidence),
            Found(role, best.start, best.end, confidence),
            level,
            parsed,
            best.start,
            in_text=True,
        )

    def _level(self, candidates: list[RolePhrase], best: RolePhrase, role: str) -> Found[str] | None:
        """The rank of the chosen words, or of a shorter name for the same role ("As a senior scientist")."""
        for candidate in (best, *candidates):
            level = level_of(candidate.surface, _head_part(candidate.surface))
            same = fold_name(role).endswith(fold_name(self.canonical(_head_part(candidate.surface))))
            if level and same:
                return Found(level, candidate.start, candidate.end, 0.8)
        return None


def _plain_words(vocabulary: Vocabulary) -> frozenset[str]:
    """All names by which a vocabulary knows subjects that are plain words."""
    often = (term for term in vocabulary.terms(NodeType.TOPIC) if term.often)
    return frozenset(fold_name(name) for term in often for name in term.spellings)


#: What joins subjects in a title: "React & Next.js".
_AND = re.compile(r"\s*(?:&|/|\band\b|\bund\b|\bet\b|,)\s*")
_POSTDOC = re.compile(r"\bpost-?doc(?:toral|torat|torant|torante|s)?\b", re.IGNORECASE)
_DOCTORAL = re.compile(
    r"\b(?:ph\.?d\.?|doctoral)(?!\w).{0,300}\b(?:positions?|offers?|student\w*|candidates?|projects?|fellow\w*|scholarships?"
    r"|vacanc\w+)\b|\bdoktorand\w*|\bdoctorant\w*|\bpromotionsstelle"
    r"|\b(?:offres?|sujets?|propositions?) de thèse\b|\bthèse (?:cifre|de doctorat|en)\b|\bcontrat doctoral\b"
    r"|\bdottorato di ricerca\b|\bcontrato predoctoral\b",
    re.IGNORECASE,
)


_POSTDOC_SCIENTIST = re.compile(r"post-?doctoral scientists?", re.IGNORECASE)


def _academic(head: str) -> str | None:
    """Posts that universities name by the stage of a career: "Two-year postdoctoral position in …"."""
    if _POSTDOC.search(head) and re.search(
        r"\b(?:position|fellow\w*|post|scholar|associate|research\w*|scientist|chercheur\w*|forsch\w+)\b|^post-?doc(?:s|torat)?\b",
        head,
        re.I,
    ):
        return "Postdoctoral Scientist" if _POSTDOC_SCIENTIST.fullmatch(head.strip()) else "Postdoctoral Researcher"
    return "PhD Student" if _DOCTORAL.search(head) or STAGE.fullmatch(head.strip()) else None


def _is_short(name: str) -> bool:
    """Whether the name is an abbreviation: "SDE", "SRE"."""
    return " " not in name and len(name) <= 5


def _merged(votes: dict[str, float], key: str) -> float:
    """Votes for a role and for shorter names of it."""
    return sum(weight for other, weight in votes.items() if key.endswith(other))


def _head_part(surface: str) -> str:
    return surface.split(",")[0]


def _tidy_title(surface: str) -> str:
    """The wording in the singular: "Data Scientists" names a job for one "Data Scientist"."""
    head, comma, tail = surface.partition(",")
    words = head.split()
    words[-1] = singular(words[-1])
    return " ".join(words) + comma + tail

"""A posting in, its title, role and rank out: from the title line, or from the sentence that says who is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.lexicon.words import LEVELS, RANKS, ROLE_MODIFIERS, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.foreign_roles import english_role
from kg.extract.postings.places import is_place_line
from kg.extract.postings.titles import (
    PartKind,
    Title,
    ends_in_role,
    has_role_head,
    is_role_head,
    level_of,
    read_title,
    role_name,
    singular,
)
from kg.names import fold_name
from kg.ports import PlaceFinder, PlaceMatch, Vocabulary
from kg.schema import FieldName, NodeType, Place, Term

_WORD = re.compile(r"(?:[SJ]r|Dr)\.|[^\W_][\w+#./&'’*:-]*|[&(),;.:!?•\n]")
_DEFINITE = re.compile(r"(?:^|[.!?:\n]\s+)The (?=[A-Z])")
_NAMED_ROLE = re.compile(
    r"(?P<role>[A-Z][\w/&+-]*(?:\s+(?:[A-Z][\w/&+-]*|of|and"
    r"|&)){0,5})(?:,\s+(?P<team>[A-Z][^,.;\n]{2,60}),)?\s+(?:will"
    r"|is responsible|leads|supports|works|reports|role)\b"
)
_ADDRESSED = re.compile(
    r"(?:[^.!?\n]|(?<=\b[SJ]r)\.){0,120}?\b(?:you|your|you'll|du|sie|vous|tu|usted)\b", re.IGNORECASE
)
#: "a Manager, Applied Science to lead …"
_FIELD_BEHIND = re.compile(r",\s+[A-Z][\w&-]*(?:\s+(?:[A-Z][\w&-]*|&|and)){0,3}(?=[.,;]|\s+(?:to|who|for|in|at|on)\b)")
#: Heads that name an occupation only together with a further word.
_GENERIC = word_set(
    "leader expert professional partner owner candidate student graduate lead associate executive "
    "specialist member officer "
    "individual fellow worker assistant agent maker helper guard server handler model head chair tech professional "
    "intern mitarbeiter stage champion principal staff host actor custodian self-starter starter"
)
#: Occupations that say nothing without the field they are practised in.
_BARE = word_set(
    "manager director engineer lead analyst specialist associate head vp developer scientist consultant "
    "coordinator supervisor "
    "administrator officer representative architect technician intern assistant executive president "
    "researcher designer leader"
)
#: The field behind an occupation: "Research Fellow in Soil Ecology".
_IN_FIELD = re.compile(r" in (?!training\b|charge\b|residence\b)", re.IGNORECASE)
_IN_PLACE = word_set("in à en bei")
_STOP = word_set(
    "a an the our your one any every another new this that une un der die das ein eine einen eines einer uno una"
)
#: A role told in so clear words is better than a line above the text that names none.
_CLEAR = 0.79
_ARTICLES_END = frozenset(".;:!?•\n()")


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    surface: str
    start: int
    end: int
    weight: float


#: A title of so many words without any occupation says what the work is about: "Grid Control and Runtime Verification".
_TOPIC_WORDS = 5
_GENDERS = re.compile(r"\(?\b[mwfdxhg]\s*[/|]\s*[mwfdxh]\b", re.IGNORECASE)
_SITE = re.compile(r"\b(?:Standort|Einsatzort|Dienstort|Location|Site de|Lieu|Sede(?: de)?|Standplaats):?\s+")
_SITE_END = re.compile(r"\s*[,;|)\]]|\s+[–—-]\s")


class RoleReader:
    """Reads titles with the help of a vocabulary of roles and a gazetteer."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self._heads: set[str] = set()

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
            if front and is_role_head(front[-1]) and back[0].isupper() and is_place_line(back, self._places):
                return " ".join(front)
            if len(front) > 1 and front[-1].lower() in _IN_PLACE and is_place_line(back, self._places):
                return " ".join(front[:-1])
        return " ".join(words)

    def canonical(self, head: str) -> str:
        """The vocabulary's name of the role, or the tidied words themselves; interns are interns of a known role."""
        field = _IN_FIELD.search(head)
        if field and ends_in_role(head[: field.start()]) and self._vocabulary.lookup(NodeType.ROLE, head) is None:
            head = head[: field.start()]
        first, joint, second = head.partition(" & ")
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
            base = self._vocabulary.lookup(NodeType.ROLE, name.removesuffix(" Intern"))
            return f"{base.name} Intern" if base else name
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
        start, end = trimmed(text, start, end)
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
        named = named or bool(_GENDERS.search(title)) or self._vocabulary.lookup(NodeType.ROLE, role) is not None
        found = Found(role, start + head.start, start + head.end, confidence) if role and named else None
        places = tuple(
            Found(spot.place, start + spot.start, start + spot.end, 0.85 * spot.confidence) for spot in spots
        ) or tuple(self._site(text, start, end))
        return RoleReading(Found(title, start, end, 0.98), found, level, parsed, start, places=places)

    def _site(self, text: str, start: int, end: int) -> Iterator[Found[Place]]:
        """The place that a title announces: "… – Standort Jena"."""
        for named in _SITE.finditer(text, start, end):
            stop = next((cut.start() for cut in _SITE_END.finditer(text, named.end(), end)), end)
            if is_place_line(text[named.end() : stop], self._places):
                for place in self._places.parse(text[named.end() : stop]).places[:1]:
                    yield Found(place.place, named.end(), stop, 0.85)

    def _with_field(self, parsed: Title) -> str:
        """The role; "Manager" alone takes up the field named behind it: "Manager, Data Science"."""
        role = self.canonical(self._without_place(parsed.head.text))
        tails = [part for part in parsed.tails if not part.aside]
        if not self.is_bare(role) or not tails or not self.is_bare(role_name(parsed.head.text)):
            return role
        tail = tails[0].text
        if len(tail.split()) > 4:
            return role
        if role.split()[-1].lower() in ("director", "head", "vp", "president"):
            return f"{role} of {tail}"
        return self.canonical(f"{tail} {role}")

    @staticmethod
    def is_bare(role: str) -> bool:
        """Whether the name is a head noun and nothing else."""
        return role.lower() in _BARE or role.lower() in ("vice president", "team lead", "tech lead")

    def _classify(self, part: str, start: int, *, spots: Sequence[PlaceMatch] = (), known: str = "") -> PartKind | None:
        if any(spot.start < start + len(part) and start < spot.end for spot in spots) or (
            len(part) > 3 and part in known
        ):
            return PartKind.PLACE
        if (named := _SITE.match(part)) and is_place_line(part[named.end() :], self._places):
            return PartKind.PLACE
        if part.lower() in ("remote", "emea", "apac", "latam", "amer", "dach", "apj", "nordics", "global", "worldwide"):
            return PartKind.PLACE
        for node_type in (NodeType.TOPIC, NodeType.SKILL):
            if self._vocabulary.lookup(node_type, part):
                return PartKind.TOPIC
        return None

    # --- running text ---

    def _from_text(self, advert: Advert) -> RoleReading:
        candidates = list(_candidates(advert)) or list(_candidates(advert, anywhere=True))
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

    def _level(self, candidates: list[_Candidate], best: _Candidate, role: str) -> Found[str] | None:
        """The rank of the chosen words, or of a shorter name for the same role ("As a senior scientist")."""
        for candidate in (best, *candidates):
            level = level_of(candidate.surface, _head_part(candidate.surface))
            same = fold_name(role).endswith(fold_name(self.canonical(_head_part(candidate.surface))))
            if level and same:
                return Found(level, candidate.start, candidate.end, 0.8)
        return None


_POSTDOC = re.compile(r"\bpost-?doc(?:toral|s)?\b", re.IGNORECASE)
#: "camarero/a", "Lehrer/in".
_EITHER = re.compile(r"(?<=\w\w)[/:*](?:as?|os?|in|innen|e|es|euse|trice|r|ra|nen)$", re.IGNORECASE)
_STAGE = re.compile(r"ph\.?d\.?|doctoral|post-?doc(?:toral)?", re.IGNORECASE)
_DOCTORAL = re.compile(
    r"\b(?:ph\.?d\.?|doctoral)(?!\w).*\b(?:positions?|offers?|student\w*|candidates?|projects?|fellow\w*|scholarships?"
    r"|vacanc\w+)\b|\bdoktorand\w*|\bdoctorant\w*|\bpromotionsstelle",
    re.IGNORECASE,
)


def _academic(head: str) -> str | None:
    """Posts that universities name by the stage of a career: "Two-year postdoctoral position in …"."""
    if _POSTDOC.search(head) and re.search(
        r"\b(?:position|fellow\w*|post|scholar|associate|research\w*)\b|^post-?docs?\b", head, re.I
    ):
        return "Postdoctoral Researcher"
    return "PhD Student" if _DOCTORAL.search(head) or _STAGE.fullmatch(head.strip()) else None


def _is_short(name: str) -> bool:
    """Whether the name is an abbreviation: "SDE", "SRE"."""
    return " " not in name and len(name) <= 5


def _merged(votes: dict[str, float], key: str) -> float:
    """Votes for a role and for shorter names of it."""
    return sum(weight for other, weight in votes.items() if key.endswith(other))


#: A text that begins with whom it wants, of whatever gender: "Vendeur en boulangerie (h/f) à Toulouse".
_OPENS = re.compile(
    r"\W*(?P<role>[A-ZÀ-Ý][^.,;:!?\n(]{2,60}?)\s*\(?(?<![\w/])"
    r"(?:[mwfd]/[mwfd]/[mwfdx]|[hf]/[fh]|m/f|f/m|x/f/m|all genders)(?![\w/])",
    re.IGNORECASE,
)


def _candidates(advert: Advert, *, anywhere: bool = False) -> Iterator[_Candidate]:
    """Passages that say who is wanted; `anywhere` also where the employer speaks of itself."""
    kinds = (CueKind.WANTED, CueKind.AS_A)
    for cue in (cue for cue in advert.cues if cue.kind in kinds) if anywhere else advert.cues_of(*kinds):
        if advert.kind_at(cue.start) in QUALIFICATIONS and not advert.text[cue.start].isupper():
            continue
        if cue.kind is CueKind.AS_A and not _speaks_to_reader(advert.text, cue.start, cue.end):
            continue
        found = _phrase_after(advert.text, cue.end, min(cue.end + 160, advert.end))
        if found:
            start, end, named = found
            yield _Candidate(
                advert.text[start:end], start, end, (3.0 if cue.kind is CueKind.WANTED else 2.5) if named else 1.2
            )
    opening = _OPENS.match(advert.text, advert.start, advert.end)
    if opening and has_role_head(opening.group("role")):
        yield _Candidate(opening.group("role"), opening.start("role"), opening.end("role"), 3.0)
    for match in _DEFINITE.finditer(advert.text, advert.start, advert.end):
        named_role = _NAMED_ROLE.match(advert.text, match.end(), advert.end)
        if named_role and advert.kind_at(match.end()) not in BOILERPLATE and has_role_head(named_role.group("role")):
            end = named_role.end("team") if named_role.group("team") else named_role.end("role")
            yield _Candidate(advert.text[match.end() : end], match.end(), end, 3.5 if named_role.group("team") else 2.0)


#: "… to join our team as an analyst", "come and work with us as a baker".
_TO_JOIN = re.compile(
    r"\b(?:join(?:ing)?|work(?:ing)? (?:with|for)|come to) (?:us|our|the)\b(?: [\w’'&-]+){0,4} $", re.IGNORECASE
)


def _speaks_to_reader(text: str, start: int, end: int) -> bool:
    if (text[start].isupper() or text[end - 2 : end].lower() != " a") and _ADDRESSED.match(text, end):
        return True
    return _TO_JOIN.search(text, max(0, start - _NEAR), start) is not None


_NEAR = 60


def _phrase_after(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The occupation named right behind a cue, and whether it is written as a name, with capitals."""
    words = list(_WORD.finditer(text, start, end))[:18]
    for index, word in enumerate(words):
        token = word.group()
        if token in _ARTICLES_END and token not in "()":
            return None
        if token.lower() in ("to", "who", "that", "which", "with", "where", "whose", "can", "will", "zu", "qui"):
            return None
        candidate = token.lower().startswith("candidate") and index and _STAGE.fullmatch(words[index - 1].group())
        if not is_role_head(_EITHER.sub("", token)) and not candidate:
            continue
        last = _extend_right(words, index)
        first = _extend_left(words, last)
        surface = text[words[first].start() : words[last].end()].rstrip(".,:;")
        field = _FIELD_BEHIND.match(text, words[last].end()) if surface.lower() in _BARE else None
        surface += field.group() if field else ""
        named = sum(part[0].isupper() for part in surface.split()) > len(surface.split()) / 2
        if _too_generic(surface, named=named):
            continue
        return words[first].start(), words[first].start() + len(surface), named
    return None


def _extend_right(words: list[re.Match[str]], index: int) -> int:
    while index + 1 < len(words):
        following = words[index + 1].group()
        if not (is_role_head(following) and following[0].isupper() == words[index].group()[0].isupper()):
            break
        index += 1
    return index


def _extend_left(words: list[re.Match[str]], last: int) -> int:
    first = last
    capital = words[last].group()[0].isupper()
    while first > 0:
        before = words[first - 1].group()
        lower = before.lower()
        if lower in _STOP or before in "(),;.:!?•\n":
            break
        joins = before in ("&", "and", "of", "/") and first > 1 and words[first - 2].group()[0].isupper() and capital
        known = lower in ROLE_MODIFIERS or lower in LEVELS or lower in RANKS or is_role_head(before)
        if not (joins or (capital and before[0].isupper()) or (known and (not capital or before[0].isupper()))):
            break
        first -= 1
    return first


def _too_generic(surface: str, *, named: bool) -> bool:
    words = surface.lower().split()
    return (
        len(words) == 1
        and (words[0] in _GENERIC or words[0].rstrip("s") in _GENERIC)
        and not (named and words[0] == "intern")
    )


def _head_part(surface: str) -> str:
    return surface.split(",")[0]


def _tidy_title(surface: str) -> str:
    """The wording in the singular: "Data Scientists" names a job for one "Data Scientist"."""
    head, comma, tail = surface.partition(",")
    words = head.split()
    words[-1] = singular(words[-1])
    return " ".join(words) + comma + tail

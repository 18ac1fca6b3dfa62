"""Names and pages in, weights out: two logistic regressions, on the letters of names and on the evidence for them."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from employer_training.pages import Page
from employer_training.sources import Kind
from kg.extract.lexicon.organization_names import BOXES as NAME_BOXES
from kg.extract.lexicon.organization_names import OrganizationNames, boxes
from kg.extract.lexicon.spans import Found
from kg.extract.pipeline import Extractor
from kg.extract.postings.employers.candidates import Heard, candidates
from kg.extract.postings.employers.evidence import BOXES, Evidence, evidence
from kg.extract.postings.naming.firm_names import without_legal_form
from kg.names import fold_name
from kg.ports import FloatArray
from kg.schema import Document

#: Of each kind of string so many are enough.
_ENOUGH = {Kind.TITLE: 30_000, Kind.PLACE: 12_000, Kind.LINE: 26_000}
_LONGEST = 90
#: Names are one in eight of the strings and one in two of what heads an advert.
_NAMES_COUNT = 3.0
_REGULAR = 0.1


def fit_names(strings: Iterable[tuple[Kind, str]], seed: int = 0) -> tuple[FloatArray, float]:
    """Weights [BOXES] and bias that tell names of organizations from other short strings."""
    drawn = draw_strings(strings, seed)
    rows = [boxes(text) for _, text in drawn]
    matrix = _boxed(rows, NAME_BOXES)
    wanted = np.array([kind is Kind.ORGANIZATION for kind, _ in drawn])
    model = LogisticRegression(C=_REGULAR, class_weight={True: _NAMES_COUNT, False: 1.0}, solver="liblinear")
    model.fit(matrix, wanted)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def draw_strings(strings: Iterable[tuple[Kind, str]], seed: int) -> list[tuple[Kind, str]]:
    """Each string once, no more than enough of a kind; what somewhere is a name is nothing else."""
    by_kind: dict[Kind, dict[str, None]] = defaultdict(dict)
    for kind, text in strings:
        text = re.sub(r"\s+", " ", text).strip(" ,;")
        if 1 < len(text) <= _LONGEST:
            by_kind[kind][text] = None
    named = {text.casefold() for text in by_kind[Kind.ORGANIZATION]}
    draw = random.Random(seed)
    drawn = []
    for kind in Kind:
        texts = [t for t in by_kind[kind] if kind is Kind.ORGANIZATION or t.casefold() not in named]
        draw.shuffle(texts)
        drawn += [(kind, text) for text in texts[: _ENOUGH.get(kind)]]
    return drawn


def heading_lines(strings: Iterable[tuple[Kind, str]]) -> list[str]:
    """Lines that may stand where employers do: capitalised, a few words, no sentence."""
    return [
        text
        for kind, text in strings
        if kind in (Kind.UNIT, Kind.TERM)
        or (kind is Kind.LINE and len(text.split()) <= 5 and text[0].isupper() and re.fullmatch(r"[^.:]*\w", text))
    ]


@dataclass(slots=True)
class Advertised:
    """The names of one page with the evidence for each, what the rules chose, and which are right."""

    names: list[str]
    evidence: list[Evidence]
    ruled: str | None
    right: list[bool]
    employer: str


@dataclass(slots=True)
class Recorder:
    """Keeps the evidence that the model would weigh, and leaves the choice to the rules."""

    names: OrganizationNames
    kept: list[tuple[list[str], list[Evidence], str | None]] = field(default_factory=list)

    def choose(self, heard: Heard) -> Found[str] | None:
        """The rules' name; see `kg.extract.postings.employers.reader.EmployerChooser`."""
        found = candidates(heard, self.names.log_odds)
        told = evidence(heard, found, self.names.log_odds) if found else []
        ruled = heard.ruled.value if heard.ruled else None
        self.kept.append(([item.name for item in found], told, ruled))
        return heard.ruled


def read_pages(
    pages: Iterable[Page], make: Callable[[Recorder], Extractor], names: OrganizationNames
) -> list[Advertised]:
    """Evidence of every page that holds one posting; pages that write the employer otherwise are left out."""
    recorder = Recorder(names)
    extractor = make(recorder)
    read = []
    for page in pages:
        recorder.kept.clear()
        extractor.extract(Document("document:1", "page.txt", page.text, "text", ""))
        if len(recorder.kept) != 1:
            continue
        found, told, ruled = recorder.kept[0]
        right = [is_same(name, page.employer) for name in found]
        begins = squeezed(page.employer)[:5]
        if any(right) or begins not in squeezed(page.text):
            read.append(Advertised(found, told, ruled, right, page.employer))
    return read


def squeezed(name: str) -> str:
    """Letters and digits of a name, folded, without its legal form."""
    return re.sub(r"\W", "", fold_name(without_legal_form(name)))


def is_same(name: str, employer: str) -> bool:
    """Whether a name is the employer's, or the beginning of it in whole words, or the other way round."""
    one, other = squeezed(name), squeezed(employer)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    within = f" {name} ".lower() in f" {employer} ".lower() or f" {employer} ".lower() in f" {name} ".lower()
    return len(short) > 3 and long.startswith(short) and within


def fit_evidence(read: Sequence[Advertised], regular: float) -> tuple[dict[str, float], FloatArray]:
    """Weights of `Evidence.numbers` by name, and of the boxes of words [BOXES]."""
    told = [item for advertised in read for item in advertised.evidence]
    right = np.array([right for advertised in read for right in advertised.right])
    vectorizer = DictVectorizer()
    numbers = vectorizer.fit_transform([dict(item.numbers) for item in told])
    matrix = hstack([numbers, _boxed([item.around for item in told], BOXES)]).tocsr()
    model = LogisticRegression(C=regular, solver="liblinear", max_iter=300).fit(matrix, right)
    weights = model.coef_[0]
    names = vectorizer.get_feature_names_out()
    by_name = dict(zip(names, weights[: len(names)].tolist(), strict=True))
    by_name["any"] += float(model.intercept_[0])
    return by_name, weights[len(names) :].astype(np.float32)


def _boxed(rows: Sequence[Sequence[int]], width: int) -> csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((box for row in rows for box in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), width))

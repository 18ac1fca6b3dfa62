"""Names that may be the employer's in, the one that most likely is out; its weights are learnt.

Rules (`kg.extract.postings.employers.reader`) know how adverts name who hires; on pages that nobody has looked at they
take headings for names and miss names that no cue tells. A logistic regression weighs what the rules found beside
everything else that speaks for each name (`employer_evidence`). It was fitted on adverts whose employer a column
tells, with other lines of adverts put where employers stand: `scripts/train_employers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from safetensors.numpy import load

from kg.config import data_dir
from kg.extract.lexicon.organization_names import OrganizationNames
from kg.extract.lexicon.spans import Found
from kg.extract.model_folder import read_model_folder
from kg.extract.postings.employers.candidates import Candidate, Heard, candidates
from kg.extract.postings.employers.evidence import Evidence, evidence
from kg.extract.postings.employers.told import SURE
from kg.ports import FloatArray, Vocabulary
from kg.schema import NodeType

FORMAT = 1
WEIGHTS = "weights.safetensors"


class Choice(msgspec.Struct, frozen=True):
    """When another name than the rules' is told; all are probabilities, chosen on held-out adverts.

    Attributes:
        keep: the rules' name is told from here on; one that a vocabulary knows always is.
        instead: another name is told in its place from here on, if it is ahead by `ahead`.
        ahead: see `instead`.
        alone: a name is told from here on where the rules have none.
    """

    keep: float
    instead: float
    ahead: float
    alone: float

    def of(self, told: FloatArray, ruled: int | None, *, known: bool) -> int | None:
        """Which of the names is told; `told` [names] are their probabilities, `ruled` is the rules' name."""
        best = int(told.argmax())
        if ruled is None:
            return best if told[best] >= self.alone else None
        if told[best] >= self.instead and told[best] - told[ruled] > self.ahead:
            return best
        return ruled if known or told[ruled] >= self.keep else None


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says: the weights of `Evidence.numbers` by name, the rest as files by their hash."""

    format: int
    name: str
    version: str
    numbers: dict[str, float]
    names_bias: float
    choice: Choice
    sha256: dict[str, str]


class EmployerModel:
    """Weighs names that may be the employer's.

    Args:
        manifest: names the weights of the evidence and when a name is told.
        around: weights of the words beside a name, [`employer_evidence.BOXES`], float32.
        names: tells what organizations are called.
    """

    def __init__(self, manifest: Manifest, around: FloatArray, names: OrganizationNames) -> None:
        self._manifest = manifest
        self._around = around
        self.names = names

    def choose(self, heard: Heard) -> Found[str] | None:
        """The employer by all the evidence: the name that the rules found, unless that is unlikely."""
        ruled, vocabulary = heard.ruled, heard.vocabulary
        known = ruled is not None and vocabulary.lookup(NodeType.ORGANIZATION, ruled.value) is not None
        if ruled and known and any(call.weight >= SURE and call.name == ruled.value for call in heard.calls):
            return ruled
        found = candidates(heard, self.names.log_odds)
        if not found:
            return ruled
        told = self.probabilities(evidence(heard, found, self.names.log_odds))
        ours = next((index for index, candidate in enumerate(found) if candidate.ruled), None)
        best = self._manifest.choice.of(told, ours, known=known)
        if best is None:
            return None
        return ruled if best == ours else _as_found(_house(found[best], heard), told[best], vocabulary)

    def probabilities(self, found: Sequence[Evidence]) -> FloatArray:
        """How likely each name is the employer's, [len(found)], float32."""
        numbers = self._manifest.numbers
        scores = [
            sum(numbers.get(name, 0.0) * value for name, value in item.numbers.items() if value)
            + float(self._around[list(item.around)].sum())
            for item in found
        ]
        odds = np.exp(np.asarray(scores, np.float32))
        return np.asarray(odds / (1.0 + odds), np.float32)


def _house(part: Candidate, heard: Heard) -> Candidate:
    """The known employer that a name begins with and is a part of: "Contoso" of "Contoso Research Maps Lab".

    It is one if a vocabulary says so, or if the page names the employer by itself too.
    """
    whole = heard.vocabulary.lookup(NodeType.ORGANIZATION, part.name)
    words = part.name.split()
    for end in range(len(words) - 1, 0, -1):
        name = " ".join(words[:end])
        term = heard.vocabulary.lookup(NodeType.ORGANIZATION, name)
        if term is None or (whole is not None and term.name not in whole.broader):
            continue
        alone = re.search(rf"(?<![\w&]){re.escape(name)}(?! [A-Z]|[\w&-])", heard.advert.text)
        if whole or term.broader or alone:
            return _house(Candidate(name, starts=part.starts), heard)
    return part


def _as_found(candidate: Candidate, probability: float, vocabulary: Vocabulary) -> Found[str]:
    term = vocabulary.lookup(NodeType.ORGANIZATION, candidate.name)
    start = min(candidate.starts)
    name = term.name if term else candidate.name
    return Found(name, start, start + len(candidate.name), min(0.9, 0.5 + 0.4 * float(probability)))


@cache
def shipped_employer_model() -> EmployerModel:
    """The model in `data/employers`; read once.

    Raises:
        ModelError: as `load_employer_model`.
    """
    return load_employer_model(data_dir() / "employers")


def load_employer_model(folder: Path) -> EmployerModel:
    """The model in a folder.

    Raises:
        ModelError: a file is missing or is not the one that the manifest names.
    """
    manifest, contents = read_model_folder(
        folder, Manifest, FORMAT, (WEIGHTS,), what="employer model", script="scripts/train_employers.py"
    )
    arrays = {name: np.asarray(array, np.float32) for name, array in load(contents[WEIGHTS]).items()}
    return EmployerModel(manifest, arrays["around"], OrganizationNames(arrays["names"], manifest.names_bias))

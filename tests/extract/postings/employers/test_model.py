from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kg.config import data_dir
from kg.errors import ModelError
from kg.extract import Extractor
from kg.extract.lexicon.spans import Clauses, Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.candidates import Candidate, Heard, candidates
from kg.extract.postings.employers.evidence import evidence
from kg.extract.postings.employers.model import WEIGHTS, Choice, load_employer_model
from kg.extract.postings.proper_names import proper_names
from kg.extract.postings.roles.reader import RoleReading
from kg.resolve import load_gazetteer, load_vocabulary
from kg.schema import Document, Extraction, Posting
from kg.shipped import MANIFEST
from tests.fakes.vocabulary import FakeVocabulary

Read = Callable[[str], Extraction]

DUTIES = """
What you will do
- Weigh pears and write down what they weigh
- Explain to growers what the numbers mean

What you bring
- Python and SQL
- Five years of experience with orchards
- A degree in statistics or a related field
"""


@pytest.fixture(scope="module")
def real() -> Extractor:
    return Extractor(load_vocabulary(), load_gazetteer())


def advert_of(text: str, end: int | None = None) -> Advert:
    """A posting from the beginning of a page, without sections."""
    document = Document("document:1", "page.txt", text, "text", "")
    return Advert(document, 0, len(text) if end is None else end, (), (), (), (), Clauses(0, len(text), ()))


def heard(advert: Advert, stated: Found[str] | None = None) -> Heard:
    return Heard(advert, RoleReading(), [], proper_names(advert), stated, None, FakeVocabulary(()))


def employer(real: Extractor, text: str) -> str | None:
    (posting,) = postings(real, text)
    return posting.organization


def postings(real: Extractor, text: str) -> tuple[Posting, ...]:
    return real.extract(Document("document:1", "page.txt", text, "text", "")).postings


@pytest.mark.parametrize(
    "line",
    ["Keeping Orchards Green and Quiet", "Partly remote", "Meet the hiring manager"],
)
def test_a_line_that_looks_like_no_name_is_no_employer(real: Extractor, line: str) -> None:
    text = f"Data Scientist\n{line}\nLyon, France\n\nYou join a small group that weighs pears.\n{DUTIES}"
    assert employer(real, text) != line


@pytest.mark.parametrize("name", ["University of Marrowgate", "Zorvex GmbH", "Hochschule Wernau"])
def test_a_line_that_looks_like_a_name_is_the_employer(real: Extractor, name: str) -> None:
    text = f"Data Scientist\n{name}\nLyon, France\n\nYou join a small group that weighs pears.\n{DUTIES}"
    assert employer(real, text) == name.removesuffix(" GmbH")


def test_an_institution_named_in_passing_hires_where_nothing_else_does(real: Extractor) -> None:
    text = (
        "Lecturer in Statistics\n\nThe post is held in the School of Numbers of the University of Marrowgate.\n"
        f"Pensions of the University of Marrowgate are paid by the state.\n{DUTIES}"
    )
    assert employer(real, text) == "University of Marrowgate"


def test_candidates_are_each_named_once() -> None:
    text = "Data Scientist\nPearworks\n\nAt Pearworks, we weigh pears. Careers at Pearworks\n" + DUTIES
    advert = advert_of(text)
    stated = Found("Pearworks", 15, 24, 0.9)
    found = candidates(heard(advert, stated), lambda _: -1.0)
    assert [item.name for item in found].count("Pearworks") == 1
    pearworks = next(item for item in found if item.name == "Pearworks")
    assert pearworks.stated
    assert pearworks.chrome == {"site"}
    assert all(text[start:].startswith("Pearworks") for start in pearworks.starts)


def test_evidence_says_who_heads_the_advert() -> None:
    advert = advert_of("Data Scientist\nPearworks\n\nPearworks weighs pears for growers.\n" + DUTIES)
    names = [Candidate("Pearworks", starts=[15], stated=True), Candidate("Python", starts=[advert.text.find("Python")])]
    ours, other = evidence(heard(advert), names, lambda _: 0.0)
    assert ours.numbers["stated"] == 1.0
    assert other.numbers["another stated"] == 1.0
    assert ours.numbers["alone on line"] == 1.0
    assert ours.numbers["mentions"] > other.numbers["mentions"]


def test_far_parts_of_a_long_page_say_nothing_of_a_posting() -> None:
    text = "Data Scientist\n\nYou weigh pears." + " Rain falls." * 1_000 + "\nCareers at Contoso"
    advert = advert_of(text, end=40)
    found = candidates(heard(advert), lambda _: -1.0)
    assert not any(item.chrome for item in found)


@pytest.mark.parametrize("name", [MANIFEST, WEIGHTS])
def test_a_missing_file_is_named_with_its_remedy(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(data_dir() / "employers", tmp_path / "employers"))
    (folder / name).unlink()
    with pytest.raises(ModelError, match=r"train_employers\.py"):
        load_employer_model(folder)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data_dir() / "employers", tmp_path / "employers"))
    weights = folder / WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match=WEIGHTS):
        load_employer_model(folder)


def test_a_part_of_a_known_house_is_of_the_house(real: Extractor) -> None:
    text = (
        "Research Scientist\n\nThe Quiet Rooms team at Microsoft Research Sound Frontiers is looking for people who"
        f" listen. You would join a small group.\n{DUTIES}"
    )
    assert employer(real, text) == "Microsoft"


@pytest.mark.parametrize(
    ("told", "ruled", "known", "best"),
    [
        ((0.9, 0.2), 1, False, 0),
        ((0.3, 0.25), 1, False, 1),
        ((0.1, 0.02), 1, False, None),
        ((0.1, 0.02), 1, True, 1),
        ((0.5, 0.1), None, False, 0),
        ((0.2, 0.1), None, False, None),
    ],
)
def test_the_rules_are_overruled_only_by_what_is_likelier(
    told: tuple[float, ...], ruled: int | None, known: bool, best: int | None
) -> None:
    choice = Choice(keep=0.05, instead=0.3, ahead=0.1, alone=0.4)
    assert choice.of(np.array(told, np.float32), ruled, known=known) == best

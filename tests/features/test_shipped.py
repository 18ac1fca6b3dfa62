"""What the table shipped in data/encoder promises, whatever its version."""

import subprocess
import sys

import numpy as np
import pytest

from kg.config import data_dir
from kg.features import load_encoder, read_encoder
from kg.features.files import read_minilm_head
from kg.ports import TextEncoder


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return load_encoder()


@pytest.mark.parametrize(
    ("title", "near", "far"),
    [
        ("Software Engineer", "Software Developer", "Sales Engineer"),
        ("Registered Nurse", "RN Staff Nurse", "Registered Architect"),
        ("Softwareentwickler", "Software Developer", "Bus Driver"),
        ("Krankenschwester", "Nurse", "Software Developer"),
        ("ingeniera de automatización", "Automation Engineer", "Nurse"),
        ("chargé de recrutement", "Recruiter", "Truck Driver"),
        ("limpiadoras de hospitales", "Hospital Cleaner", "Hospital Director"),
        ("peón de albañil", "Bricklayer's Labourer", "Accountant"),
        ("Kraftfahrzeugmechatronikerin", "Vehicle Mechanic", "Nurse"),
        ("Verwaltungsfachangestellte", "Administrative Clerk", "Roofer"),
        ("conductrices de poids lourds", "Truck Driver", "Electrician"),
        ("aide-soignante", "Nursing Assistant", "Accountant"),
        ("C++ developer", "C++ programmer", "C-suite executive"),
    ],
)
def test_like_titles_are_nearer(encoder: TextEncoder, title: str, near: str, far: str) -> None:
    asked, right, wrong = encoder.encode([title, near, far])
    assert asked @ right > asked @ wrong + 0.1


@pytest.mark.parametrize(
    ("slip", "meant", "far"),
    [
        ("Machine Lerning Enginer", "Machine Learning Engineer", "Machine Operator"),
        ("data sceintist", "data scientist", "bus driver"),
        ("Regsitered Nurse", "Registered Nurse", "Registered Architect"),
    ],
)
def test_slips_are_near_what_was_meant(encoder: TextEncoder, slip: str, meant: str, far: str) -> None:
    asked, right, wrong = encoder.encode([slip, meant, far])
    assert asked @ right > asked @ wrong + 0.05


def test_forms_of_one_foreign_word_are_one_word(encoder: TextEncoder) -> None:
    masculine, *others = encoder.encode(["enfermero", "enfermera", "enfermeros", "enfermeras"])
    for other in others:
        np.testing.assert_array_equal(other, masculine)


def test_english_words_are_not_read_as_foreign_ones() -> None:
    table = read_encoder(data_dir() / "encoder").words
    assert {"temporal", "region", "place", "general", "migration", "director"}.isdisjoint(table.meanings)


def test_every_meaning_is_in_the_table() -> None:
    table = read_encoder(data_dir() / "encoder").words
    assert [word for word, names in table.meanings.items() if names and not table.rows(word)[0]] == []


def test_the_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in (data_dir() / "encoder").iterdir()) <= 14_600_000


def test_the_table_and_minilm_have_heads_of_their_size() -> None:
    table, of_minilm = read_encoder(data_dir() / "encoder"), read_minilm_head(data_dir() / "encoder")
    assert table.head is not None
    assert of_minilm is not None
    assert (table.head.dim, of_minilm.dim) == (table.dim, 256)


def test_what_words_mean_together_counts(encoder: TextEncoder) -> None:
    """Of the sums of their words the last is the nearer."""
    asked, right, wrong = encoder.encode(["Software Engineer", "Programmer", "Sales Engineer"])
    assert asked @ right > asked @ wrong


@pytest.mark.parametrize("others", [[], ["Nurse"], ["Nurse", "Cook\nCooks soup."]])
def test_a_vector_does_not_depend_on_the_batch(encoder: TextEncoder, others: list[str]) -> None:
    alone = encoder.encode(["Data Engineer, Lyon\nBuilds pipelines."])[0]
    np.testing.assert_array_equal(encoder.encode([*others, "Data Engineer, Lyon\nBuilds pipelines."])[-1], alone)


def test_encoding_imports_no_torch() -> None:
    code = (
        "import sys; from kg.features import load_encoder; load_encoder().encode(['a']); "
        "print(*{'torch', 'scipy', 'spacy', 'tokenizers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.names import fold_name

FOLDER = Path(__file__).parents[2] / "data" / "vocabulary"
AT_LEAST = {
    "topics": 650,
    "skills": 900,
    "roles": 430,
    "venues": 220,
    "organizations": 400,
    "methods": 150,
    "degrees": 15,
    "languages": 75,
}
FLAGS = {"case", "context", "often"}


@dataclass(frozen=True)
class Line:
    name: str
    aliases: tuple[str, ...]
    broader: tuple[str, ...]
    flags: tuple[str, ...]


def read(stem: str) -> list[Line]:
    rows = (FOLDER / f"{stem}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows[1:] if row and not row.startswith("#")]
    assert all(len(row) == 4 for row in cells), [row for row in cells if len(row) != 4][:3]
    return [Line(row[0], values(row[1]), values(row[2]), values(row[3])) for row in cells]


def values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@pytest.fixture(params=sorted(AT_LEAST))
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_file_is_listed_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} == set(AT_LEAST)


def test_header(stem: str) -> None:
    first = (FOLDER / f"{stem}.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert first == "name\taliases\tbroader\tflags"


def test_size(stem: str) -> None:
    assert len({line.name for line in read(stem)}) >= AT_LEAST[stem]


def test_values_are_trimmed_and_not_empty(stem: str) -> None:
    for line in read(stem):
        for value in (line.name, *line.aliases, *line.broader, *line.flags):
            assert value, line
            assert value == value.strip(), line


def test_broader_terms_are_given_once_a_name(stem: str) -> None:
    defined = Counter(line.name for line in read(stem) if line.broader)
    assert [name for name, count in defined.items() if count > 1] == []


def test_no_surface_form_belongs_to_two_names(stem: str) -> None:
    owners: dict[str, set[str]] = {}
    for line in read(stem):
        for form in (line.name, *line.aliases):
            owners.setdefault(fold_name(form), set()).add(line.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_no_alias_is_given_twice(stem: str) -> None:
    count = Counter((line.name, fold_name(alias)) for line in read(stem) for alias in line.aliases)
    count.update((line.name, fold_name(line.name)) for line in {line.name: line for line in read(stem)}.values())
    assert [pair for pair, times in count.items() if times > 1] == []


def test_broader_terms_exist(stem: str) -> None:
    lines = read(stem)
    names = {line.name for line in lines}
    assert {(line.name, up) for line in lines for up in line.broader if up not in names} == set()


def test_broader_has_no_cycle(stem: str) -> None:
    parents: dict[str, set[str]] = {}
    for line in read(stem):
        parents.setdefault(line.name, set()).update(line.broader)
    for name in parents:
        above, frontier = set[str](), set(parents[name])
        while frontier:
            above |= frontier
            frontier = {up for node in frontier for up in parents[node]} - above
        assert name not in above


def test_every_skill_says_of_which_kind_it_is() -> None:
    lines = read("skills")
    kinds = {line.name for line in lines if not line.broader} | {"CAD", "CRM", "ERP", "database management system"}
    assert [line.name for line in lines if line.broader and not kinds & set(line.broader)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OAuth", "JWT"),
        ("OAuth", "OIDC"),
        ("SolidWorks", "Solid Edge"),
        ("Azure DevOps", "Team Foundation Server"),
        ("PCR", "qPCR"),
        ("Six Sigma", "Lean Six Sigma"),
        ("CISA", "CISM"),
        ("PyTorch", "torchvision"),
        ("Elasticsearch", "OpenSearch"),
        ("typing", "data entry"),
        ("CNC milling", "CNC turning"),
    ],
)
def test_siblings_modules_and_special_forms_are_names_of_their_own(one: str, other: str) -> None:
    owners = {fold_name(form): line.name for line in read("skills") for form in (line.name, *line.aliases)}
    assert owners[fold_name(one)] != owners[fold_name(other)]


def test_flags_are_known(stem: str) -> None:
    assert {flag for line in read(stem) for flag in line.flags} <= FLAGS


@pytest.mark.parametrize(
    ("stem", "name"),
    [("skills", "R"), ("skills", "Go"), ("skills", "C"), ("skills", "Rust"), ("organizations", "Target")],
)
def test_ambiguous_names_are_flagged(stem: str, name: str) -> None:
    first = next(line for line in read(stem) if line.name == name)
    assert set(first.flags) == {"case", "context"}


@pytest.mark.parametrize("name", ["Change Healthcare", "AT Internet", "Datamine", "edgeR", "PEng", "HiX"])
def test_names_that_are_common_words_in_small_letters_are_right_only_as_written(name: str) -> None:
    lines = [line for line in read("skills") if name == line.name or name in line.aliases]
    assert any("case" in line.flags for line in lines)
    assert all("case" in line.flags or (name not in line.aliases and line.name == name) for line in lines)


def test_words_of_other_things_are_no_short_names() -> None:
    aliases = {alias for line in read("skills") for alias in line.aliases}
    assert not aliases & {"Qubit", "Ishikawa"}

"""What has no place of its own is where the openings and houses are that it is linked to."""

from collections.abc import Iterator

import pytest

import kg
from kg import KnowledgeBase
from kg.errors import QueryError

_ROWS = (
    "title,company,location,skills",
    'Cook,Acme,"Luxembourg, Luxembourg",Baking',
    'Nurse,Orbelle,"Lyon, France",Triage',
    'Cook,Orbelle,"Turin, Italy",Baking',
)
_PAPER = "@inproceedings{a, title={Bread of Quiet Ovens}, author={Ilse Marrow}, booktitle={ICML}, year={2021}}"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("located")
    (folder / "jobs.csv").write_text("\n".join(_ROWS) + "\n")
    (folder / "a.bib").write_text(_PAPER)
    with kg.build([folder / "jobs.csv", folder / "a.bib"], folder / "kb", train=False) as built:
        yield built


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (["country=LU"], {"Acme"}),
        (["country=Luxemburg"], {"Acme"}),
        (["city=Turin", "country=IT"], {"Orbelle"}),
        (["city=Turin", "country=FR"], set()),
        (["country!=LU"], {"Orbelle"}),
        (["near=Lyon"], {"Orbelle"}),
    ],
)
def test_employers_are_where_they_have_openings(base: KnowledgeBase, where: list[str], found: set[str]) -> None:
    assert {match.name for match in base.similar(text="cook", type="organization", where=where)} == found


def test_skills_are_where_they_are_asked_for(base: KnowledgeBase) -> None:
    found = base.similar(text="hospital", type="skill", where={"country": "FR"})
    assert [match.name for match in found] == ["triage"]


def test_papers_of_nowhere_are_in_no_country(base: KnowledgeBase) -> None:
    posting = base.similar(text="cook", k=1)[0].id
    answer = base.similar(id=posting, type="paper", where={"country": "LU"}, keep_duplicates=True)
    assert (list(answer), answer.note) == ([], "Nothing passes the filters.")


def test_a_misspelt_country_gets_a_suggestion(base: KnowledgeBase) -> None:
    with pytest.raises(QueryError, match="Did you mean 'Turin'"):
        base.similar(text="cook", type="skill", where={"city": "Turni"})


def test_it_is_not_told_of_employers_that_none_is_where_they_have_openings(base: KnowledgeBase) -> None:
    assert base.similar(text="employers in Turin", type="organization", k=2).note is None

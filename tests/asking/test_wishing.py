"""What a question wishes for besides the work comes first, is told, and leaves nothing out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.answers import Answer
from kg.asking.understanding import Understanding, Understood
from kg.base import KnowledgeBase
from kg.schema import NodeType

_ROWS = (
    ("Gardener", "Quillvane", "Lyon, France", "Full-time"),
    ("Gardener (Remote)", "Tidewater", "Lyon, France", "Full-time"),
    ("Gardener", "Acme", "Turin, Italy", "Part-time"),
    ("Garden Assistant", "Acme", "Turin, Italy", ""),
    ("Head of Gardens", "Acme", "Turin, Italy", ""),
    ("Gardening Intern", "Acme", "Oslo, Norway", "Internship"),
    ("Data Engineer", "Acme", "Oslo, Norway", "Full-time"),
    ("Sales Manager for Gardens", "Acme", "Oslo, Norway", "Full-time"),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("wishes")
    lines = ["title,company,location,employment type"]
    lines += [f'{title},{employer},"{place}",{kind}' for title, employer, place, kind in _ROWS]
    (folder / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


def _first(answer: Answer) -> str:
    return answer[0].name


def _understood(base: KnowledgeBase, text: str) -> Understood:
    return Understanding(base.store, base.embedder.encoder).understood(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("remote gardener", "Gardener (Remote)"),
        ("remote", "Gardener (Remote)"),
        ("gardening internship", "Gardening Intern"),
        ("head of garden", "Head of Gardens"),
        ("part-time", "Gardener"),
    ],
)
def test_what_meets_the_wish_comes_first_and_says_so(base: KnowledgeBase, text: str, first: str) -> None:
    answer = base.similar(text=text, k=8, explain=True)
    assert _first(answer) == first
    assert answer[0].explanation is not None
    assert "as wished" in answer[0].explanation.summary
    assert len(answer) == len(_ROWS)


def test_of_many_those_that_meet_the_wish_are_found(tmp_path: Path) -> None:
    rows = ["title,company,employment type", *(f"Gardener {n},Acme {n},Full-time" for n in range(300))]
    rows += ["Nursery Gardener and Florist,Quillvane,Part-time"]
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as base:
        assert _first(base.similar(text="part-time gardener", k=3)) == "Nursery Gardener and Florist"


def test_a_wish_that_is_met_is_part_of_what_the_score_is_made_of(base: KnowledgeBase) -> None:
    shares = [
        match.explanation.shares
        for match in base.similar(text="remote gardener", k=8, explain=True)
        if match.explanation
    ]
    assert [shares[0].get("wishes", 0.0) > 0.3, shares[-1].get("wishes")] == [True, None]
    assert all(sum(of.values()) == pytest.approx(1.0) for of in shares)


def test_what_does_not_meet_the_wish_says_so(base: KnowledgeBase) -> None:
    answer = base.similar(text="part-time gardener", k=8, explain=True)
    told = {match.properties.get("employment_type"): match.explanation for match in answer if match.explanation}
    assert answer[0].properties["employment_type"] == "part_time"
    assert told["full_time"].summary.endswith("; not part-time")
    assert told[None].summary.endswith("; does not say part-time")


def test_an_employer_that_is_asked_for_comes_first(base: KnowledgeBase) -> None:
    assert base.similar(text="gardener at Tidewater", k=2)[0].properties["organization"] == "Tidewater"
    understood = _understood(base, "gardener at Tidewater")
    assert (understood.about, understood.asked_for) == ("gardener", frozenset({NodeType.ORGANIZATION}))


def test_an_employer_or_place_that_is_not_wanted_comes_last(base: KnowledgeBase) -> None:
    assert _first(base.similar(text="gardener, not at Quillvane", k=8)) != "Quillvane"
    answer = base.similar(text="gardener, not in Turin", k=8)
    assert answer[0].properties["city"] != "Turin"
    assert _understood(base, "gardener, not in Turin").about == "gardener"


def test_work_that_is_not_wanted_is_not_near(base: KnowledgeBase) -> None:
    names = [match.name for match in base.similar(text="garden manager, not in sales", k=8)]
    assert names.index("Head of Gardens") < names.index("Sales Manager for Gardens")
    assert _understood(base, "garden manager, not in sales").refused == ("sales",)


def test_who_says_only_what_it_should_not_be_is_asked_for_more(base: KnowledgeBase) -> None:
    answer = base.similar(text="not in sales")
    assert len(answer) == 0
    assert answer.note == "It is said only what it should not be (sales): say what it should be, too."


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("gardener in Lima", "Nothing is known in Lima."),
        ("freelance gardener", "None of these says freelance."),
        ("gardener from May", "Not compared: from May."),
        ("gardener visa sponsorship", "Not compared: visa sponsorship."),
        ("part-time gardener", None),
        ("gardener in Turin", None),
        ("head of gardens in Lyon", "Only 2 of these are in Lyon."),
        ("data engineer in Lyon", "Nothing near is in Lyon: these are from anywhere."),
    ],
)
def test_what_could_not_be_had_is_told(base: KnowledgeBase, text: str, note: str | None) -> None:
    assert base.similar(text=text, k=8).note == note


def test_wishes_are_no_part_of_the_work_but_ranks_are(base: KnowledgeBase) -> None:
    assert _understood(base, "senior gardener, part-time, from May").about == "senior gardener"
    assert _understood(base, "remote").about == "remote"


def test_the_question_comes_back_with_its_wishes(base: KnowledgeBase) -> None:
    answer = base.similar(text="senior gardener, remote, no lifting", k=1)
    assert answer.query["wishes"] == ["senior", "remote", "not lifting"]
    assert "wishes" not in base.similar(text="gardener", k=1).query


def test_an_advert_states_no_wishes(base: KnowledgeBase) -> None:
    assert _understood(base, "Senior Gardener\nPart-time, remote. Not in sales.").wishes == ()


def test_of_teams_too_it_is_told_that_none_is_in_a_place(base: KnowledgeBase) -> None:
    assert base.similar(text="roles in Turin", type="role", k=2).note == "None of these is in Turin."


def test_other_types_than_openings_are_found_without_wishes(base: KnowledgeBase) -> None:
    assert len(base.similar(text="remote gardener", type="role", k=3)) == 3


def test_without_work_the_place_comes_before_terms_that_are_met_elsewhere(base: KnowledgeBase) -> None:
    assert base.similar(text="full-time in Turin")[0].properties["city"] == "Turin"


def test_what_is_not_compared_is_no_part_of_the_work_and_mended_nowhere(base: KnowledgeBase) -> None:
    understood = _understood(base, "gardener, 20 lakhs p.a.")
    assert (understood.text, understood.about) == ("gardener, 20 lakhs p.a.", "gardener")
    assert base.similar(text="gardener, 20 lakhs p.a.").note == "Not compared: 20 lakhs p.a."


def test_terms_alone_are_near_or_not_by_what_openings_state(base: KnowledgeBase) -> None:
    assert base.similar(text="any part-time job").note is None


def test_of_what_there_is_none_the_answer_says_so(base: KnowledgeBase) -> None:
    assert base.similar(text="gardens", type="venue").note == "The knowledge base holds no venue."


def test_two_employers_of_which_either_would_do_are_asked_for(base: KnowledgeBase) -> None:
    understood = _understood(base, "Quillvane or Tidewater gardener")
    assert (understood.about, understood.asked_for) == ("gardener", frozenset({NodeType.ORGANIZATION}))
    assert {match.properties["organization"] for match in base.similar(text=understood.text, k=2)} == {
        "Quillvane",
        "Tidewater",
    }

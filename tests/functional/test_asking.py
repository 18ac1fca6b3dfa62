from pathlib import Path

import pytest

import kg
from kg.schema import NodeType, Relation

pytestmark = pytest.mark.xdist_group("seeds")


def test_a_misspelt_word_is_read_as_what_was_meant_and_the_answer_says_so(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        mended, right = base.similar(text="warehuose associate"), base.similar(text="warehouse associate")
    assert mended.query == {"text": "warehuose associate", "read_as": "warehouse associate"}
    assert mended.note == "Read as 'warehouse associate'."
    assert [match.id for match in mended.results] == [match.id for match in right.results]
    assert right.query == {"text": "warehouse associate"}


def test_a_text_that_is_the_name_of_a_skill_finds_what_asks_for_it(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        results = base.similar(text="SQL", k=3).results
        assert all("skill:sql" in base.store.targets_of(match.id, "requires") for match in results)


def test_a_slip_is_not_taken_for_a_word_that_is_one_itself(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        assert base.similar(text="plorf quedgel").query == {"text": "plorf quedgel"}


def test_a_title_asks_for_its_like_and_not_for_a_team_that_is_called_so(tmp_path: Path) -> None:
    rows = ["title,company,team"]
    rows += [f"Software Engineer,Acme {n}," for n in range(4)]
    rows += ["Software Engineering Manager,Tidewater,Software Engineer"]
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as base:
        names = [match.name for match in base.similar(text="Software Engineer", k=3, keep_duplicates=True).results]
    assert names == ["Software Engineer"] * 3


def test_a_place_is_known_with_and_without_its_accents(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        first, second = (base.similar(text=f"engineer in {name}", k=3) for name in ("Türin", "Turin"))
    assert first.results[0].properties["city"] == second.results[0].properties["city"] == "Turin"


def test_what_is_linked_to_a_node_comes_before_what_is_like_it(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        for place, words in (("location:it-turin", "located in Turin, IT"), ("location:it", "located in Italy")):
            results = base.similar(id=place, k=60, explain=True, keep_duplicates=True).results
            linked = [match.properties.get("country") == "IT" for match in results]
            told = [match.explanation.summary == words for match in results if match.explanation]
            assert 3 < sum(told) < 60
            assert told == sorted(told, reverse=True)
            assert linked == told or place != "location:it"


def test_what_an_edge_leads_to_is_found_however_far_its_text(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        for posting in list(base.store.nodes(NodeType.POSTING))[:30]:
            skills = set(base.store.targets_of(posting.id, Relation.REQUIRES))
            found = base.similar(id=posting.id, type="skill", k=len(skills) or 1).results
            assert not skills or {match.id for match in found} == skills


def test_why_gives_the_score_that_similar_gives(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        for posting in list(base.store.nodes(NodeType.POSTING))[:15]:
            for node_type in ("posting", "team"):
                for match in base.similar(id=posting.id, type=node_type, k=3).results:
                    assert base.why(posting.id, match.id)["score"] == round(match.score, 6)


def test_what_is_only_named_is_as_near_as_the_adverts_that_name_it(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        asked = base.similar(text="speech recognition scientist in Lyon", type="skill", k=5)
        assert asked.note is None
        assert {"kaldi", "wav2vec 2.0"} & {match.name.lower() for match in asked.results}
        assert base.similar(text="qwzx blorf", type="skill", k=5).note is not None


def test_a_known_name_makes_nothing_near_that_no_result_has(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        for node_type, near in (("posting", True), ("paper", False), ("team", True), ("skill", True)):
            note = base.similar(text="warehouse associate", type=node_type, k=20).note
            assert (note is None) == near, (node_type, note)


def test_a_program_is_near_no_work_whatever_its_words(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        note = base.similar(text="SELECT engineer FROM team WHERE skill = 'speech';").note
    assert note == "Nothing is near; what follows is only the least far."


def test_markup_around_a_text_changes_nothing(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        bare = base.similar(text="Speech Scientist\nYou build recognisers.", k=5)
        pasted = base.similar(text="<h1>Speech Scientist</h1><p>You <b>build</b> recognisers.</p>", k=5)
    assert [match.id for match in pasted] == [match.id for match in bare]
    assert pasted.note is None


def test_what_is_said_around_a_question_is_left_out(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        answer = base.similar(text="who is hiring speech scientists?", k=5)
        bare = base.similar(text="speech scientists", k=5)
    assert (answer.query["read_as"], answer.note) == ("speech scientists", None)
    assert [match.id for match in answer] == [match.id for match in bare]


def test_what_somebody_wrote_is_near_who_asks_for_it_by_name(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        author = next(node for node in base.store.nodes(NodeType.PERSON) if base.store.targets_of(node.id, "author_of"))
        answer = base.similar(text=f"papers by {author.name}", type="paper", k=1)
        assert answer[0].id in base.store.targets_of(author.id, "author_of")
        assert (answer.query["read_as"], answer.note) == (author.name, None)

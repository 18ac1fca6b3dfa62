from __future__ import annotations

import numpy as np
import pytest

from kg.evaluate.holding_out import Band, Held
from kg.evaluate.isolated import Quality, Questions, beside, by_item_to_item, by_tf_idf, by_vectors, summarize
from kg.schema import Edge, Node, NodeType, Relation

#: Rows 0..3 are postings, 4..6 skills; posting 0 is held out; 1 shares both its skills, 2 one, 3 none.
NODES = [Node(f"posting:{n}", NodeType.POSTING, f"job {n}") for n in range(4)] + [
    Node(f"skill:{n}", NodeType.SKILL, f"skill {n}") for n in range(3)
]
ENDS = ((0, 4), (0, 5), (1, 4), (1, 5), (2, 4), (3, 6))
LINKS = [Edge(NODES[src].id, Relation.REQUIRES, NODES[dst].id) for src, dst in ENDS]
HELD = Held({Band.ISOLATED: np.array([0])}, frozenset({0}))


@pytest.fixture
def questions() -> Questions:
    return Questions(NODES, LINKS, HELD)


def _judge(questions: Questions, scores: list[float]) -> Quality:
    return questions.judge(lambda _query: np.array(scores, dtype=np.float32), Band.ISOLATED)


def test_the_right_order_is_worth_one(questions: Questions) -> None:
    found = _judge(questions, [0, 3, 2, 1, 9, 9, 0])
    assert found.figures["ndcg_at_10"] == pytest.approx(1.0)
    assert found.figures["mrr"] == 1.0
    assert found.mrr_by_type == {"skill": 1.0}


def test_a_wrong_order_is_worth_less(questions: Questions) -> None:
    found = _judge(questions, [0, 1, 2, 3, 1, 0, 2])
    assert found.figures["ndcg_at_10"] < 0.9
    assert found.figures["mrr"] == 0.5
    assert (found.figures["hits_at_1"], found.figures["hits_at_3"]) == (0.0, 1.0)


def test_what_ties_with_all_others_is_worth_their_middle() -> None:
    nodes = [NODES[0], *(Node(f"skill:{n}", NodeType.SKILL, f"s{n}") for n in range(5))]
    links = [Edge("posting:0", Relation.REQUIRES, "skill:0")]
    found = _judge(Questions(nodes, links, HELD), [0.0] * 6)
    assert found.figures["mrr"] == pytest.approx(1 / 3)


def test_hidden_edges_alone_are_asked_for_where_some_are_visible() -> None:
    held = Held({Band.TAIL: np.array([0])}, frozenset(), frozenset({(0, 5)}))
    questions = Questions(NODES, LINKS, held)
    assert questions.visible[0] == {4}
    found = questions.judge(lambda _query: np.array([0, 0, 0, 0, 9, 1, 5], dtype=np.float32), Band.TAIL)
    assert found.figures["mrr"] == 0.5


def test_item_to_item_knows_nothing_of_a_posting_without_edges(questions: Questions) -> None:
    assert not by_item_to_item(questions.visible)(0).any()
    scores = by_item_to_item(questions.neighbors)(0)
    assert scores[1] > scores[2] > scores[3]


def test_masked_words_are_not_compared() -> None:
    texts = ["python nurse", "python", "nurse", "cook"]
    assert by_tf_idf(texts)(0)[1] > 0
    masked = by_tf_idf(texts, {0: "nurse"})(0)
    assert (masked[1], masked[3]) == (0, 0)
    assert masked[2] > 0


def test_queries_may_be_of_another_table() -> None:
    pool, queries = np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32)[::-1]
    assert by_vectors(pool, queries)(0).tolist() == [0, 0, 1]
    assert by_vectors(pool)(0).tolist() == [1, 0, 0]


def test_runs_are_summed_up_by_mean_and_deviation() -> None:
    runs = [
        {("ours", "isolated"): Quality({"mrr": value}, {"skill": value}, {"skill": 2 * value})} for value in (0.2, 0.4)
    ]
    (row,) = summarize(runs)
    assert (row.system, row.group, row.mean, row.mrr_by_type) == ("ours", "isolated", {"mrr": 0.3}, {"skill": 0.3})
    assert row.std == {"mrr": pytest.approx(0.1414, abs=1e-4)}
    assert row.hits_by_type == {"skill": 0.6}
    assert row.hits_by_type_std == {"skill": pytest.approx(0.2828, abs=1e-4)}


def test_how_far_ahead_is_the_mean_of_the_differences_of_the_runs() -> None:
    """Two systems that go up and down together differ by as much in every run."""
    runs = [
        beside({("ours", "tail"): _figures(value), ("theirs", "tail"): _figures(value - 0.1)}, "ours")
        for value in (0.3, 0.9)
    ]
    ours, theirs = summarize(runs)
    assert theirs.mean["mrr_ahead"] == pytest.approx(0.1)
    assert theirs.std["mrr_ahead"] == pytest.approx(0.0, abs=1e-6)
    assert theirs.std["mrr"] > 0.4
    assert ours.mean["ndcg_at_10_ahead"] == 0.0


def _figures(value: float) -> Quality:
    return Quality({"ndcg_at_10": value, "mrr": value})

import numpy as np

from kg.search.rank import Candidate, RankOptions, rank

VECTORS = np.array([[1.0, 0.0], [1.0, 0.0], [0.8, 0.6], [0.0, 1.0]], dtype=np.float32)
CANDIDATES = [Candidate("a", 0, 0.9), Candidate("b", 1, 0.89), Candidate("c", 2, 0.8), Candidate("d", 3, 0.7)]
COPIES = {"a": ["b"], "b": ["a"]}


def _duplicates_of(node_id: str) -> list[str]:
    return COPIES.get(node_id, [])


def test_copies_are_folded_into_the_best_of_them() -> None:
    ranked = rank(CANDIDATES, VECTORS, _duplicates_of, RankOptions(k=3))
    assert [(item.candidate.id, item.copies) for item in ranked] == [("a", ("b",)), ("c", ()), ("d", ())]


def test_copies_stay_when_asked_for() -> None:
    ranked = rank(CANDIDATES, VECTORS, _duplicates_of, RankOptions(k=2, keep_duplicates=True))
    assert [item.candidate.id for item in ranked] == ["a", "b"]


def test_a_chain_of_copies_is_one_group() -> None:
    chain = {"a": ["b"], "b": ["a", "c"], "c": ["b"]}
    ranked = rank(CANDIDATES, VECTORS, lambda i: chain.get(i, []), RankOptions())
    assert [(item.candidate.id, item.copies) for item in ranked] == [("a", ("b", "c")), ("d", ())]


def test_diversity_prefers_what_is_unlike_the_first() -> None:
    ranked = rank(CANDIDATES, VECTORS, lambda _: [], RankOptions(k=2, diversity=0.5))
    assert [item.candidate.id for item in ranked] == ["a", "d"]


def test_a_share_of_diversity_means_the_same_where_scores_are_low() -> None:
    low = [Candidate(found.id, found.row, 0.1 + 0.2 * found.score) for found in CANDIDATES]
    for diversity in (0.2, 0.4, 0.6):
        high_first, low_first = (
            [item.candidate.id for item in rank(some, VECTORS, lambda _: [], RankOptions(k=3, diversity=diversity))]
            for some in (CANDIDATES, low)
        )
        assert high_first == low_first


def test_copies_of_the_last_result_wanted_are_still_told() -> None:
    chain = {"a": ["d"], "d": ["a"]}
    ranked = rank(CANDIDATES, VECTORS, lambda i: chain.get(i, []), RankOptions(k=1))
    assert [(item.candidate.id, item.copies) for item in ranked] == [("a", ("d",))]


def test_copies_of_what_is_no_result_are_not_looked_up() -> None:
    asked: list[str] = []

    def duplicates_of(node_id: str) -> list[str]:
        asked.append(node_id)
        return []

    rank(CANDIDATES, VECTORS, duplicates_of, RankOptions(k=2))
    assert asked == ["a", "b"]

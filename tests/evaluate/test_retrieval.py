import numpy as np
import pytest

from kg.evaluate.retrieval import Figure, Retrieval, bm25, cosine, difference, judge, judge_rankings, tf_idf

CORPUS = {"a": "head cook", "b": "cook", "c": "software engineer", "d": "engineer of roads"}


def _set(figure: Figure) -> Retrieval:
    return Retrieval("jobs", figure, CORPUS, {"b": "cook", "q": "engineer"}, {"b": ["a"], "q": ["c", "d"]})


@pytest.mark.parametrize("scores", [tf_idf, bm25])
def test_texts_that_share_rare_words_come_first(scores: object) -> None:
    found = scores(list(CORPUS.values()), ["cook", "engineer"])  # type: ignore[operator]
    assert found.shape == (2, 4)
    assert np.argsort(-found[0])[:2].tolist() == [1, 0]
    assert set(np.argsort(-found[1])[:2].tolist()) == {2, 3}
    assert found[0, 2] == 0.0


def test_bm25_of_one_word_by_hand() -> None:
    idf = np.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    assert bm25(["cook", "waiter"], ["cook"])[0, 0] == pytest.approx(idf * 2.2 / (1 + 1.2))


def test_a_query_is_never_its_own_result() -> None:
    scores = {"b": np.array([0.5, 1.0, 0.1, 0.2]), "q": np.array([0.9, 0.1, 0.8, 0.7])}
    np.testing.assert_allclose(judge(_set(Figure.MRR), scores), [1.0, 0.5])
    np.testing.assert_allclose(judge(_set(Figure.MAP), scores), [1.0, (1 / 2 + 2 / 3) / 2])
    np.testing.assert_allclose(judge(_set(Figure.P10), scores), [0.1, 0.2])


def test_rankings_are_judged_like_scores() -> None:
    found = judge_rankings(_set(Figure.MRR), {"b": ["b", "d", "a"], "q": []})
    np.testing.assert_allclose(found, [0.5, 0.0])


def test_a_difference_on_every_query_is_significant_and_none_is_not() -> None:
    figures = np.linspace(0.1, 0.9, 50)
    better = difference(figures + 0.1, figures)
    assert better.mean == pytest.approx(0.1)
    assert better.significant
    assert not difference(figures, figures[::-1]).significant


def test_vectors_of_length_zero_are_like_nothing() -> None:
    found = cosine(np.array([[0.0, 0.0], [2.0, 0.0]]), np.array([[1.0, 0.0]]))
    np.testing.assert_allclose(found, [[0.0, 1.0]])

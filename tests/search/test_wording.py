from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.search.wording import Wording, read_wording, share_of_words, write_wording

TEXTS = {
    "posting:weld": "Weld steel beams and read weld symbols",
    "posting:cook": "Cook meals and read recipes",
    "posting:both": "Read and write",
}


def _kept(folder: Path, late: str = "") -> Wording:
    write_wording(folder, list(TEXTS), TEXTS.values())
    found = read_wording(folder, lambda _: late)
    assert found is not None
    return found


def test_rare_words_in_common_count_more_than_frequent_ones(tmp_path: Path) -> None:
    wording = _kept(tmp_path)
    weld, cook, both = wording.likeness(wording.bag("steel and read"), list(TEXTS))
    assert weld > 0.0
    assert weld > cook > 0.0
    assert both > 0.0


def test_a_text_is_like_itself_and_unlike_one_without_its_words(tmp_path: Path) -> None:
    wording = _kept(tmp_path)
    own = wording.likeness(wording.bag(TEXTS["posting:weld"].upper()), ["posting:weld"])
    assert own == pytest.approx([1.0], abs=2e-3)
    assert wording.likeness(wording.bag("quantum"), list(TEXTS)).tolist() == [0.0, 0.0, 0.0]
    assert wording.likeness(wording.bag(""), list(TEXTS)).tolist() == [0.0, 0.0, 0.0]


def test_a_node_that_came_later_is_read_where_it_stands(tmp_path: Path) -> None:
    wording = _kept(tmp_path, late="steel beams")
    assert wording.likeness(wording.bag("steel beams"), ["posting:new"]) == pytest.approx([1.0], abs=1e-3)


def test_of_a_title_words_do_not_count_and_of_an_advert_they_do() -> None:
    assert share_of_words("senior nurse in Turin") == 0.0
    assert 0.0 < share_of_words("word " * 20) < share_of_words("word " * 200) == share_of_words("word " * 400)


def test_a_folder_from_before_words_were_kept_has_none(tmp_path: Path) -> None:
    assert read_wording(tmp_path, str) is None


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    write_wording(tmp_path, list(TEXTS), TEXTS.values())
    (tmp_path / "word_entries.npy").write_bytes(b"nothing of the sort")
    with pytest.raises(ModelError, match="run `kg build` again"):
        read_wording(tmp_path, str)


def test_two_writings_are_the_same_to_the_byte(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder, ids in zip(folders, (list(TEXTS), list(TEXTS)[::-1]), strict=True):
        folder.mkdir()
        write_wording(folder, ids, [TEXTS[node_id] for node_id in ids])
    for path in folders[0].iterdir():
        assert path.read_bytes() == (folders[1] / path.name).read_bytes()


def test_no_texts_are_no_error(tmp_path: Path) -> None:
    write_wording(tmp_path, [], [])
    wording = read_wording(tmp_path, str)
    assert wording is not None
    np.testing.assert_array_equal(wording.likeness(wording.bag("steel"), []), np.zeros(0))

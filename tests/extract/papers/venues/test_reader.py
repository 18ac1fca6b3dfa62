from __future__ import annotations

import pytest

from kg.extract.papers.venues.reader import find_venues, parse_venue
from kg.schema import NodeType, Term
from tests.extract.article_drafts import read_page_text


@pytest.mark.parametrize(
    ("text", "year", "name"),
    [
        ("iclr2018", None, "ICLR 2018"),
        ("nips2018", None, "NeurIPS 2018"),
        ("coling2025", None, "COLING 2025"),
        ("KDD '20", None, "KDD 2020"),
        ("NeurIPS", None, "NeurIPS"),
        ("NeurIPS", 2021, "NeurIPS 2021"),
        ("Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics", 2021, "ACL 2021"),
        ("2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", None, "CVPR 2021"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2021", None, "Findings of EMNLP 2021"),
        ("Advances in Neural Information Processing Systems 31", 2018, "NeurIPS 2018"),
        ("SIGMOD Record", 2003, "SIGMOD Record"),
        ("Journal of Machine Learning Research", 2019, "Journal of Machine Learning Research"),
        ("ICLR 2021 Workshop on Robust ML", None, "ICLR 2021 Workshop on Robust ML"),
        ("mosscon2031", None, "MOSSCON 2031"),
    ],
)
def test_venue_strings(text: str, year: int | None, name: str) -> None:
    venue = parse_venue(text, year)
    assert venue is not None
    assert venue.name == name


@pytest.mark.parametrize("text", ["arXiv", "CoRR abs/1234.5678", "bioRxiv", "", "  "])
def test_preprint_servers_are_no_venue(text: str) -> None:
    assert parse_venue(text) is None


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        (
            "at the 2022 International Conference on Learning Representations (ICLR), which",
            "ICLR 2022",
            "2022 International Conference on Learning Representations (ICLR)",
        ),
        ("won the award at KDD 2020, and", "KDD 2020", "KDD 2020"),
        ("the journal IEEE Internet Computing was", "IEEE Internet Computing", "IEEE Internet Computing"),
        (
            "the 2021 International Conference on Learning Representations' RobustML Workshop.",
            "ICLR 2021 RobustML Workshop",
            "2021 International Conference on Learning Representations' RobustML Workshop",
        ),
        ("at this year’s Interspeech, they", "Interspeech 2024", "Interspeech"),
        (
            "appeared at the ACM Conference on Economics and Computation in 2019.",
            "EC 2019",
            "ACM Conference on Economics and Computation in 2019",
        ),
        ("published in Nature last week", "Nature", "Nature"),
        (
            "International Conference on 3D Vision (3DV), 2023",
            "3DV 2023",
            "International Conference on 3D Vision (3DV), 2023",
        ),
    ],
)
def test_venues_in_running_text(text: str, name: str, surface: str) -> None:
    (match,) = find_venues(text, published_year=2024)
    assert (match.venue().name, text[match.start : match.end]) == (name, surface)


@pytest.mark.parametrize("text", ["a cell in nature", "drinks soda and reads EC rules", "the workshop starts at nine"])
def test_ordinary_words_are_no_venue(text: str) -> None:
    assert find_venues(text) == ()


def test_a_journal_that_is_called_after_another() -> None:
    nature = Term(NodeType.VENUE, "Nature")
    page = "On moss\n\nVogel, K., Dahl, M. Walking on Wet Moss at Night. Nature Electronics 6, 512–520 (2023).\n"
    assert read_page_text(page, [nature]).papers[0].venue == "Nature Electronics"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("at the Conference on Moss Walking in Munich, Ada Nowak and colleagues", "Conference on Moss Walking"),
        ("at the Conference on Acoustics, Speech, and Moss in Lyon", "Conference on Acoustics, Speech, and Moss"),
    ],
)
def test_names_of_meetings_end_before_their_place(text: str, surface: str) -> None:
    found = find_venues(text)
    assert [text[v.start : v.end] for v in found] == [surface]


def test_chapters_of_a_society_by_its_initials() -> None:
    name = "Proceedings of the 2022 Conference of the North American Chapter of the ACL"
    assert parse_venue(name, 2022) == ("NAACL 2022", 2022)

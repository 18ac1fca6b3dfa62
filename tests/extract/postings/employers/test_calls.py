from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]

PAGE = "Data Scientist\n\n{}\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards"


@pytest.mark.parametrize(
    "prose",
    [
        "Pearworks is actively looking for somebody who counts pears.",
        "What stands in DescriptionPearworks is true. Pearworks is the leading maker of pear scales.",
        "At Pearworks, we weigh pears. You would help us.",
        "Pearworks, Inc. provides scales to growers in five countries.",
        "My client, Pearworks, is a maker of scales. Talentbarn Ltd is an equal opportunities recruiter.",
        "Your work makes scales better every day.\n\nAbout Pearworks:\nWe weigh pears for growers in five countries.",
    ],
)
def test_who_hires_is_told_in_prose(read: Read, prose: str) -> None:
    assert [posting.organization for posting in read(PAGE.format(prose)).postings] == ["Pearworks"]


@pytest.mark.parametrize(
    "prose",
    [
        "You work with many scales. Knowledge of Basketweaving is a plus in this job.",
        "When a customer in Ballard moves a wall, you find out why and tell us about it.",
    ],
)
def test_what_employs_nobody(read: Read, prose: str) -> None:
    assert [posting.organization for posting in read(PAGE.format(prose)).postings] == [None]


@pytest.mark.parametrize(
    "told",
    [
        "You will publish at Quillconf and present your work at Quillconf 2026.",
        "A track record of papers at Quillconf is a plus.",
        "Publications at top conferences such as Otherconf or at Quillconf are welcome.",
    ],
)
def test_where_one_publishes_is_no_employer(read: Read, told: str) -> None:
    (posting,) = read(f"Data Scientist\n\nWhat you will do\n{told}\n\nRequirements\n- Python\n\nApply now\n").postings

    assert posting.organization is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Our founders held positions at Fernley University.",
        "Many of us had internships at Fernley University.",
        "We like postdoctoral fellowships such as those at the Fernley Institute.",
    ],
)
def test_schools_of_other_posts_are_no_employers(read: Read, sentence: str) -> None:
    told = f"Location: Berlin\n\nYou will count pears. {sentence}\n\nRequirements\n- Python\n"
    text = f"Data Scientist at Pearworks\n\n{told}"
    assert [posting.organization for posting in read(text).postings] == ["Pearworks"]

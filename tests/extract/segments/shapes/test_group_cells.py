"""A line of facts that begins with a heading of its page states the opening's group."""

from __future__ import annotations

from collections.abc import Callable

from kg.schema import Extraction

Read = Callable[[str], Extraction]


def test_groups_are_read_from_the_lines_that_repeat_them(read: Read) -> None:
    page = (
        "Plumly\nOpen Positions (4)\nOrchard\nData Scientist\nOrchard • Berlin • Full time\n"
        "Software Engineer\nOrchard • Munich • Full time\n"
        "Sales & Plums\nData Analyst\nSales & Plums • Paris • Contract\n"
        "Cellar\nResearch Scientist\nCellar • Madrid • Full time\n"
    )
    teams = {posting.title: posting.team for posting in read(page).postings}
    assert teams == {
        "Data Scientist": "Orchard",
        "Software Engineer": "Orchard",
        "Data Analyst": "Sales & Plums",
        "Research Scientist": "Cellar",
    }

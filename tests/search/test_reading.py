"""What of a pasted text says something, and whether it is about work at all."""

import pytest

from kg.search.reading import is_no_prose, kinds_asked_for, plain, says_no_work, subject, type_asked_for


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("which teams hire on graph learning?", "graph learning"),
        ("who is looking for beekeepers in Oslo", "beekeepers in Oslo"),
        ("Which companies are hiring glass blowers?", "glass blowers"),
        ("I am looking for a job as a nurse in Lyon", "nurse in Lyon"),
        ("Hi, I want to work with horses", "horses"),
        ("looking for a new position in botany", "botany"),
        ("find me remote botany jobs", "remote botany"),
        ("are there any jobs for bakers?", "bakers"),
        ("something with animals", "animals"),
        ("where are most jobs for bakers?", "bakers"),
        ("Where can I find baker jobs", "baker"),
        ("ich suche eine Stelle als Koch", "Koch"),
        ("irgendwas mit Tieren", "Tieren"),
        ("je cherche un emploi de boulanger", "boulanger"),
        ("busco trabajo de jardinero", "jardinero"),
        ("nurse?", "nurse"),
        ("similar to a baker", "baker"),
        ("how do I become a baker?", "baker"),
        ("what is the salary of a baker in Oslo?", "baker in Oslo"),
        ("work with horses", "horses"),
        ("teams working on horses", "horses"),
        ("papers about bee dances", "bee dances"),
        ("papers by Ada Ashgrove", "Ada Ashgrove"),
        ("roles like the paper 'Bee Dances: A Survey'", "Bee Dances: A Survey"),
        ("jobs for someone who wrote about bee dances", "bee dances"),
        ("what skills does a baker need?", "baker"),
        ("companies hiring bakers", "bakers"),
        ("which universities publish on bee dances?", "bee dances"),
        ("people working on bee dances", "bee dances"),
        ("team that builds hives", "hives"),
        ("conferences about bee dances", "bee dances"),
        ("what skills do I need as a baker?", "baker"),
        ("which skills should one have to become a baker?", "baker"),
        (
            "I am a baker with 5 years of experience, looking for something in Oslo",
            "baker with 5 years of experience, in Oslo",
        ),
        ("I'm a trained baker and I'm looking for a new job", "baker"),
        ("I am a baker from Lyon and want to move to Oslo", "baker in Oslo"),
        ("I'm a baker based in New York, looking to relocate to Oslo", "baker in Oslo"),
        ("I'm a baker with 5 years in pastry, willing to move to Oslo", "baker with 5 years in pastry in Oslo"),
    ],
)
def test_a_question_is_about_what_it_asks_for(text: str, about: str) -> None:
    assert subject(text) == about


@pytest.mark.parametrize(
    "text",
    [
        "Search Engineer",
        "Search Quality Rater",
        "Looking glass maker",
        "Seeking Alpha editor",
        "Show Runner",
        "Whichford potter",
        "work at the zoo",
        "something",
        "I like solving puzzles",
        "team for horses",
        "papers in order",
        "groups of bees",
        "people operations",
        "skills trainer",
        "scientist working on bees",
        "jobs like baker",
    ],
)
def test_what_is_no_question_stays(text: str) -> None:
    assert subject(text) == text


def test_what_is_left_of_a_question_may_end_in_those_who_are_asked_for() -> None:
    assert subject("beekeeping people") == "beekeeping people"
    assert subject("beekeeping people", is_part=True) == "beekeeping"
    assert subject("people", is_part=True) == "people"


@pytest.mark.parametrize("text", ["import numpy as np\nprint(np.zeros(3))", "os.remove(path); os.listdir()"])
def test_a_program_is_no_prose(text: str) -> None:
    assert is_no_prose(text)


@pytest.mark.parametrize(
    ("text", "says_none"),
    [
        ("jobs", True),
        ("any job, please", True),
        ("anything", True),
        ("eine Stelle", True),
        ("job coach", False),
        ("any", True),
        ("someone who", True),
        ("any baker", False),
    ],
)
def test_what_may_be_any_work_says_none(text: str, says_none: bool) -> None:
    assert says_no_work(text) is says_none


def test_a_long_text_is_no_question() -> None:
    text = "I am looking for a job as a nurse. " * 5
    assert subject(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id, name FROM gardens WHERE area > 30 ORDER BY name;",
        "select * from gardens",
        "DROP TABLE gardens; --",
        "for (int i = 0; i < n; i++) { sum += a[i]; }",
        "def main(): import os; return [x for x in range(10)]",
        "x = 5\ny = x + 2\nprint(y)",
        "const bees = hive.map(b => b.name);",
        "https://example.org/openings/12345",
    ],
)
def test_programs_queries_and_addresses_are_no_prose(text: str) -> None:
    assert is_no_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gardener (m/w/d)",
        "C++ developer",
        "C# / .NET engineer; SQL; Azure",
        "Python; R; Excel; Tableau",
        "Select committee clerk from London",
        "R&D -> production",
        "import export manager",
        "Class teacher (maths)",
        "Salary = 30k, gardener",
        "{{company}} seeks a gardener who prunes hedges and sows lawns in all weathers, with a team of four",
        "You write queries (SELECT * FROM bees;) and reports, and explain them to our growers in plain words.",
    ],
)
def test_titles_and_adverts_are_prose(text: str) -> None:
    assert not is_no_prose(text)


def test_markup_says_nothing() -> None:
    pasted = '<div class="job"><h1>Gardener</h1><p>You <b>prune</b> hedges &amp; roses.</p><script>track()</script>'
    assert plain(pasted) == "Gardener\nYou prune hedges & roses."


def test_what_only_looks_like_markup_stays() -> None:
    assert plain("a < b and c > d") == "a < b and c > d"
    assert plain("R&amp;D lead") == "R&D lead"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("who publishes on bee dances", ["paper"]),
        ("companies hiring bakers", ["posting"]),
        ("teams for horses", ["posting", "paper"]),
        ("teams with papers and openings", ["posting", "paper"]),
        ("who publishes on bees? " * 9, ["posting", "paper"]),
    ],
)
def test_a_question_says_whose_word_it_asks_for(text: str, kinds: list[str]) -> None:
    assert kinds_asked_for(text) == tuple(kinds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("teams for horses", "team"),
        ("who publishes on bees?", "person"),
        ("which companies hire bakers", "organization"),
        ("papers about bees", "paper"),
        ("skills for a baker", "skill"),
        ("who is hiring bakers", None),
        ("people operations manager", None),
        ("team lead", None),
        ("skills trainer", None),
        ("conferences about bees", "venue"),
        ("which journals publish on bees?", "venue"),
        ("conferences manager", None),
    ],
)
def test_a_question_says_of_which_type_results_should_be(text: str, kind: str | None) -> None:
    assert type_asked_for(text) == kind

from __future__ import annotations

from collections.abc import Callable

from kg.schema import DocumentKind, Extraction

Read = Callable[[str], Extraction]

THREAD = """Who wants a job in May?

**pear_fan** 2 hours ago

Contoso Pears | Senior Orchard Engineer | Seattle, WA | Onsite | Full-time

We sort pears by colour and weight, all day long. You write Python that others can read.

---

**plum** 3 hours ago

Plum Works | REMOTE | Data Analyst

We count plums for growers in five countries. You know SQL and are not afraid of mud.

---

**someone** 4 hours ago

> Is the first one open to beginners?

Sorry, no, we have tried.
"""

TABLE = """Contoso Pears Authority
Careers

Job title
Department
Location
Closes

Orchard Analyst
Fruit Counting
Seattle, WA
03/06/2026

Soil Engineer
Ground Works
Seattle, WA
03/07/2026

Frost Technician
Weather
Seattle, WA
03/08/2026
"""


def test_adverts_of_a_thread_are_apart_and_answers_are_none(read: Read) -> None:
    found = read(THREAD)

    assert found.kind is DocumentKind.FEED
    assert [(p.organization, p.title) for p in found.postings] == [
        ("Contoso Pears", "Senior Orchard Engineer"),
        ("Plum Works", "Data Analyst"),
    ]
    assert [p.skills for p in found.postings] == [("Python",), ("SQL",)]


def test_columns_say_what_stands_below_them(read: Read) -> None:
    found = read(TABLE)

    assert [(p.title, p.team, p.closed) for p in found.postings] == [
        ("Orchard Analyst", "Fruit Counting", "2026-03-06"),
        ("Soil Engineer", "Ground Works", "2026-03-07"),
        ("Frost Technician", "Weather", "2026-03-08"),
    ]
    assert {p.organization for p in found.postings} == {"Contoso Pears Authority"}

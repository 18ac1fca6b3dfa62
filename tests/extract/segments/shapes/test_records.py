"""Lists of openings in the shapes that boards, labs and newsletters give them, and lists that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.shapes.records import recorded_openings
from kg.ports import LocationLine
from kg.schema import DocumentKind, Extraction, Posting

Read = Callable[[str], Extraction]

LINKED = """Vacancies in frost research

We hear of posts at other places now and then, and list them here with their deadlines.

- Head of Orchard Computing
University of Turin, Italy - closes 3rd October 2026
- Frost Software Developers (two posts), Quince Institute, Berlin, Germany - closes 9th October 2026
- Soil Technician, Plum-o-mat, Madrid, Spain - closes 31st October 2026
"""

NEWSLETTER = """This week in Pears

Pears is a library for sorting pears by colour. It is written in Rust, and this letter tells what changed in it during
the last week, who changed it, and why that was a good idea after all.

Events

- Talk on Tuesday: how pears ripen in the dark

Open positions

- Sr Rust Engineer (Frontend) [Remote - Global]
- Frost Analyst (Cloud services) [Remote - US]
- Developer Advocate [Remote - Europe]
"""

BARE = """Employment at Contoso Therapy

Contoso Therapy is a practice for people who are afraid of pears, and has three houses.

Available positions

- Speech Therapists (graduates may be considered)
- Occupational Therapists
- Certified Therapy Assistants with 2+ years of experience

Who we are

- Jane Miller
- Joan Baker
"""

FLAGGED = """Vacancies

Available positions

- (New) Postdoctoral Fellow in Ledgers of Fruit (Application deadline: July 26th, 2026)
- (New) PhD Research Fellow in Blossoms (Application deadline: July 3rd, 2026)
"""

BARS = """Who hires?

Contoso (https://contoso.example) | Backend Engineer | Berlin, Germany | Onsite | Full-time

Plum Works | Senior Software Engineers (Frontend, Mobile) | Madrid, Spain | ONSITE

Quince - Turin, Italy | REMOTE or outside Europe | JavaScript Developers
"""

SEASON = """Join us

Research Intern, Summer 2026
Turin, Italy · 16 weeks

For students of frost.

Frost Analyst
Berlin, Germany · full-time

You count nights.
"""

SHARED = """Who wants a job in May?

Contoso Bio (YC S22) | Computational Biologist, Frost Engineer | Turin, Italy | ONSITE

We grow buds in glass. Computational Biologist: a PhD in bioinformatics, and you know your way around R. Frost Engineer:
Python and Docker, no biology needed.

---

Plum Works | Data Analyst | Madrid, Spain

We count plums for growers in five countries. You know SQL and are not afraid of mud.
"""


def _named(posting: Posting) -> tuple[str | None, str | None, str | None]:
    place = posting.primary_location
    return posting.title, posting.organization, place.city if place else None


def test_the_firm_stands_between_title_and_place_and_terms_may_stand_below(read: Read) -> None:
    found = read(LINKED)
    assert [_named(posting) for posting in found.postings][1:] == [
        ("Frost Software Developers (two posts)", "Quince Institute", "Berlin"),
        ("Soil Technician", "Plum-o-mat", "Madrid"),
    ]
    assert [posting.closed for posting in found.postings] == ["2026-10-03", "2026-10-09", "2026-10-31"]
    assert found.postings[0].title == "Head of Orchard Computing"


def test_openings_at_the_end_of_a_newsletter(read: Read) -> None:
    found = read(NEWSLETTER)
    assert [(p.title, p.remote) for p in found.postings] == [
        ("Sr Rust Engineer (Frontend)", True),
        ("Frost Analyst (Cloud services)", True),
        ("Developer Advocate", True),
    ]


def test_bare_titles_below_what_announces_them_and_no_people(read: Read) -> None:
    found = read(BARE)
    assert found.kind is DocumentKind.FEED
    assert [posting.title for posting in found.postings] == [
        "Speech Therapists (graduates may be considered)",
        "Occupational Therapists",
        "Certified Therapy Assistants with 2+ years of experience",
    ]
    assert {posting.organization for posting in found.postings} == {"Contoso Therapy"}


def test_flags_belong_to_no_title_and_the_heading_names_no_employer(read: Read) -> None:
    first, second = read(FLAGGED).postings
    assert (first.title, first.closed) == ("Postdoctoral Fellow in Ledgers of Fruit", "2026-07-26")
    assert (second.title, second.closed) == ("PhD Research Fellow in Blossoms", "2026-07-03")
    assert first.organization is None


def test_lines_between_bars_in_any_order_with_addresses_and_brackets(read: Read) -> None:
    assert [_named(posting) for posting in read(BARS).postings] == [
        ("Backend Engineer", "Contoso", "Berlin"),
        ("Senior Software Engineers (Frontend, Mobile)", "Plum Works", "Madrid"),
        ("JavaScript Developers", None, "Turin"),
    ]


def test_a_season_is_part_of_a_title_that_has_its_terms_below(read: Read) -> None:
    first, second = read(SEASON).postings
    assert _named(first) == ("Research Intern, Summer 2026", None, "Turin")
    assert _named(second) == ("Frost Analyst", None, "Berlin")


def test_one_text_for_two_titles_is_cut_where_it_names_them(read: Read) -> None:
    biologist, engineer, _ = read(SHARED).postings
    assert (biologist.title, biologist.organization, biologist.degrees) == (
        "Computational Biologist",
        "Contoso Bio",
        ("PhD",),
    )
    assert (engineer.title, engineer.degrees, "Python" in engineer.skills) == ("Frost Engineer", (), True)


@pytest.mark.parametrize(
    "text",
    [
        "Team\n\nOur people\n\n- Jane Miller, Senior Engineer\n- Joan Baker, Research Manager\n",
        "Blog\n\n- How engineers sleep\n- Why analysts dream\n- What gardeners know\n",
        "Careers\n\nProspective PhD students\n\nPlease apply to the school first and write to me once you are in it.\n",
        "Events\n\n- Designer meetup, Berlin\n- Engineers without borders, Turin\n",
    ],
)
def test_people_posts_and_events_are_no_openings(read: Read, text: str) -> None:
    assert not [posting.title for posting in read(text).postings if posting.title]


class _NoPlaces:
    def parse(self, text: str) -> LocationLine:  # noqa: ARG002
        return LocationLine((), None, 0.0)

    def find(self, text: str, *, near: object = ()) -> tuple[()]:  # noqa: ARG002
        return ()


@given(
    st.lists(st.sampled_from(["Engineer", "- Frost Analyst", "", "Open positions", "Engineer | Riga", "(New) x [y]"]))
)
def test_openings_lie_in_the_page_one_behind_the_other(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = recorded_openings(lines_of(text), _NoPlaces())  # type: ignore[arg-type]
    spans = [(line.start, line.end, line.text) for item in found for line in (*item.head, *item.body)]
    assert all(text[start:end] == surface for start, end, surface in spans)
    assert spans == sorted(spans)
    assert all(text[span.start : span.end] for item in found for span in item.fields)

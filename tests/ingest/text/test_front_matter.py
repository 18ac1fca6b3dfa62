"""What front matter of an advert states is shown as its header; that of other pages is not."""

from __future__ import annotations

from kg.ingest import read_bytes
from kg.schema import Document


def text_of(markdown: str) -> str:
    found = next(iter(read_bytes(markdown.encode(), "page.md")))
    assert isinstance(found, Document)
    return found.text


def test_an_adverts_front_matter_becomes_its_header() -> None:
    text = text_of(
        '---\ntitle: "Frost Analyst"\nemployer: Pearmoss Orchards\nlocation: "Turin, Italy"\njobType: Full-time\n'
        "closing-date: 2026-05-03\ntags: [frost, pears]\n---\n\nYou count the nights.\n"
    )
    assert text == (
        "Frost Analyst\nCompany: Pearmoss Orchards\nLocation: Turin, Italy\nEmployment type: Full-time\n"
        "Deadline: 2026-05-03\n\nYou count the nights."
    )


def test_a_title_that_the_page_repeats_is_not_shown_twice() -> None:
    text = text_of("---\ntitle: Frost Analyst\ncity: Turin\nsalary: 30000\n---\n\n# Frost Analyst\n\nYou count.\n")
    assert text == "Location: Turin\nSalary: 30000\n\nFrost Analyst\n\nYou count."


def test_a_meetings_front_matter_is_no_adverts() -> None:
    assert text_of("---\ntitle: Frost meeting\nlocation: Turin\ndate: 2026-05-03\n---\n\nAll come.\n") == "All come."


def test_an_opening_that_is_open_and_names_its_team_is_an_advert() -> None:
    assert text_of("---\ntitle: Frost Analyst\nteam: Orchards\nactive: true\n---\n\nYou count.\n") == (
        "Frost Analyst\nTeam: Orchards\n\nYou count."
    )


def test_the_part_of_a_site_that_openings_are_in_is_no_department() -> None:
    front = "---\nlayout: job\nname: job-1\ntitle: Frostwart\ndepartment: jobs\nworking-time: Vollzeit\n---\n"
    assert text_of(f"{front}\nSie zählen.\n") == "Frostwart\nEmployment type: Vollzeit\n\nSie zählen."


def test_a_persons_role_is_not_vacant() -> None:
    assert text_of("---\nname: Ada Plum\nrole: Postdoc\nteam: Orchards\nactive: true\n---\n\nShe counts.\n") == (
        "She counts."
    )


def test_a_page_that_is_front_matter_altogether() -> None:
    told = "We count the pears that the frost has left, and we tell the others in the morning." + " Every night." * 20
    block = f"      title: 'Frost Posts'\n      text: |\n        {told}\n"
    block += "\n        ### Frost Analyst\n\n        You count.\n"
    text = text_of(f"---\ntitle: Join us\nsections:\n  - block: markdown\n    content:\n{block}---\n")
    assert text == f"Join us\n\nFrost Posts\n\n{told}\n\nFrost Analyst\n\nYou count."


def test_a_title_that_offers_a_post_is_an_adverts() -> None:
    text = text_of("---\ntitle: 'PhD offer: frost on pears'\ndate: 2026-03-02\n---\n\nYou count.\n")
    assert text == "PhD offer: frost on pears\nPosted: 2026-03-02\n\nYou count."


def test_a_firm_and_a_place_are_an_adverts_unless_they_are_a_period_of_a_life() -> None:
    keys = "title: Frost Analyst\ncompany: Pearmoss\nlocation: Turin\ntype: Full-time\n"
    assert text_of(f"---\n{keys}---\n\nYou count.\n") == (
        "Frost Analyst\nCompany: Pearmoss\nLocation: Turin\nEmployment type: Full-time\n\nYou count."
    )
    lived = keys.replace("type: Full-time", "start: 2019-03-01")
    assert text_of(f"---\n{lived}---\n\nI counted.\n") == "I counted."

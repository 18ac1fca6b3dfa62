"""What a text says a team is a part of, in words that only say so of a whole, or that may be of a place."""

from __future__ import annotations

import pytest

from tests.extract.postings.teams.sentences import Read, parts


@pytest.mark.parametrize(
    "sentence",
    [
        "The Frost Watch team, part of Orchard Care Services (OCS), is hiring.",
        "The Frost Watch team, a group with Orchard Care Services (OCS), reads thermometers.",
        "The Frost Watch team sits within Orchard Care Services (OCS) and reads thermometers.",
        "Orchard Care Services (OCS) looks after trees. Within OCS, the Frost Watch group reads thermometers.",
        "At Plumworks's Orchard Care Services (OCS), we look after trees. The Frost Watch team within OCS is growing.",
        "The Frost Watch team reads thermometers. Frost Watch is part of Orchard Care Services (OCS).",
        "In the Orchard Care Services (OCS) division of Plumworks, you will join the Frost Watch team.",
    ],
)
def test_team_is_in_the_unit_that_the_text_puts_it_in(read: Read, sentence: str) -> None:
    assert parts(read, sentence) == ("Frost Watch", "Orchard Care Services (OCS)")


@pytest.mark.parametrize(
    "sentence",
    [
        "You will be based in Frost Watch, a team of nine within the Orchard Care directorate.",
        "The Frost Watch team in our Orchard Care business reads thermometers.",
        "Within Orchard Care, the Frost Watch team reads thermometers.",
    ],
)
def test_word_behind_a_name_says_that_it_is_a_whole(read: Read, sentence: str) -> None:
    assert parts(read, sentence) == ("Frost Watch", "Orchard Care")


def test_group_that_is_an_organization_in_another_is_the_team(read: Read) -> None:
    sentence = (
        "Plumworks's Ripe Fruit Watch (RFW) org in Orchard Care (OC) group is looking for you. RFW counts, RFW picks."
    )
    assert parts(read, sentence) == ("Ripe Fruit Watch (RFW)", "Orchard Care (OC)")


def test_part_of_the_employer_in_brackets_behind_a_team(read: Read) -> None:
    assert parts(read, "The Frost Watch team (Plumworks Fields & Trees) studies snow.") == (
        "Frost Watch",
        "Plumworks Fields & Trees",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "You partner with the team within Orchard Care Services (OCS).",
        "Our team sits within Product Engineering.",
        "We are part of a team in Berlin.",
        "The Frost Watch team, part of the Chief Orchard Officer (COO) staff, is small.",
    ],
)
def test_what_others_are_in_and_departments_of_any_firm_are_no_units(read: Read, sentence: str) -> None:
    assert parts(read, sentence)[1] is None


@pytest.mark.parametrize(
    ("sentence", "team"),
    [
        ("The Plumworks Photos team is looking for a Data Scientist.", "Plumworks Photos"),
        ("We want you to join its fast-growing Frost Watch Team within Orchard Care Services.", "Frost Watch"),
        ("As a data scientist in our Frost and Snow Watch you will read thermometers.", "Frost and Snow Watch"),
        ("We are hiring you to join Fundamental Orchard Inquiry (FOI).", "Fundamental Orchard Inquiry (FOI)"),
        ("We are hiring you to join Machine Learning Gardens (MLG).", "Machine Learning Gardens (MLG)"),
        ("As a Data Scientist (DS) within Frost Biologics, you will read thermometers.", "Frost Biologics"),
        ("You join the team, Snow Maps Kernel, that draws snow.", "Snow Maps Kernel"),
        ("The Fruit Control (FC) department is responsible for ripe fruit.", "Fruit Control (FC)"),
        (
            "Plumworks Orchard Network (PON) is responsible for wires. Python runs there.",
            "Plumworks Orchard Network (PON)",
        ),
        ("You are part of Plumworks’s Orchard Insight (OI) team. OI counts pears.", "Orchard Insight (OI)"),
        ("As a science leader within the PCRB, you will count. The PCRB's counts are told to all.", "PCRB"),
    ],
)
def test_teams_that_hire_or_that_one_joins(read: Read, sentence: str, team: str) -> None:
    assert parts(read, sentence)[0] == team


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("As part of the Snow & Ice Bank, we count pears.", "Snow & Ice Bank"),
        ("As part of the Snow Watch Team, you count pears.", None),
        ("As part of White Saturday, we give pears away.", None),
        ("As part of the Frost Mitigation Act, we count pears.", None),
    ],
)
def test_what_the_job_is_a_part_of(read: Read, sentence: str, unit: str | None) -> None:
    assert parts(read, sentence)[1] == unit


def test_general_words_are_a_unit_behind_a_named_team(read: Read) -> None:
    sentence = "You will be on the Frost Watch Team within Product Engineering and read thermometers."
    assert parts(read, sentence) == ("Frost Watch", "Product Engineering")


@pytest.mark.parametrize(
    "sentence",
    [
        "Within North America, our sales team sells pears.",
        "Within Plumworks Group, we sell pears.",
        "Within Plumworks Germany, we sell pears.",
        "You will join a team of nine in our Munich business.",
        "You will work in a team within the Engineering organization.",
    ],
)
def test_places_and_the_employer_itself_are_no_units(read: Read, sentence: str) -> None:
    assert parts(read, sentence)[1] is None

"""Pages in layouts that no board uses: what each opening states is still its own."""

from __future__ import annotations

from tests.extract.openings import facts, read

BRANCHES = """\
Vacancies | Larkmead Veterinary Group

Nine practices in two counties.

Night Receptionist

- The Paddock
- York, North Yorkshire
- Part time, 20 hours

From nine to five you answer the emergency line with a calm voice.

Finance Analyst

- Head office
- Leeds
- Hybrid

You keep the budgets of nine practices in SQL and know what they mean.
"""


def test_bullets_below_a_title_name_the_branch_and_the_place() -> None:
    assert [(*facts(posting), posting.team) for posting in read(BRANCHES)] == [
        ("Night Receptionist", "Larkmead Veterinary Group", "York", "Paddock"),
        ("Finance Analyst", "Larkmead Veterinary Group", "Leeds", "Head office"),
    ]


def test_a_county_behind_a_town_is_no_second_town() -> None:
    assert all(not posting.other_locations for posting in read(BRANCHES))


def test_the_second_name_of_a_list_of_one_employer_is_a_team() -> None:
    found = read(
        "# Jobs at Marlin Orchards\n\nFlight Software Engineer · Avionics · Valencia\n\nYou write the flight stack.\n\n"
        "Payroll Manager · Finance & Care · Valencia\n\nYou pay everybody on the last Friday of the month.\n"
    )
    assert [(*facts(posting), posting.team) for posting in found] == [
        ("Flight Software Engineer", "Marlin Orchards", "Valencia", "Avionics"),
        ("Payroll Manager", "Marlin Orchards", "Valencia", "Finance & Care"),
    ]


def test_lines_say_with_small_words_who_hires_and_where() -> None:
    found = read(
        "Jobs this week\n\nTechnical Writer\nat Ferrous Cloud\nin Dublin\nMarkdown, Git\n\n"
        "UX Researcher\nat Plover Games\nin Cardiff\nFigma\n"
    )
    assert [facts(posting) for posting in found] == [
        ("Technical Writer", "Ferrous Cloud", "Dublin"),
        ("UX Researcher", "Plover Games", "Cardiff"),
    ]


def test_what_the_employer_is_asks_for_nothing() -> None:
    [posting] = read(
        "Process Engineer\n\nRequirements\n- Experience with Python\n\n"
        "Halewyn Sweets is a family firm with 800 people. Our web shop runs on Docker and Kubernetes.\n"
    )
    assert posting.skills == ("Python",)


def test_what_is_answered_or_tagged_is_not_asked() -> None:
    [posting] = read(
        "Software Engineer\n\nRequirements\n- Python and SQL\n- Docker: not needed here\n\n"
        "Next post: Why we left Kubernetes\n#hiring #pytorch\n"
    )
    assert posting.skills == ("Python", "SQL")


def test_the_site_of_a_sentence_is_where_the_job_is() -> None:
    [posting] = read(
        "Universität Hallenfels\n\nSoftwareentwickler (m/w/d)\n\n"
        "befristet auf zwei Jahre zu besetzen. Arbeitsort ist Kassel.\n\n"
        "Aufgaben:\nSie entwickeln die Simulation von Wirbeln mit Python.\n"
    )
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Kassel"


DIGEST = """\
VACANCIES (free for members)

● Timetable Analyst, part-time. Museum Tramway Trust, Leeds. SQL and patience.

● Backend Engineer at Copper & Vale (Gothenburg, hybrid). Python. You will join the Dispatch team.

● Head of Operations, Thornbury Coaches Ltd., Bristol BS1. Full-time, permanent.

● Copper & Vale again: Backend Engineer, this time in Malmö. Python, SQL.

● Freelance technical writer for Ostler API (fully remote, anywhere). Markdown.
"""


def test_a_digest_names_employers_before_and_behind_the_title() -> None:
    assert [facts(posting) for posting in read(DIGEST)] == [
        ("Timetable Analyst", "Museum Tramway Trust", "Leeds"),
        ("Backend Engineer", "Copper & Vale", "Gothenburg"),
        ("Head of Operations", "Thornbury Coaches", "Bristol"),
        ("Backend Engineer", "Copper & Vale", "Malmö"),
        ("Freelance technical writer", "Ostler API", None),
    ]


def test_want_ads_cry_and_require() -> None:
    found = read(
        "SITUATIONS VACANT\n\nWANTED: Night baker for Dunmore & Sons, Limerick. Full-time, own transport.\n\n"
        "PART-TIME BOOKKEEPER required by Lavelle Motors, Sligo. Apply in writing.\n\n"
        "Corrib Linen seeks experienced laundry manager, Galway. Permanent.\n"
    )
    assert [facts(posting) for posting in found] == [
        ("Night baker", "Dunmore & Sons", "Limerick"),
        ("PART-TIME BOOKKEEPER", "Lavelle Motors", "Sligo"),
        ("laundry manager", "Corrib Linen", "Galway"),
    ]


def test_a_row_of_labels_stands_above_a_title_in_capitals() -> None:
    [posting, *listings] = read(
        "Job ID 88213 | Req. Location Madison, Wisconsin | Division Plant Genomics | Employee Type Regular Full-Time"
        " | Clearance none, but a badge | Relocation Yes\n\n"
        "RESEARCH TECHNICIAN, GREENHOUSE AUTOMATION. Prairie Fork Institute (PFI) is looking for a technician. "
        "REQUIREMENTS: Bachelor's degree in biology. Experience with Python.\n\n"
        "JOBS LIKE THIS\nLaboratory Manager | Madison, Wisconsin\nData Curator | Chicago, Illinois\n"
    )
    assert facts(posting) == ("RESEARCH TECHNICIAN, GREENHOUSE AUTOMATION", "Prairie Fork Institute", "Madison")
    assert all(listing.listing for listing in listings)
    assert [listing.title for listing in listings] == ["Laboratory Manager", "Data Curator"]


def test_a_post_is_of_the_firm_of_who_writes_and_its_comments_are_not_read() -> None:
    [posting] = read(
        "Benedikta Oyelaran • 1st\nHead of Data at Quillfern Energy\n3h\n\n"
        "⚡ We are looking for a Senior Data Engineer to join our Grid Forecast team! ⚡\n\n"
        "You write Python every day.\n\n📍 Lyon (hybrid)\n\n88 likes, 12 comments\n\n"
        "Tobias Renner\nDo you use Docker?\n"
    )
    assert (*facts(posting), posting.team) == ("Senior Data Engineer", "Quillfern Energy", "Lyon", "Grid Forecast")
    assert posting.skills == ("Python",)


def test_a_letter_with_other_news_announces_an_opening() -> None:
    [posting] = read(
        "INSTITUTE FOR WATER AND CITIES, UNIVERSITY OF BRANDOVER\nNewsletter, Spring 2026\n\n"
        "NEWS. The pump works again, and the gauge on the roof has been repaired.\n\n"
        "JOIN US. From April we have an opening for a data engineer (part-time) who looks after the gauge network in "
        "Python. Based in Rotterdam, hybrid.\n\nFAREWELL. Piers retires after many years.\n"
    )
    assert facts(posting) == ("data engineer", "INSTITUTE FOR WATER AND CITIES", "Rotterdam")


def test_a_tale_of_who_leaves_is_an_advert_with_other_jobs_at_its_end() -> None:
    found = read(
        "An unusual opening has come up at Pennick Theatres, who run eleven stages. Their Head of Marketing is going "
        "on leave in June, and so they need somebody to fill the houses. You'd be in their Castlefield office in "
        "Manchester.\n\nInterested? Send your CV to Rosalind Oduya-Frith by 2 May.\n\n"
        "Harrow Search. Other roles with us: Box Office Manager (Leeds), Stage Technician (York).\n"
    )
    own = [posting for posting in found if not posting.listing]
    assert [facts(posting) for posting in own] == [("Head of Marketing", "Pennick Theatres", "Manchester")]
    assert {posting.title for posting in found if posting.listing} == {"Box Office Manager", "Stage Technician"}


def test_where_a_manager_worked_before_does_not_hire() -> None:
    [posting] = read(
        "Software Engineer\n\nThistledown Analytics turns satellite images into numbers. Its lead used to be at Esri "
        "and at Planet, and will be your manager. You write Python.\n"
    )
    assert posting.organization not in {"Esri", "Planet"}


def test_leaves_of_a_tree_are_of_the_firm_and_the_town_above() -> None:
    found = read(
        "Openings by place, week 12\n\nNorway\n  Oslo\n    Fjordline Analytics\n      - Data Engineer (Python)\n"
        "      - Product Manager\n  Bergen\n    Halden Maritime\n      - Embedded Engineer\n"
        "      - Quayside Whisperer (C)\n"
    )
    assert [facts(posting) for posting in found] == [
        ("Data Engineer", "Fjordline Analytics", "Oslo"),
        ("Product Manager", "Fjordline Analytics", "Oslo"),
        ("Embedded Engineer", "Halden Maritime", "Bergen"),
        ("Quayside Whisperer", "Halden Maritime", "Bergen"),
    ]


def test_a_page_that_only_asks_to_apply_gives_no_posting() -> None:
    text = "Please apply\n\nYour application is welcome. Send us your cv. We expect curiosity. You will join us soon.\n"
    assert read(text) == ()


def test_a_table_of_nothing_but_titles_and_places_is_read() -> None:
    rows = "".join(f"| {word} Analyst | Riga |\n" for word in ("Frost", "Moss", "Fern"))
    titles = [posting.title for posting in read(f"| Title | Place |\n|---|---|\n{rows}")]
    assert titles == ["Frost Analyst", "Moss Analyst", "Fern Analyst"]

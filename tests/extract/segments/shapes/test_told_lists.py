"""Openings that sentences, counted bullets, small advertisements and chats announce: what each states is its own."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.role_heads import known_heads
from kg.extract.postings.naming.titles import ends_in_role, role_name
from tests.extract.openings import facts, read

CHAT = """\
[08:58] ada.l: anybody awake?
[09:01] ada.l: we're looking for 2 data scientists (Python, SQL) in Turin, ping me
[09:03] bo: not me
[09:10] dd: we need a data scientist in Lyon, night shift
[09:12] cy_k: Pearmoss is hiring a Software Engineer (Docker), DM me
[09:40] bo: who took the long cable?
"""


def test_messages_of_a_chat_are_openings_where_they_say_who_is_wanted() -> None:
    found = read(CHAT)
    assert [facts(item) for item in found] == [
        ("data scientists", None, "Turin"),
        ("data scientist", None, "Lyon"),
        ("Software Engineer", "Pearmoss", None),
    ]
    assert [item.skills for item in found] == [("Python", "SQL"), (), ("Docker",)]


POST = """\
Berta Aalund
Head of Talent at Pearmoss Orchards
2d • Edited

Our harvest doubled! We are hiring a Staff Data Scientist (Turin), two Software Engineers (Lyon) and a Data Scientist \
with fluent German (Berlin).

Tell your friends.
"""


def test_a_sentence_that_enumerates_openings_gives_each_of_them_and_the_writer_names_the_employer() -> None:
    assert [facts(item) for item in read(POST)] == [
        ("Staff Data Scientist", "Pearmoss Orchards", "Turin"),
        ("Software Engineers", "Pearmoss Orchards", "Lyon"),
        ("Data Scientist", "Pearmoss Orchards", "Berlin"),
    ]


def test_an_advert_that_names_one_occupation_twice_stays_one_advert() -> None:
    text = (
        "Data Scientist\nPearmoss Orchards, Turin\n\nWe are looking for a data scientist. Pearmoss needs a data"
        " scientist "
        "who counts blossoms with Python. We offer pears. Send your application by May.\n"
    )
    assert [facts(item) for item in read(text)] == [("Data Scientist", "Pearmoss Orchards", "Turin")]


COUNTED = """\
Open positions

Larkmead University

* 2 postdocs in frost physics will be hired to model cold nights.

* 1 postdoc to apply deep learning to pictures of blossoms.

Tannery College

* 1 postdoc to count the bees of the valley with the neighbours.
"""


def test_bullets_that_begin_with_a_number_of_posts_are_openings_of_the_house_above() -> None:
    assert [(item.role, item.organization) for item in read(COUNTED)] == [
        ("Postdoctoral Researcher", "Larkmead University"),
        ("Postdoctoral Researcher", "Larkmead University"),
        ("Postdoctoral Researcher", "Tannery College"),
    ]


THEMES = """\
Vacancies

Larkmead University has vacancies for PhD students in three areas:

- Track 1: Frost and pears
- Track 2: Bees that do not come back
- Track 3: Ladders

All of them begin in May.
"""


def test_themes_below_a_line_that_says_for_whom_they_are_are_openings() -> None:
    found = read(THEMES)
    assert [(item.role, item.organization) for item in found] == [("PhD Student", "Larkmead University")] * 3
    assert [THEMES[item.start : item.end] for item in found][1] == "Track 2: Bees that do not come back"


CLASSIFIED = """\
THE VALLEY HERALD — SITUATIONS VACANT

NIGHT DRIVER wanted by Larkmead Haulage Ltd, Hawick. Own boots.

Kelso. Experienced JOINER sought by family firm (Orrin Tasker & Sons) for window work. Start at once.

CARE HOME MANAGER, Galashiels. Full-time, permanent. The Pearmoss Trust. Closing date 3 May.

FOR SALE: a ladder, eleven steps, buyer collects.
"""


def test_small_advertisements_are_told_by_their_capitals_and_houses() -> None:
    found = read(CLASSIFIED)
    assert [facts(item) for item in found] == [
        ("NIGHT DRIVER", "Larkmead Haulage", "Hawick"),
        ("JOINER", "Orrin Tasker & Sons", "Kelso"),
        ("CARE HOME MANAGER", "The Pearmoss Trust", "Galashiels"),
    ]
    # Kelso alone is also a town of America; the others are not.
    assert {item.primary_location.country for item in found if item.primary_location} == {"GB"}


BARRED = """\
Careers | Tasker Orrin LLP

Legal Secretary – Leeds
Hours: 21 | Permanent | Office
You type what the partners say and keep the diary of three people in good order.

Paralegal, Employment – London
Hours: 35 | 12-month fixed term | Office
You prepare bundles for the tribunal and find what was lost before anybody else looks.

Tasker Orrin LLP is an equal opportunities employer and looks at every letter.
"""


def test_bars_below_a_title_head_no_thread_and_the_last_words_belong_to_no_opening() -> None:
    found = read(BARRED)
    assert [facts(item) for item in found] == [
        ("Legal Secretary", "Tasker Orrin", "Leeds"),
        ("Paralegal, Employment", "Tasker Orrin", "London"),
    ]
    assert "equal" not in BARRED[found[1].start : found[1].end]


def test_the_town_of_the_house_is_that_of_its_openings() -> None:
    text = (
        "Work with us at The Salt Ladder\n\nFamily-run inn on the quay in Whitby, closed on Mondays.\n\n"
        "Sous Chef\n\nYou run the pass two nights a week and know where everything is kept in the cold room.\n\n"
        "Kitchen Porter\n\nWeekends, no experience needed, as long as you turn up on time and mind the wet floor.\n"
    )
    assert {facts(item)[2] for item in read(text)} == {"Whitby"}


@pytest.mark.parametrize("word", ["joiner", "fontanero", "soudeur", "bricklayer", "verpleegkundige"])
def test_what_the_vocabulary_calls_a_role_in_one_word_heads_an_occupation(word: str) -> None:
    assert word in known_heads()
    assert ends_in_role(word)


def test_family_names_head_none() -> None:
    assert not ends_in_role("Jonas Schneider")


def test_titles_in_capitals_give_roles_in_small_letters() -> None:
    assert role_name("CARE HOME DEPUTY MANAGER") == "Care Home Deputy Manager"
    assert role_name("HGV CLASS 1 DRIVER") == "HGV Class 1 Driver"


def test_ranks_joined_by_a_slash_are_no_part_of_the_role() -> None:
    assert role_name("Lead/Senior Frost Engineer") == "Frost Engineer"


POSTS = """\
@ada@garden.example · 3h
We have an opening for a Data Scientist at Pearmoss in Utrecht, Python and SQL. Apply by 1 December.
Reply · Boost · 12

@bo@fog.example · 5h
lovely fog this morning
Reply · Boost · 48

@hedge@uni.example · 1d
Two fully funded PhD positions on hedge acoustics in our lab at Larkmead University. Boosts welcome!
Reply · Boost · 203
"""


def test_posts_of_a_network_are_openings_where_they_announce_one() -> None:
    found = read(POSTS)
    assert [facts(item) for item in found] == [
        ("Data Scientist", "Pearmoss", "Utrecht"),
        ("PhD positions on hedge acoustics", "Larkmead University", None),
    ]
    assert "Boost" not in POSTS[found[0].start : found[0].end]


NOTICE = """\
LARKMEAD WATER BOARD, RAIPUR
Advertisement No. 07/2025
Applications are invited for the following posts:

1. Junior Engineer (Civil) – 4 posts. Consolidated pay.
2. Lab Technician – 2 posts. One year with water.
3. Data Entry Operator (1 post). Typing.

Last date: 30.09.2025.
"""


def test_a_notice_numbers_its_posts_and_names_board_and_town_above() -> None:
    assert [facts(item) for item in read(NOTICE)] == [
        ("Junior Engineer (Civil)", "LARKMEAD WATER BOARD", "Raipur"),
        ("Lab Technician", "LARKMEAD WATER BOARD", "Raipur"),
        ("Data Entry Operator", "LARKMEAD WATER BOARD", "Raipur"),
    ]


LETTER = """\
# The Tidal Letter

Hello friends. This week we read about kelp and about who pays for lighthouses, and we liked both.

Jobs on the water

- Frost Surveyor, Norrmark Survey AB — Luleå, Sweden. Own boots. Apply
- Second Mate, Pearmoss Ferries — Victoria, BC. Seasonal. Apply
"""


def test_the_employer_between_title_and_place_is_no_part_of_the_title() -> None:
    assert [facts(item) for item in read(LETTER)] == [
        ("Frost Surveyor", "Norrmark Survey", "Luleå"),
        ("Second Mate", "Pearmoss Ferries", "Victoria"),
    ]


WORKSHOP = """\
Holzbau Larkmann GmbH
Zimmerei und Spenglerei in Bad Kissingen

Wir suchen Verstärkung!

Zimmerer (m/w/d)
Du hast deine Gesellenprüfung in der Tasche und arbeitest gern im Freien, auch bei Wind. Vollzeit, ab sofort.

Ofenflüsterer (m/w/d)
Du hörst, was dem Ofen fehlt, bevor er es selbst weiß, und schreibst es in ein Heft. Teilzeit.
"""


def test_what_the_law_makes_adverts_write_tells_a_title_of_any_word() -> None:
    found = read(WORKSHOP)
    assert [facts(item) for item in found] == [
        ("Zimmerer (m/w/d)", "Holzbau Larkmann", "Bad Kissingen"),
        ("Ofenflüsterer (m/w/d)", "Holzbau Larkmann", "Bad Kissingen"),
    ]
    assert [item.employment_type for item in found] == ["full_time", "part_time"]


def test_the_menu_of_a_site_heads_no_advert() -> None:
    text = (
        "- Home\n- Over ons\n- Vacatures\n\nVacature: Medewerker Dakwerk (Fulltime)\nStandplaats: Haarlem\n\n"
        "Wat ga je doen?\n\nJe legt pannen en praat met de buren over de regen.\n\n"
        "Wat breng jij mee?\n\nGoede schoenen.\n"
    )
    assert [facts(item)[::2] for item in read(text)] == [("Medewerker Dakwerk (Fulltime)", "Haarlem")]


def test_the_province_behind_an_italian_town_is_no_country() -> None:
    text = "Data Scientist\nAzienda: Pearmoss S.r.l.\nLuogo: Cuneo (CN)\n\nRequisiti\n\n- Python\n"
    (posting,) = read(text)
    assert posting.other_locations == ()
    assert posting.primary_location is not None
    assert posting.primary_location.country == "IT"


def test_posts_that_bullets_call_positions_name_house_and_terms() -> None:
    text = (
        "Vacancies\n\nThe project has vacancies, including:\n\n"
        "- A postdoc position at Larkmead University, for work on frost.\n"
        "- A senior research engineer position at Tannery College, to help the others.\n"
        "- A part-time project administrator position at Tannery College.\n"
    )
    assert [(item.role, item.level, item.employment_type, item.organization) for item in read(text)] == [
        ("Postdoctoral Researcher", None, None, "Larkmead University"),
        ("Research Engineer", "senior", None, "Tannery College"),
        ("Project Administrator", None, "part_time", "Tannery College"),
    ]


def test_themes_below_an_academic_post_are_openings_and_what_is_asked_is_none() -> None:
    themes = "Jobs\n\nPostdoctoral position(s) in the Frost team:\n\n- Cold nights of the valley\n- Bees in the ice\n"
    asked = "Jobs\n\nPostdoctoral position in the Frost team:\n\n- Send your letter\n- Add two references\n"
    assert [item.role for item in read(themes)] == ["Postdoctoral Researcher"] * 2
    assert len(read(asked)) < len(read(themes))


JOIN = """\
Rejoignez la Coopérative des Deux Ponts

Nous recrutons pour nos magasins :

- Chargé(e) de clientèle – Lille – CDI – temps plein
- Boucher(ère) – Roubaix – CDD 6 mois
"""


def test_brackets_of_feminine_forms_cut_no_title_and_an_invitation_names_the_employer() -> None:
    found = read(JOIN)
    assert [(item.title, item.organization) for item in found] == [
        ("Chargé(e) de clientèle", "Coopérative des Deux Ponts"),
        ("Boucher(ère)", "Coopérative des Deux Ponts"),
    ]
    assert found[0].role == "Chargé de Clientèle"
    assert [item.duration_months for item in found] == [None, (6, 6)]


def test_an_occupation_is_named_without_the_field_behind_it_and_a_university_by_its_whole_name() -> None:
    text = (
        "Research Fellow in Soil Ecology\nUniversity of Larkmead - School of Frost\n\nLocation: Larkmead\n"
        "Hours: Full Time\nPlaced On: 9th January 2025\n\nYou sequence peat. You will have a PhD in ecology.\n\n"
        "Larkmead welcomes applicants from all backgrounds.\n"
    )
    (posting,) = read(text)
    assert (posting.role, posting.organization) == ("Research Fellow", "University of Larkmead")


def test_several_terms_of_a_line_state_the_contract() -> None:
    text = "Pflegefachkraft (m/w/d)\nLarkhof gGmbH\nJena\nTeilzeit, Feste Anstellung\n\nDeine Aufgaben\n\nDu pflegst.\n"
    (posting,) = read(text)
    assert posting.employment_type == "part_time"

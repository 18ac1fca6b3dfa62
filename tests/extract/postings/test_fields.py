from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import Extraction, Place, Posting
from tests.extract import pages
from tests.extract.records import posting_record

Read = Callable[[str], Extraction]


@pytest.fixture
def describe(extractor: Extractor) -> Callable[..., Posting]:
    """Reads a posting record with a title and the given columns."""

    def read_record(description: str, title: str = "Data Scientist", **columns: str) -> Posting:
        return extractor.extract(posting_record(title=title, **columns, description=description)).postings[0]

    return read_record


Describe = Callable[..., Posting]


# --- who and where ---


def test_role_in_text_is_found_without_its_praise(read: Read) -> None:
    text = f"US, WA, Seattle\n{pages.LONG}We are looking for a passionate, talented Research Scientist with ideas.\n"
    posting = read(text * 2).postings[0]
    assert posting.role == "Research Scientist"


def test_shorter_name_of_the_same_role_gives_its_rank(read: Read) -> None:
    text = f"US, WA, Seattle\n{pages.LONG}We are looking for an Applied Scientist. As a senior scientist, you decide.\n"
    posting = read(text * 2).postings[0]
    assert (posting.role, posting.level) == ("Applied Scientist", "senior")


def test_roles_of_other_people_are_not_the_posting_s(read: Read) -> None:
    text = f"US, WA, Seattle\n{pages.LONG}You will partner with Data Engineers and Product Managers every day.\n"
    assert read(text * 2).postings[0].role is None


def test_definite_role_with_its_team(read: Read) -> None:
    text = (
        f"US, WA, Seattle\n{pages.LONG}Our mission in Fruit Loss Prevention (FLP) is to lose none. The Data Science "
        "Leader, FLP Ripeness Mining, will lead the team at Contoso.\n"
    )
    posting = read(text * 2).postings[0]
    assert posting.role == "Data Science Leader"
    assert posting.team == "FLP Ripeness Mining"
    assert posting.suborganization == "Fruit Loss Prevention (FLP)"


def test_team_with_an_abbreviation_inside_its_name(read: Read) -> None:
    assert read(pages.FEED).postings[0].team == "Apple Ripeness (AR) Modeling"


@pytest.mark.parametrize(
    "sentence",
    [
        "Our team is kind.",
        "You will work with the Fruit Logistics team.",
        "You will collaborate across Product and Engineering teams.",
        "Contoso spans everything from Contoso Cloud to the Pear Phone.",
        "You are one of the Great team players.",
        "Support the Orchard Futures Commission (OFC) in Riga: the contractor shall help the team of the OFC.",
    ],
)
def test_groups_named_in_passing_are_no_team(read: Read, sentence: str) -> None:
    text = f"US, WA, Seattle\n{pages.LONG}At Contoso, we hire. {sentence}\n"
    posting = read(text * 2).postings[0]
    assert (posting.team, posting.suborganization) == (None, None)


def test_unit_of_the_employer_that_hires(read: Read) -> None:
    text = (
        f"US, CA, San Diego\n{pages.LONG}Contoso Private Fruit is looking for a Data Scientist to join our Pear team.\n"
    )
    posting = read(f"{text}{text.replace('Private Fruit', '').replace('Pear team', 'teams')}").postings[0]
    assert (posting.organization, posting.suborganization, posting.team) == ("Contoso", "Contoso Private Fruit", "Pear")


def test_fields_of_a_record_are_trusted_first(describe: Describe) -> None:
    posting = describe("At Fabrikam we pick.", organization="Contoso", location="Austin, TX", posted="2026-01-05")
    assert posting.organization == "Contoso"
    assert posting.primary_location == Place("Austin", "TX", "US")
    assert posting.posted == "2026-01-05"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PlumWorks Maps show orchards. We at PlumWorks count pears for PlumWorks Maps.", "PlumWorks"),
        ("PlumWorks Robotics counts pears. Work at PlumWorks Robotics!", "PlumWorks Robotics"),
        ("Plumworks Orchard and Garden Tools of Turin sells spades.", "Plumworks Orchard"),
    ],
)
def test_an_employer_that_a_board_writes_small_is_written_as_in_the_text(
    describe: Describe, text: str, name: str
) -> None:
    assert describe(text, organization="plumworks").organization == name


def test_tail_of_a_title_is_the_team(describe: Describe) -> None:
    assert describe("Text.", title="Software Engineer II, Fire Fruit", organization="Contoso").team == "Fire Fruit"


@pytest.mark.parametrize(
    "title",
    [
        "Data Scientist, Computer Vision",
        "Data Scientist, London",
        "Data Scientist (SQL)",
        "Data Scientist - Masters",
        "Data Scientist - Pear Exam Required",
        "Software Engineer, Front End",
    ],
)
def test_fields_places_and_brackets_in_a_title_are_no_team(describe: Describe, title: str) -> None:
    assert describe("Text.", title=title).team is None


def test_country_list_gives_the_other_locations(describe: Describe) -> None:
    posting = describe(
        "This role may be available across multiple locations (France, Germany and the UK).", location="Paris"
    )
    assert posting.primary_location == Place("Paris", None, "FR")
    assert [place.country for place in posting.other_locations] == ["FR", "DE", "GB"]


def test_seat_of_the_company_is_not_the_place_of_the_job(describe: Describe) -> None:
    assert describe("We are a fruit company based in Berlin.").primary_location is None


def test_place_of_the_job_in_its_text(describe: Describe) -> None:
    assert describe("This role is based in Berlin.").primary_location == Place("Berlin", None, "DE")


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("This is a fully remote position.", True),
        ("Please note these are not remote internships.", False),
        ("We support remote sensing teams.", None),
        ("You will sit in an office.", None),
    ],
)
def test_remote_only_if_stated(describe: Describe, text: str, remote: bool | None) -> None:
    assert describe(text).remote is remote


# --- conditions ---


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("This is a full-time position.", "full_time"),
        ("Start dates vary for full time internships.", None),
        ("Employment type: Part-time", "part_time"),
        ("You take full responsibility.", None),
    ],
)
def test_contract_only_if_stated_for_the_job(describe: Describe, text: str, contract: str | None) -> None:
    assert describe(text).employment_type == contract


def test_intern_has_an_internship(describe: Describe) -> None:
    assert describe("Text.", title="Data Scientist Intern").employment_type == "internship"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("The internship lasts 3-6 months.", (3, 6)),
        ("A six month internship.", (6, 6)),
        ("The internship lasts 12 weeks.", (3, 3)),
        ("12 months of experience with contract work.", None),
        ("Within 6 months you will own the long term plan.", None),
    ],
)
def test_duration_of_the_job_not_of_experience(describe: Describe, text: str, months: tuple[int, int] | None) -> None:
    assert describe(text).duration_months == months


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("interested in a 2026 internship in computer vision", 2026),
        ("Join us in Summer 2027.", 2027),
        ("Contoso was founded in 2015.", None),
    ],
)
def test_season_of_an_internship(describe: Describe, text: str, year: int | None) -> None:
    assert describe(text).season_year == year


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Are you a MS or PhD student?", ("MS", "PhD")),
        ("Bachelor's degree in computer science", ("BS",)),
        ("BA/BS degree or an MBA", ("BS", "MBA")),
        ("Experience with MS Office", ()),
        ("You join our team of PhD scientists", ()),
    ],
)
def test_degrees_asked_of_the_candidate(describe: Describe, text: str, degrees: tuple[str, ...]) -> None:
    assert describe(text).degrees == degrees


def test_fields_of_study_end_before_the_filler(describe: Describe) -> None:
    posting = describe("Enrolled in a Master's degree in computer science, fruit science, or related fields.")
    assert posting.degree_fields == ("computer science", "fruit science")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Speak, write, and read fluently in English", ("English",)),
        ("Fluency in French is a plus.", ()),
        ("Sehr gute Deutschkenntnisse in Wort und Schrift.", ("German",)),
        ("We sell to the German market.", ()),
    ],
)
def test_languages_only_if_required(describe: Describe, text: str, languages: tuple[str, ...]) -> None:
    assert describe(text).languages_spoken == languages


def test_eligibility_is_kept_in_the_text_s_words(describe: Describe) -> None:
    assert describe("Emirati national is required.").eligibility == ("Emirati national",)


# --- what is asked ---


def test_skills_are_split_by_their_sections(read: Read) -> None:
    posting = read(pages.SINGLE).postings[0]
    assert posting.skills == ("Python", "SQL")
    assert posting.preferred_skills == ("machine learning",)


def test_boilerplate_asks_nothing(read: Read) -> None:
    posting = read(pages.SINGLE).postings[0]
    assert "Docker" not in posting.skills
    assert "operations research" not in posting.topics


def test_skill_named_as_a_plus_is_preferred(describe: Describe) -> None:
    posting = describe("Experience with Python. Docker is a plus.")
    assert (posting.skills, posting.preferred_skills) == (("Python",), ("Docker",))


def test_ambiguous_word_counts_only_in_a_list(describe: Describe) -> None:
    assert describe("Statistical software (e.g., R, Python).").skills == ("R", "Python")
    assert describe("R is the rating of this film.").skills == ()


def test_words_apart_are_not_a_name_written_together(describe: Describe) -> None:
    assert describe("Experience in design and in C sharp.").skills == ()


def test_disciplines_of_interest_also_where_no_vocabulary_knows_them(describe: Describe) -> None:
    posting = describe(
        "Are you interested in an internship in the field of deep learning, pomology or computer vision?"
    )
    assert set(posting.disciplines) == {"deep learning", "pomology", "computer vision"}


def test_what_a_background_is_used_for_is_no_discipline(describe: Describe) -> None:
    posting = describe("We want a background in operations research to improve our supply chain.")
    assert posting.disciplines == ("operations research",)


def test_disciplines_of_qualifications_are_kept_apart(describe: Describe) -> None:
    posting = describe("Qualifications:\n- Experience in computer vision")
    assert (posting.disciplines, posting.qualification_disciplines) == ((), ("computer vision",))


# --- other languages ---


def test_german_posting(read: Read) -> None:
    text = (
        "Softwareentwickler (m/w/d)\nContoso GmbH\nMünchen\n\nDeine Aufgaben\n- Du entwickelst Software mit Docker\n\n"
        "Dein Profil\n- Erfahrung mit Python und SQL\n- Fließendes Deutsch\n\nDas bieten wir\n- Kubernetes-Socken\n"
    )
    (posting,) = read(text).postings
    assert (posting.role, posting.organization) == ("Software Engineer", "Contoso")
    assert posting.primary_location is not None
    assert posting.skills == ("Docker", "Python", "SQL")
    assert posting.languages_spoken == ("German",)


def test_french_posting(read: Read) -> None:
    text = (
        "Data Scientist H/F\nContoso\nParis, France\n\nVos missions\n- Construire des modèles\n\n"
        "Profil recherché\n- Maîtrise de Python et SQL\n- Anglais courant\n"
    )
    (posting,) = read(text).postings
    assert (posting.role, posting.primary_location) == ("Data Scientist", Place("Paris", None, "FR"))
    assert posting.skills == ("Python", "SQL")
    assert posting.languages_spoken == ("English",)


def test_an_institution_before_its_town_is_no_town(describe: Describe) -> None:
    found = describe("You count frosts.", location="University of Frost at Berlin, Austin, TX")
    assert found.primary_location is not None
    assert (found.primary_location.city, found.primary_location.region) == ("Austin", "TX")
    assert not found.other_locations


@pytest.mark.parametrize("listed", ["Python; R; SQL", "Python;R;SQL", "Python|R|SQL", "Python · R · SQL"])
def test_semicolons_and_bars_part_skills(read: Read, listed: str) -> None:
    (posting,) = read(f"Data Scientist\n\nRequirements\n- You know {listed}\n- 3 years of experience\n").postings

    assert posting.skills == ("Python", "R", "SQL")


def test_names_with_signs_need_no_blank_between_them(read: Read) -> None:
    (posting,) = read("Data Scientist\n\nRequirements\n- You know C#,Python\n- 3 years of experience\n").postings

    assert posting.skills == ("C#", "Python")

"""What a question in words asks for: places by any name, and what is left once they are taken out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.asking.understanding import Understanding, Understood
from kg.base import KnowledgeBase
from kg.schema import NodeType

_ROWS = (
    ("Data Scientist", "Milan, Italy", "Python"),
    ("Sales Manager", "Milan, Italy", "sales"),
    ("Sales Assistant", "Vienna, Austria", "sales"),
    ("Sales Clerk", "Vienna, VA, US", "sales"),
    ("Data Engineer", "Zurich, Switzerland", "SQL"),
    ("UX Designer", "Austin, TX, US", "SQL"),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("places")
    lines = ["title,company,location,skills", *(f'{title},Acme,"{where}",{what}' for title, where, what in _ROWS)]
    (folder / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("bay")
    towns = ("Oakland", "San Jose", "Fremont", "Fresno")
    lines = ["title,company,location", *(f'Cook,{town} Inn,"{town}, CA"' for town in towns)]
    (folder / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv"], folder / "kb", train=False) as built:
        yield built


def _understood(base: KnowledgeBase, text: str) -> Understood:
    return Understanding(base.store, base.embedder.encoder).understood(text)


@pytest.mark.parametrize(
    ("text", "read", "about", "place"),
    [
        ("Datenwissenschaftler in Mailand", "Datenwissenschaftler in Milan", "Datenwissenschaftler", "it-milan"),
        ("infirmière à Milan", "infirmière à Milan", "infirmière", "it-milan"),
        ("data sceintist in mailand", "data scientist in Milan", "data scientist", "it-milan"),
        ("desarrollador en Viena", "desarrollador en Vienna", "desarrollador", "at-vienna"),
        ("Python developer, Zürich", "Python developer, Zürich", "Python developer", "ch-zurich"),
        ("Koch in Genf, SQL", "Koch in Geneva, SQL", "Koch SQL", "ch"),
        ("engineer in Naples or Zurich", "engineer in Naples or Zurich", "engineer", "it"),
        ("Milan", "Milan", "Milan", "it-milan"),
        ("data analyst Mailand SQL", "data analyst Milan SQL", "data analyst SQL", "it-milan"),
        ("cuisinier près de Milan", "cuisinier près de Milan", "cuisinier", "it-milan"),
        ("Technician (based in Mailand)", "Technician (based in Milan)", "Technician (based)", "it-milan"),
        ("Koch Wien", "Koch Vienna", "Koch", "at-vienna"),
        ("cuoco milano", "cuoco Milan", "cuoco", "it-milan"),
        ("cuoco milano part-time", "cuoco Milan part-time", "cuoco", "it-milan"),
        ("remote Milan cook", "remote Milan cook", "cook", "it-milan"),
        ("koch österreich", "koch Austria", "koch", "at"),
        ("data analyst mailand", "data analyst Milan", "data analyst", "it-milan"),
    ],
)
def test_places_are_known_by_all_their_names_and_no_part_of_the_work(
    base: KnowledgeBase, text: str, read: str, about: str, place: str
) -> None:
    understood = _understood(base, text)
    assert (understood.text, understood.about) == (read, about)
    assert f"location:{place}" in understood.named


def test_a_place_by_a_foreign_name_is_no_namesake_of_its_english_one(base: KnowledgeBase) -> None:
    assert "location:us-va-vienna" not in _understood(base, "Verkäufer in Wien").named


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("sals assistent", "sals assistent"),
        ("data scintist and sles assistnat", "data scientist and sles assistant"),
        ("data assistent", "data assistent"),
        ("scintist assistent", "scientist assistant"),
    ],
)
def test_a_word_that_is_one_is_a_slip_beside_another(base: KnowledgeBase, text: str, read: str) -> None:
    assert _understood(base, text).text == read


def test_what_stands_around_a_question_is_no_part_of_it(base: KnowledgeBase) -> None:
    understood = _understood(base, "who is looking for sales people in Mailand?")
    assert (understood.text, understood.about) == ("sales people in Milan", "sales")


@pytest.mark.parametrize(
    "text",
    [
        "Data Scientist",
        "marketing in Healthcare",
        "work in sales",
        "work in IT",
        "sofware enginer",
        "Senior Manager In Operations",
        "POGO PIN SALES ENGINEER",
        "agenceuse de salles de bains",
        "Zebedia Wesseling",
        "Conseillère de Probation -CIP-",
    ],
)
def test_what_is_no_place_stays(base: KnowledgeBase, text: str) -> None:
    understood = _understood(base, text)
    assert understood.about == understood.text
    assert not any(node_id.startswith("location:") for node_id in understood.named)


def test_where_it_should_not_be_is_no_wish(base: KnowledgeBase) -> None:
    understood = _understood(base, "UX designer, not in USA")
    assert understood.about == "UX designer"
    assert not any(node_id.startswith("location:") for node_id in understood.named)


@pytest.mark.parametrize(
    ("text", "about", "left_out"),
    [
        ("sales, anything but Milan", "sales", ["Milan"]),
        ("sales manager not in Milan or Zurich", "sales manager", ["Milan", "Zurich"]),
        ("Verkäufer ausser Mailand", "Verkäufer", ["Milan"]),
        ("sales outside Italy", "sales", ["Italy"]),
        ("sales, not in Milan, Italy", "sales", ["Milan"]),
        ("sales, not at Acme", "sales", ["Acme"]),
        ("data engineer not in Genf", "data engineer", []),
        ("anything but Milan", "work", ["Milan"]),
        ("cualquier cosa menos Milan", "work", ["Milan"]),
        ("sales outside Europe", "sales", ["Europe"]),
    ],
)
def test_what_is_refused_is_left_out_and_no_part_of_the_work(
    base: KnowledgeBase, text: str, about: str, left_out: list[str]
) -> None:
    understood = _understood(base, text)
    assert (understood.about, list(dict.fromkeys(there.name for there in understood.elsewhere))) == (about, left_out)
    assert not understood.asked_for
    assert understood.remarks == ()


@pytest.mark.parametrize(
    "text", ["sales, anything but Milan", "anything but Milan", "sales except Mailand", "not Italy"]
)
def test_nothing_is_found_where_it_should_not_be(base: KnowledgeBase, text: str) -> None:
    answer = base.similar(text=text, k=10)
    assert {match.properties["country"] for match in answer} == {"AT", "US", "CH"}


def test_who_says_only_where_not_is_told_so(base: KnowledgeBase) -> None:
    note = base.similar(text="anything but Milan").note
    assert note == "It is said only where it should not be: say what it should be, too."
    assert base.similar(text="sales, not at Acme").note == "Nothing is left without Acme."


def test_an_answer_says_which_place_it_misses(base: KnowledgeBase) -> None:
    assert "None of these is in Zurich." in str(base.similar(text="surgeon in Zurich", k=1, where="city=Austin").note)
    note = base.similar(text="data engineer in Genf", k=1).note
    assert note == "Read as 'data engineer in Geneva'. Nothing is known in Geneva itself, so Switzerland is meant."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("pm sf", "product manager San Francisco"),
        ("swe in nyc", "software engineer in New York"),
        ("ux designer silicon valley", "ux designer San Francisco Bay Area"),
    ],
)
def test_short_forms_of_work_and_places_are_written_out(base: KnowledgeBase, text: str, read: str) -> None:
    assert _understood(base, text).text == read


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Peru", ("Nothing is known in Peru.",)),
        ("Georgia", ("'Georgia' is read as Georgia, US, not the country.",)),
        ("georgia", ()),
        ("Sales", ()),
        ("cook mobile", ()),
    ],
)
def test_a_text_that_is_nothing_but_a_place_asks_for_it(
    base: KnowledgeBase, text: str, remarks: tuple[str, ...]
) -> None:
    assert _understood(base, text).remarks[:1] == remarks


def test_a_part_of_the_world_is_the_countries_in_it(base: KnowledgeBase) -> None:
    understood = _understood(base, "sales in Europe")
    assert {"location:it", "location:at", "location:ch"} <= set(understood.named)
    assert "location:us" not in understood.named
    assert understood.places == ("Europe",)
    assert {match.properties["country"] for match in base.similar(text="sales in EMEA", k=2)} == {"IT", "AT"}
    assert _understood(base, "Koch Deutschschweiz").named == ("location:ch",)


def test_either_of_two_places_may_be_one_of_another_name(base: KnowledgeBase) -> None:
    understood = _understood(base, "sales not in Zürich oder Mailand")
    assert [there.name for there in understood.elsewhere] == ["Zurich", "Milan"]


def test_a_town_that_titles_and_teams_call_otherwise_is_one(tmp_path: Path) -> None:
    lines = ["title,company,location,team", 'Cook - Mailand,Acme,"Milan, Italy",Mailand', "Mobile Cook,Acme,,Mobile"]
    (tmp_path / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        understood = _understood(built, "pastry cook mailand")
        assert (understood.about, understood.places) == ("pastry cook", ("Milan",))
        assert _understood(built, "cook mobile").places == ()


def test_an_employer_that_is_called_like_a_town_is_meant_itself(tmp_path: Path) -> None:
    lines = ["title,company,location", 'Cook,Google,"Oslo, Norway"', 'Cook,Quillvane,"Oslo, Norway"']
    (tmp_path / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        assert [there.name for there in _understood(built, "cook except Google").elsewhere] == ["Google"]
        assert [match.properties["organization"] for match in built.similar(text="cook except Google")] == ["Quillvane"]


@pytest.mark.parametrize(
    ("text", "named", "remarks"),
    [
        ("sales in Vienna, Virginia", {"location:us-va-vienna"}, ()),
        ("sales in Zurich, Switzerland", {"location:ch-zurich", "location:ch"}, ()),
        (
            "Sales Manager Milan, Ohio",
            {"location:us"},
            ("Nothing is known in Milan itself, so United States is meant.",),
        ),
    ],
)
def test_what_a_town_is_in_tells_it_from_a_namesake(
    base: KnowledgeBase, text: str, named: set[str], remarks: tuple[str, ...]
) -> None:
    understood = _understood(base, text)
    assert {node_id for node_id in understood.named if node_id.startswith("location:")} == named
    assert understood.remarks == remarks


@pytest.mark.parametrize("text", ["jobs at Acme in Milan", "anything in Milan", "lavoro a Milano"])
def test_who_asks_for_any_work_says_nothing_of_it(base: KnowledgeBase, text: str) -> None:
    assert not _understood(base, text).says_work
    assert base.similar(text=text, k=2)[0].properties["city"] == "Milan"


def test_a_place_before_a_year_is_asked_for(base: KnowledgeBase) -> None:
    assert _understood(base, "sales manager Milan 2026").asked_for == {NodeType.LOCATION}


@pytest.mark.parametrize(
    ("text", "about", "towns"),
    [
        ("cook near Oakland", "cook", {"oakland", "fremont"}),
        ("cook within 30 km of Fremont", "cook", {"fremont", "san-jose"}),
        ("cook within 10 miles of San Jose", "cook", {"san-jose"}),
        ("cook in Oakland", "cook", {"oakland"}),
    ],
)
def test_what_is_near_a_place_is_in_the_towns_around_it(
    bay: KnowledgeBase, text: str, about: str, towns: set[str]
) -> None:
    understood = _understood(bay, text)
    found = {node_id.removeprefix("location:us-ca-") for node_id in understood.named if "location" in node_id}
    assert (understood.about, found) == (about, towns)


def test_what_is_near_misses_the_place_that_was_named(bay: KnowledgeBase) -> None:
    assert bay.similar(text="cook near Oakland", k=1, where="city=Fresno").note == "None of these is in Oakland."


def test_an_area_is_all_the_towns_in_it(bay: KnowledgeBase) -> None:
    understood = _understood(bay, "cook bay area")
    towns = {"location:us-ca-oakland", "location:us-ca-san-jose", "location:us-ca-fremont"}
    assert set(understood.named) - {"role:cook"} == towns
    assert understood.places == ("San Francisco Bay Area",)


def test_a_town_is_looked_for_by_its_whole_name(base: KnowledgeBase) -> None:
    assert _understood(base, "electrician Council Bluffs").remarks == (
        "Nothing is known in Council Bluffs itself, so United States is meant.",
    )


def test_an_advert_keeps_its_places(base: KnowledgeBase) -> None:
    text = "Data Scientist\nYou work in Milan with a team of ten."
    assert _understood(base, text).about == text
    assert "location:it-milan" in _understood(base, text).named


def test_what_is_asked_for_somewhere_is_found_there(base: KnowledgeBase) -> None:
    answer = base.similar(text="sales in Wien", k=2)
    assert answer[0].properties["country"] == "AT"
    assert answer.note == "Read as 'sales in Vienna'."


@pytest.mark.parametrize(
    ("word", "known"), [("Datenwissenschaftler", True), ("scientist", True), ("Krankenpfleger", False), ("qwzx", False)]
)
def test_a_foreign_word_is_known_if_what_it_means_is(base: KnowledgeBase, word: str, known: bool) -> None:
    assert Understanding(base.store, base.embedder.encoder).words.is_known(word) is known


def test_what_is_written_without_blanks_is_known_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("title,company\nソフトウェア エンジニア,Acme\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        understanding = Understanding(built.store, built.embedder.encoder)
        assert understanding.words.is_known("ソフトウェアエンジニア")
        assert not understanding.words.is_known("ソフトウェア看護師")


def test_a_word_that_says_nothing_is_neither_known_nor_not(base: KnowledgeBase) -> None:
    assert Understanding(base.store, base.embedder.encoder).words.is_known("für") is None


def test_of_the_many_in_a_place_those_with_the_work_are_found(tmp_path: Path) -> None:
    rows = ["title,company,location"]
    rows += [f'Plumber {n},Acme {n},"Oslo, Norway"' for n in range(120)]
    rows += [f'Botanist {n},Acme {n},"Lima, Peru"' for n in range(300)]
    rows += ['Plant Scientist,Quillvane,"Oslo, Norway"']
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as base:
        assert "Plant Scientist" in {match.name for match in base.similar(text="botanist in Oslo", k=3)}


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("abroad")
    towns = ("São Paulo, Brazil", "Raleigh, NC, US", "Sunnyvale, CA, US", "Mexico City, Mexico")
    lines = ["title,company,location,description"]
    lines += [f'Cook {number},India,"{town}","All roles in our kitchens."' for number in range(4) for town in towns]
    text = "You apply machine learning NLP and computer science. Sie können maschinelles Lernen."
    lines += [f'Machine Learning Engineer,India,"Pune, India","{text}"']
    (folder / "jobs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    papers = ["title,abstract,authors,venue"]
    papers += [f"Bees Dance {year},We watch bees.,Ada Ashgrove,ZZBEE {year}" for year in (2031, 2032)]
    papers += ["Ants Dance,We watch ants.,Ada Ashgrove,ANTCON 2031"]
    (folder / "papers.csv").write_text("\n".join(papers) + "\n", encoding="utf-8")
    with kg.build([folder / "jobs.csv", folder / "papers.csv"], folder / "kb", train=False) as built:
        yield built


@pytest.mark.parametrize(
    ("text", "about", "places"),
    [
        ("cook sao paulo", "cook", ("São Paulo",)),
        ("cook in guadalajara", "cook", ("Mexico",)),
        ("cook cape town", "cook", ()),
        ("cook cupertino", "cook", ("Cupertino",)),
        ("cook Latin America spanish", "cook spanish", ("Latin America",)),
        ("cook raleigh no travel", "cook", ("Raleigh",)),
        ("roles for cooks", "roles for cooks", ()),
        ("cook in science", "cook in science", ()),
    ],
)
def test_towns_in_small_letters_are_places_and_usual_words_are_none(
    abroad: KnowledgeBase, text: str, about: str, places: tuple[str, ...]
) -> None:
    understood = _understood(abroad, text)
    assert (understood.about, understood.places) == (about, places)


def test_where_nothing_is_known_in_a_town_those_near_it_are_meant(abroad: KnowledgeBase) -> None:
    understood = _understood(abroad, "cook in Cupertino")
    assert "location:us-ca-sunnyvale" in understood.named
    assert understood.remarks == ("Nothing is known in Cupertino itself, so towns near it are meant.",)


def test_who_is_called_like_a_place_is_not_meant_by_it(abroad: KnowledgeBase) -> None:
    assert _understood(abroad, "cook in India").asked_for == {NodeType.LOCATION}


def test_what_is_refused_somewhere_is_no_part_of_the_work(abroad: KnowledgeBase) -> None:
    understood = _understood(abroad, "anything but cooking in India")
    assert (understood.refused, understood.about, understood.places) == (("cooking",), "work", ("India",))


def test_an_internship_is_a_wish_beside_the_work_and_else_the_work(abroad: KnowledgeBase) -> None:
    assert _understood(abroad, "internship cooking").about == "cooking"
    assert _understood(abroad, "internship in India").about == "internship"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("informatics", "informatics computer science"),
        ("nlp", "nlp natural language processing"),
        ("maschinelles lernen", "machine learning"),
        ("Praktikum maschinelles Lernen", "machine learning"),
        ("informatics engineer", "computer science engineer"),
        ("chercheur en apprentissage automatique", "chercheur en machine learning"),
        ("machine learning engineer", "machine learning engineer"),
    ],
)
def test_short_and_foreign_names_are_asked_for_by_what_texts_call_them(
    abroad: KnowledgeBase, text: str, about: str
) -> None:
    assert _understood(abroad, text).about == about


def test_a_meeting_is_named_without_its_year(abroad: KnowledgeBase) -> None:
    found = abroad.similar(text="ZZBEE papers on dancing", type="paper", k=3)
    assert [match.name for match in found][2] == "Ants Dance"


def test_wishes_are_read_where_openings_are_asked_for(abroad: KnowledgeBase) -> None:
    assert abroad.similar(text="papers on part-time bees", type="paper", k=1).query.get("wishes") is None
    assert abroad.similar(text="part-time cook", k=1).query["wishes"] == ["part-time"]


def test_employers_in_small_letters_are_refused_each_and_the_place_behind_them_is_not(tmp_path: Path) -> None:
    rows = [
        "title,company,location",
        *(f'Cook {n},{house},"Pune, India"' for n in range(20) for house in ("Acme", "Quillvane")),
    ]
    (tmp_path / "jobs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with kg.build([tmp_path / "jobs.csv"], tmp_path / "kb", train=False) as built:
        understood = _understood(built, "cook, not at acme or quillvane, in India")
        assert [there.name for there in understood.elsewhere] == ["Acme", "Quillvane"]
        assert (understood.about, understood.places) == ("cook", ("India",))
        assert _understood(built, "cook at acme").asked_for == {NodeType.ORGANIZATION}


def test_who_hates_something_does_not_ask_for_it(abroad: KnowledgeBase) -> None:
    note = abroad.similar(text="jobs for someone who hates cooking", k=1).note
    assert note == "It is said only what it should not be (cooking): say what it should be, too."


@pytest.mark.parametrize(
    ("text", "about", "remark"),
    [
        ("cook Leeds", "cook", "Nothing is known in Leeds."),
        ("Koch, Portugal", "Koch", "Nothing is known in Portugal."),
        ("cook Cork Ireland", "cook", "Nothing is known in Cork."),
        ("cook Winterthur Switzerland", "cook", "Nothing is known in Winterthur itself, so towns near it are meant."),
        ("cook in Ireland", "cook", "Nothing is known in Ireland."),
    ],
)
def test_a_place_at_the_end_that_nothing_is_known_in_is_told(
    base: KnowledgeBase, text: str, about: str, remark: str
) -> None:
    understood = _understood(base, text)
    assert (understood.about, understood.remarks) == (about, (remark,))


def test_a_last_word_in_small_letters_is_a_small_town_behind_a_word_of_titles(base: KnowledgeBase) -> None:
    assert _understood(base, "lorem ipsum dolor sit amet").remarks == ()
    told, *_ = _understood(base, "data engineer amet").remarks
    assert told.startswith("'amet' is read as Amet")


def test_a_house_without_openings_that_is_called_like_a_town_is_not_meant(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text('title,company,location\nCook,Acme,"Frankfurt am Main, Germany"\n')
    written_at = "@inproceedings{a, title={Bread}, author={Ilse Marrow}, affiliation={Frankfurt}, year={2021}}"
    (tmp_path / "a.bib").write_text(written_at)
    with kg.build([tmp_path / "jobs.csv", tmp_path / "a.bib"], tmp_path / "kb", train=False) as built:
        assert built.store.is_a_name("Frankfurt")
        assert _understood(built, "cook in Frankfurt").places == ("Frankfurt am Main",)


def test_a_method_that_is_called_like_a_town_is_not_meant_where_a_town_would_stand(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text('title,company,location\nCook,Acme,"Paris, France"\n')
    page = "@inproceedings{a, title={Lyon: Clustering of Doughs by Flour}, author={Ilse Marrow}, year={2021}}"
    (tmp_path / "a.bib").write_text(page)
    with kg.build([tmp_path / "jobs.csv", tmp_path / "a.bib"], tmp_path / "kb", train=False) as built:
        assert built.store.is_a_name("Lyon")
        told = "Nothing is known in Lyon itself, so France is meant."
        assert _understood(built, "cook in Lyon").remarks == (told,)
        assert _understood(built, "cook, Lyon").remarks == (told,)
        assert _understood(built, "Lyon clustering").remarks == ()
        assert _understood(built, "clustering, Lyon, dough").remarks == ()


def test_a_question_of_thousands_of_words_takes_time_by_its_length(base: KnowledgeBase) -> None:
    """It took half a minute while each word was looked at with all words before it."""
    assert _understood(base, "e\u0301 " * 30_000).places == ()


@pytest.mark.parametrize("text", ["entry level, no experience, any job", "someone who speaks German and Dutch"])
def test_a_question_of_wishes_alone_says_no_work(base: KnowledgeBase, text: str) -> None:
    understood = _understood(base, text)
    assert not understood.says_work
    assert understood.refused == ()

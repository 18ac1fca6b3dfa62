"""Fields that the sentences of a posting list."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Posting, Term
from tests.extract.records import posting_record
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

Describe = Callable[..., Posting]


@pytest.fixture
def describe(extractor: Extractor) -> Describe:
    """Reads a posting record with a description."""

    def read_record(description: str, title: str = "Data Scientist", **columns: str) -> Posting:
        return extractor.extract(posting_record(title=title, **columns, description=description)).postings[0]

    return read_record


def test_fields_of_expertise_are_topics_and_disciplines_though_no_vocabulary_lists_them(describe: Describe) -> None:
    posting = describe("We seek somebody with expertise in snow sensing, drift physics for roads, and thaw planning.")
    assert {"snow sensing", "drift physics", "thaw planning"} <= set(posting.topics)
    assert posting.disciplines == ("snow sensing", "drift physics", "thaw planning")


def test_the_words_around_a_known_field_make_it_another(describe: Describe) -> None:
    posting = describe("Areas of interest include deep learning, orchard machine learning and frost ledgers.")
    assert posting.disciplines == ("deep learning", "orchard machine learning", "frost ledgers")


def test_what_a_team_deals_with_is_no_field_that_one_must_know(describe: Describe) -> None:
    posting = describe("Areas of focus include frost batching, apple routing and pear decoding.")
    assert {"frost batching", "apple routing", "pear decoding"} <= set(posting.topics)
    assert posting.disciplines == ()


def test_rows_below_the_words_that_announce_them(describe: Describe) -> None:
    posting = describe(
        "Possible research topics include:\n\n • Energy planning\n • Frost modelling\n\nPlease write to us."
    )
    assert {"energy planning", "frost modelling"} <= {topic.lower() for topic in posting.topics}


def test_names_with_capitals_and_brackets(describe: Describe) -> None:
    posting = describe(
        "You sell to farms, with a focus on Orchard Wireless Access (OWA), Wi-Fi security and fibre fences."
    )
    assert {"orchard wireless access", "Wi-Fi security", "fibre fences"} <= set(posting.topics)


@pytest.mark.parametrize(
    "sentence",
    [
        "We focus on delighting our customers and on doing great work together.",
        "You work on multiple exciting initiatives and challenging problems.",
        "We are interested in people from all backgrounds.",
        "You will work on a curiosity-driven, long-term basis.",
        "We serve the areas of Ripton, Garsdale and Lower Snowdon.",
    ],
)
def test_what_adverts_say_of_themselves_names_no_field(describe: Describe, sentence: str) -> None:
    posting = describe(sentence, title="Clerk")
    assert (posting.topics, posting.disciplines) == ((), ())


def test_a_list_ends_where_the_sentence_goes_on(describe: Describe) -> None:
    posting = describe("You have a background in deep learning to help build Pear and Apple technology.")
    assert posting.disciplines == ("deep learning",)


def test_one_head_of_two_fields(describe: Describe) -> None:
    posting = describe("You bring expertise in pear and apple technology.")
    assert posting.disciplines == ("pear and apple technology",)


def test_what_a_project_is_called_in_quotes(describe: Describe) -> None:
    posting = describe("You join the project entitled “Survival modelling of frozen orchards”, which runs until May.")
    assert "survival modelling of frozen orchards" in posting.topics


def test_the_first_word_of_a_product_is_no_discipline(describe: Describe) -> None:
    assert describe("You focus on Machine Learning Gateway, our product.").disciplines == ()
    assert describe("You focus on machine learning, our field.").disciplines == ("machine learning",)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("You implement kernel grafting, orchard fusion and auto-pruning for us.", "orchard fusion"),
        ("You will study frost modelling.", "frost modelling"),
        ("Conduct research on apple turbulence and on forecasting of frost drift.", "frost drift"),
        ("You carry out simulations of frozen electrolytes.", "frozen electrolytes"),
        ("Keep farms safe from frost fraud and plant diseases.", "plant diseases"),
        ("Studies of drought.", "drought"),
        ("Planung und Auslegung der Wassertechnik", "wassertechnik"),
    ],
)
def test_what_is_done_with_a_thing_names_it(describe: Describe, sentence: str, topic: str) -> None:
    posting = describe(sentence, title="Clerk")
    assert topic in {name.lower() for name in posting.topics}


@pytest.mark.parametrize(
    "sentence", ["You develop software and implement policies.", "Research labs led by Ada Nowak."]
)
def test_what_work_brings_forth_everywhere_is_no_topic(describe: Describe, sentence: str) -> None:
    assert describe(sentence, title="Clerk").topics == ()


def test_what_a_list_goes_on_with_behind_a_preposition_is_not_asked_for(describe: Describe) -> None:
    posting = describe("We want people passionate about computer vision with operations research.", title="Clerk")
    assert posting.disciplines == ("computer vision",)


def test_what_somebody_is_sought_for(describe: Describe) -> None:
    posting = describe("We seek a Research Scientist for frost beamforming and apple design.", title="Clerk")
    assert {"frost beamforming", "apple design"} <= set(posting.topics)


def test_ways_of_working_that_are_named_again_and_again(read_practice: Describe) -> None:
    often = "You do social farming. We love social farming."
    assert "social farming" in read_practice(often).topics
    assert "social farming" not in read_practice("You do social farming once.").topics
    assert "social farming" in read_practice("You plant.", title="Social Farming Manager").topics


@pytest.fixture
def read_practice() -> Describe:
    """Reads a posting record with a vocabulary that knows one way of working."""
    practice = Term(NodeType.SKILL, "social farming", broader=("business skill",))
    extractor = Extractor(FakeVocabulary((practice,)), FakePlaces())

    def read_record(description: str, title: str = "Clerk") -> Posting:
        return extractor.extract(posting_record(title=title, description=description)).postings[0]

    return read_record


@pytest.mark.parametrize(
    "sentence",
    [
        "Expertise in one and willingness to learn the other is mandatory.",
        "Expertise in manipulating complex, high-volume data.",
        "You deliver a personalized user experience on supply chain and computer vision websites.",
    ],
)
def test_attitudes_amounts_and_what_users_live_through_are_no_fields(describe: Describe, sentence: str) -> None:
    posting = describe(sentence)
    assert (posting.disciplines, posting.qualification_disciplines) == ((), ())


def test_what_a_large_house_says_of_all_its_teams_is_no_topic(describe: Describe) -> None:
    posting = describe(
        "Your task is to count pears with us.\n\n"
        "Contoso Orchards addresses challenges that define the ladders of today and tomorrow. From picking to pressing,"
        " our picking teams have the opportunity to reach billions of people every day. Areas of interest include frost"
        " batching, apple routing and computer vision. We publish regularly in the journals of the trade."
    )
    assert not {"frost batching", "apple routing", "computer vision"} & {*posting.topics, *posting.disciplines}


def test_degrees_languages_and_codes_behind_a_title_are_neither_team_nor_topic(describe: Describe) -> None:
    for title in ("Data Scientist, BS/MS", "Data Scientist - French and English", "Data Scientist - DPT"):
        posting = describe("You count the pears of the orchard with us.", title)
        assert (posting.team in (None, "DPT"), posting.topics) == (True, ())


def test_a_word_of_several_meanings_is_a_topic_beside_one() -> None:
    terms = (Term(NodeType.TOPIC, "privacy"), Term(NodeType.TOPIC, "fairness", context=True))
    reader = Extractor(FakeVocabulary(terms), FakePlaces())
    beside, alone = (
        reader.extract(posting_record(title="Analyst", description=told)).postings[0].topics
        for told in (
            "Apples have challenges such as privacy, fairness, and more.",
            "We like privacy. In all fairness, too.",
        )
    )
    assert "fairness" in beside
    assert "fairness" not in alone


def test_parts_of_a_firm_beside_a_topic_and_words_of_longer_names_are_no_topics() -> None:
    terms = (
        Term(NodeType.TOPIC, "privacy"),
        *(Term(NodeType.TOPIC, word, context=True) for word in ("engineering", "fairness")),
    )
    posting = Extractor(FakeVocabulary(terms), FakePlaces()).extract(
        posting_record(
            title="Analyst", description="Apples meet privacy and engineering. We judge privacy, fairness boards."
        )
    )
    assert posting.postings[0].topics == ("privacy",)


def test_initials_behind_a_comma_are_a_state_only_behind_an_internship(describe: Describe) -> None:
    posting = describe("Requirements\n\n- Expertise in Pear Acoustics, ML and Plum Dynamics\n")
    assert "pear acoustics" in posting.qualification_disciplines


@pytest.mark.parametrize(
    "sentence",
    [
        "We heal orchards by our extensive expertise in deep learning.",
        "Contoso is impacting the field of computer vision.",
        "The lab looks at how orchards form, with focus on computer vision.",
        "You have experience with large data sets.",
    ],
)
def test_fields_that_nobody_is_asked_for(describe: Describe, sentence: str) -> None:
    assert describe(sentence).disciplines == ()

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def titles_of(text: str) -> list[str]:
    return [paper.title for paper in read_page_text(text).papers]


@pytest.mark.parametrize(
    "told",
    [
        "we develop a way to count spores.",
        "the authors show how spores travel.",
        "Novak et al. propose to count spores.",
    ],
)
def test_title_in_which_something_is_done(told: str) -> None:
    page = f"Moss weekly\n\nOur work was shown to others. In Counting spores on long and windy summits, {told}\n"
    assert titles_of(page) == ["Counting spores on long and windy summits"]


@pytest.mark.parametrize(
    "opening",
    ["In Norway and the greener parts of its coast", "In Section 3 of the report that we wrote", "In Europe"],
)
def test_places_and_parts_of_texts_are_no_titles(opening: str) -> None:
    assert titles_of(f"Moss weekly\n\nIt rained. {opening}, we study how spores travel.\n") == []


def test_items_that_tell_who_wrote_them() -> None:
    page = (
        "Two prizes for the garden\n\n"
        "• Counting Spores on Windy Summits, co-authored by KTH Associate Professor Ada Nowak and student Lin Vale\n"
        "• Ferns That Sleep: A Field Guide to Night Walks, co-authored by student Marek Dahl\n"
    )
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {
        ("Ada Nowak", "Counting Spores on Windy Summits"),
        ("Lin Vale", "Counting Spores on Windy Summits"),
        ("Marek Dahl", "Ferns That Sleep: A Field Guide to Night Walks"),
    }


_ABSTRACT = (
    "Moss grows where little else does, and few have asked how far its spores travel before they settle. In this paper,"
    " we count spores on summits and in valleys over eleven years and compare them with what wind and rain would carry."
    " We propose a simple rule that tells where moss will be found next, and show on four summits that it holds.\n"
)


@pytest.mark.parametrize("signs", ["2019\nDownload Copy BibTeX\n", "Abstract\n", "View publication\n"])
def test_page_of_one_paper_without_authors(signs: str) -> None:
    assert titles_of(f"How far spores travel on windy summits\n\n{signs}{_ABSTRACT}") == [
        "How far spores travel on windy summits"
    ]


def test_article_that_speaks_of_a_paper_is_none() -> None:
    assert titles_of(f"How far spores travel on windy summits\n\nIt rains.\n\n{_ABSTRACT}") == []


def test_titles_by_their_numbers_with_text_between() -> None:
    page = (
        "Best moss papers\n\n"
        "1. Counting Spores on Windy Summits\nA new way to count, with good results on all summits.\n\n"
        "First author: Ada Nowak\n\n"
        "2. Sleepy Ferns: What They Do at Night\nThis one looks at ferns.\n\n"
        "3. Moss Cushions as Clocks\nThe authors date walls by their moss.\n"
    )
    draft = read_page_text(page)
    assert [paper.title for paper in draft.papers] == [
        "Counting Spores on Windy Summits",
        "Sleepy Ferns: What They Do at Night",
        "Moss Cushions as Clocks",
    ]
    assert triples(draft, Relation.AUTHOR_OF) == {("Ada Nowak", "Counting Spores on Windy Summits")}


def test_two_numbers_are_no_list_of_papers() -> None:
    assert titles_of("Best moss papers\n\n1. Wet Moss Walks\nNice.\n\n2. Dry Moss Walks\nAlso nice.\n") == []


def test_byline_of_an_article_is_no_paper() -> None:
    page = "Garden Hosts Moss Meeting\n\nFriends of ferns meet again\nAda Nowak\nAugust 02, 2011\n\nIt rained.\n"
    assert titles_of(page) == []


@pytest.mark.parametrize(
    "line",
    [
        "Spring 2018: BOT 591: Moss for Beginners",
        "A conversation with Ada Nowak",
        "News from this year's conference",
        "Anna Nowak and Erik Dahl welcome guests from all over the world",
        "Gardens 2",
    ],
)
def test_lines_above_names_that_are_no_titles(line: str) -> None:
    assert titles_of(f"Publications\n\n{line}\nMarek Dahl, Ines Ortega, Bo Strand\n\nIt rained.\n") == []


def test_name_with_a_year_belongs_to_its_title() -> None:
    page = (
        "Publications\n\nMOCO 2021: A Moss Counting Contest.\nAda Nowak, Lin Vale, Marek Dahl, Ines Ortega, Bo "
        "Strand.\n"
        "arXiv 2021.\n"
    )
    assert titles_of(page) == ["MOCO 2021: A Moss Counting Contest"]


def test_only_other_author_in_brackets() -> None:
    page = "I count.\n\nWalking and Universal Rules of Moss for Windy Summits (with Ada Nowak). Manuscript, 2020.\n"
    assert triples(read_page_text(page), Relation.AUTHOR_OF) >= {
        ("Ada Nowak", "Walking and Universal Rules of Moss for Windy Summits")
    }


def test_title_in_quotes_of_two_kinds() -> None:
    assert titles_of('Moss news\n\nTheir first paper is titled "Counting spores at night”. It rained.\n') == [
        "Counting spores at night"
    ]


def test_what_somebody_is_good_at_is_no_title() -> None:
    assert titles_of("Moss news\n\nShe excels in “Walk and Be Slow,” “Look and Wait,” and “Count Again.”\n") == []


def test_title_on_two_lines() -> None:
    page = "Counting Spores and Other Small Things\non Windy Summits\n\nAnna Nowak, Erik Dahl and Lena Vogt\nKTH\n"
    assert titles_of(page) == ["Counting Spores and Other Small Things on Windy Summits"]


def test_authors_by_their_last_names() -> None:
    page = "“MoCo: Counting Spores at Night” by Mavrat, Dahl and Vogt\n\n• © Ruzena Mavrat, Erik Dahl, and Lena Vogt\n"
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {
        (name, "MoCo: Counting Spores at Night") for name in ("Ruzena Mavrat", "Erik Dahl", "Lena Vogt")
    }


def test_offices_are_no_titles() -> None:
    page = "Workshops\n\nOrganizers include: Anna Nowak, Erik Dahl, Lena Vogt\nFacilitators: Ines Ortega, Bo Strand\n"
    assert titles_of(page) == []


def test_firm_that_has_published_a_paper_announced_elsewhere() -> None:
    page = (
        "Umbra publishes a paper\n\nUmbra Robotics announced at the NeurIPS conference that it would publish.\n\n"
        "Now IBM has already published its first paper, titled “Counting Spores at Night”.\n"
    )
    draft = read_page_text(page)
    assert [(paper.title, paper.venue, paper.affiliations) for paper in draft.papers] == [
        ("Counting Spores at Night", None, ("IBM",))
    ]


def test_method_that_a_paper_presents() -> None:
    draft = read_page_text("Moss news\n\nIn “Counting spores at night”, we present Mo-Co, a new way to count.\n")
    assert [paper.methods for paper in draft.papers] == [("Mo-Co",)]


def test_quoted_title_alone_above_what_is_told_of_it() -> None:
    page = (
        'Moss at SIGIR 2021\n\n"Learning to count spores without any lamps"\n\n'
        "Counting is hard. In this paper, the authors count.\n"
    )
    assert titles_of(page) == ["Learning to count spores without any lamps"]


@pytest.mark.parametrize("title", ["Spores Are All We Count", "Attention to Moss"])
def test_famous_paper_without_quotes(title: str) -> None:
    draft = read_page_text(f"Moss news\n\nRuzena Mavrat was a co-author of the seminal paper, {title}.\n")
    assert triples(draft, Relation.AUTHOR_OF) == {("Ruzena Mavrat", title)}


def test_only_author_that_a_site_of_papers_names() -> None:
    page = f"Spores at Night\n\n07/25/2019 ∙ by Ruzena Mavrat, et al. ∙ KTH\n\n{_ABSTRACT}"
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {("Ruzena Mavrat", "Spores at Night")}


def test_titles_with_a_call_in_them() -> None:
    page = "Publications\n\n1. Okay, Count Them! Spores and Other Small Things\n   Anna Nowak, Erik Dahl\n"
    assert titles_of(page) == ["Okay, Count Them! Spores and Other Small Things"]


def test_items_with_other_authors_in_brackets_below() -> None:
    page = (
        "Publications\n\n- Spores and their walks [pdf]\n(with Ruzena Mavrat)\nAnnals of Moss 36(7), 2015\n\n"
        "- Rules of wind [pdf]\n(with Erik Dahl and Lena Vogt)\nAnnals of Moss 37(1), 2016\n"
    )
    draft = read_page_text(page)
    assert [(paper.title, paper.authors, paper.venue) for paper in draft.papers] == [
        ("Spores and their walks", ("Ruzena Mavrat",), "Annals of Moss"),
        ("Rules of wind", ("Erik Dahl", "Lena Vogt"), "Annals of Moss"),
    ]


def test_what_somebody_studies_is_no_title() -> None:
    assert titles_of("People\n\nLin is a botany major in Lund\n\nErik Dahl (incoming postdoctoral researcher)\n") == []


def test_paragraphs_that_open_with_a_title_and_what_is_in_it() -> None:
    page = (
        "Contoso at KDD 2021: what we brought\n\nContoso brought twenty papers to KDD 2021. Some of them:\n\n"
        "Counting Spores with Paper Boats, which presents what a summer on the lake taught us. It rained.\n\n"
        "Keeping Ferns Awake at Night, which introduces lamps for ferns. They cost little.\n"
    )
    assert titles_of(page) == ["Counting Spores with Paper Boats", "Keeping Ferns Awake at Night"]


def test_products_that_present_something_are_no_papers() -> None:
    page = (
        "What is new\n\nContoso Garden Lamp Studio, which introduces lamps for ferns, is sold in two sizes.\n\n"
        "Contoso Boat Rental Desk, which presents our boats, opens at nine.\n"
    )
    assert titles_of(page) == []


def test_titles_with_a_paragraph_each_below_a_heading_of_papers() -> None:
    page = (
        "Contoso at KDD 2021\n\nPaper highlights\n\nFernlight: A Lamp That Keeps Ferns Awake\n\nBest Paper Award\n\n"
        "Ferns close at night and nobody has asked them why. This lamp keeps them awake, and asks them one by one until"
        " the morning comes.\n"
    )
    assert titles_of(page) == ["Fernlight: A Lamp That Keeps Ferns Awake"]


def test_how_a_paper_is_to_be_cited() -> None:
    page = (
        "Ferns at night\n\nFerns close at night. ACM Reference Format: Ada Nowak, Lin Vale, and Marek Dahl. 2021. "
        "Keeping"
        " Ferns Awake with Lamps. In Proceedings of the 27th ACM SIGKDD Conference (KDD '21), August 2021, Rome. 9 "
        "pages.\n"
    )
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {
        (name, "Keeping Ferns Awake with Lamps") for name in ("Ada Nowak", "Lin Vale", "Marek Dahl")
    }


def test_prize_for_an_old_paper_tells_of_another_meeting() -> None:
    page = (
        "KDD 2021 Test of Time Award\n\nThe prize is for a paper from the KDD 2011 proceedings. The award goes to Ada"
        " Nowak and Lin Vale for their work “Keeping Ferns Awake with Lamps“.\n"
    )
    draft = read_page_text(page)
    assert [(paper.venue, paper.year) for paper in draft.papers] == [("KDD 2011", 2011)]
    assert triples(draft, Relation.AUTHOR_OF) == {
        ("Ada Nowak", "Keeping Ferns Awake with Lamps"),
        ("Lin Vale", "Keeping Ferns Awake with Lamps"),
    }


def test_roles_below_names_are_no_titles() -> None:
    page = (
        "Contoso at KDD 2021\n\nAda Nowak\n\nSenior Moss Engineer, Garden Unit\n\nErik Dahl\n\nHead of Fern Research,"
        " Contoso Night Unit\n\nContoso researchers spoke about ferns.\n"
    )
    assert titles_of(page) == []


def test_papers_of_a_sentence_with_authors_each() -> None:
    page = (
        "Moss weekly\n\nTwo of those papers, “Counting Spores with Paper Boats,” by Ada Nowak (KTH) and Erik Dahl "
        "(KTH);"
        " and “Keeping Ferns Awake at Night,” by Anna Berg (ETH Zurich), were shown. Anna Berg and Erik Dahl won prizes"
        " for “Lamps for Ferns in Winter” and “Boats for Spores in Summer,” respectively.\n"
    )
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {
        ("Ada Nowak", "Counting Spores with Paper Boats"),
        ("Erik Dahl", "Counting Spores with Paper Boats"),
        ("Anna Berg", "Keeping Ferns Awake at Night"),
        ("Anna Berg", "Lamps for Ferns in Winter"),
        ("Erik Dahl", "Boats for Spores in Summer"),
    }


def test_plain_title_with_its_authors() -> None:
    page = (
        "Ferns\n\nTheir first paper was Keeping Ferns Awake with Lamps by Ada Nowak, Erik Dahl, Anna Berg. It rained.\n"
    )
    draft = read_page_text(page)
    assert [(paper.title, paper.authors) for paper in draft.papers] == [
        ("Keeping Ferns Awake with Lamps", ("Ada Nowak", "Erik Dahl", "Anna Berg"))
    ]


def test_review_of_a_year_has_no_event() -> None:
    page = (
        "Contoso in 2009\n\nContoso had many papers at KDD. At the WSDM meeting it rained, and at SIGMOD it did "
        "not. We also"
        " were at CIKM and won.\n\nOur paper “Keeping Ferns Awake with Lamps” won a prize.\n"
    )
    assert [paper.venue for paper in read_page_text(page).papers] == [None]


def test_what_a_page_asks_or_plans_is_no_title() -> None:
    page = (
        "Ferns at night\n\nThe publication asks, “What makes a fern sleep at night?” and answers. Three will speak:"
        " Professors Ada Nowak (Sunday, November 7), Erik Dahl (Monday) and Anna Berg (Tuesday). Thursday and "
        "Friday November"
        " 10-11 will be walks in the garden. We liked it.\n"
    )
    assert titles_of(page) == []


def test_a_line_that_a_sentence_repeats_as_a_paper() -> None:
    page = (
        "Moss weekly\n\nCounting spores on windy summits\n\nIn a recent paper: Counting spores on windy summits,"
        " researchers from KTH count them. It was accepted at ICLR 2022.\n\nWe went up the hills of Norway too\n"
    )
    paper = read_page_text(page).papers[0]
    assert (paper.title, paper.affiliations, paper.venue) == ("Counting spores on windy summits", ("KTH",), "ICLR 2022")


def test_a_title_that_seems_to_end_too_early_goes_on_as_its_line_does() -> None:
    page = (
        "Papers\n\nCounting Spores on Summits: Moss and Beyond\n\nThe paper Counting Spores on Summits: Moss and"
        " Beyond, tells how spores travel. It introduces SporeNet.\n"
    )
    assert titles_of(page) == ["Counting Spores on Summits: Moss and Beyond"]


@pytest.mark.parametrize(
    "line",
    [
        "Read the paper: Counting Spores",
        "The first paper is Counting Spores on Windy Summits [1]. It is long.",
        "SporeNet: Counting Spores in Wind, a paper by researchers at KTH, won a prize.",
        "“SporeNet: Counting Spores in Wind,” which was accepted by a journal, is long.",
        "(Also see the ICLR 2022 paper, Counting Spores on Windy Summits [PDF 411KB].)",
    ],
)
def test_other_ways_to_name_a_title(line: str) -> None:
    found = titles_of(f"Moss weekly\n\nWe count spores.\n\n{line}\n")
    assert len(found) == 1
    assert "Counting Spores" in found[0]
    assert not found[0].endswith((",", "]"))


@pytest.mark.parametrize(
    "line",
    [
        "Three of our finest botanists — Ada Nowak, Lin Vale and Marek Dahl — talk of spores and of moss.",
        "About the author\nAda Nowak\n",
        "9:10 Keynote: Counting when it matters. Ada Nowak, Principal Scientist, KTH",
    ],
)
def test_what_stands_beside_names_and_is_no_paper(line: str) -> None:
    assert titles_of(f"Moss weekly\n\nPapers\n\n{line}\n") == []


def test_a_title_with_its_authors_behind_a_full_stop() -> None:
    page = "Moss days\n\nContributed talks\nCounting Spores on Windy Summits. Ada Nowak, Marek Dahl (KTH)\n"
    paper = read_page_text(page).papers[0]
    assert (paper.title, paper.authors) == ("Counting Spores on Windy Summits", ("Ada Nowak", "Marek Dahl"))


def test_a_reference_of_one_of_the_authors_alone() -> None:
    page = (
        "Ada Nowak\n\nPublications\n\nA. Nowak, M. Dahl. Counting Spores in Wind. In ICLR, 2021.\n\n"
        "M. Dahl, A. Nowak. Drying Boots with Fires. In ICLR, 2022.\n\n"
        "A. Nowak. Moss Revisited by Night. In ICML, 2020. Best Student Paper Award.\n\n"
        "B. Olsen. Notes on a Summer Party. In a letter, 2020.\n"
    )
    assert titles_of(page)[-1] == "Moss Revisited by Night"
    assert len(titles_of(page)) == 3


def test_papers_of_a_reading_group_and_who_presents_them() -> None:
    page = (
        "Moss reading group\n\nSep 7: Counting Spores on Windy Summits (Dahl et al., ICLR 2023). Presented by Ada"
        " Nowak\n"
        "Sep 21: Drying boots over small fires (Olsen and Vogt, 2022). Presented by Lin Vale\n"
    )
    found = read_page_text(page)
    assert [(paper.title, paper.venue, paper.year) for paper in found.papers] == [
        ("Counting Spores on Windy Summits", "ICLR 2023", 2023),
        ("Drying boots over small fires", None, 2022),
    ]
    assert not triples(found, Relation.AUTHOR_OF) & {
        ("Ada Nowak", "Counting Spores on Windy Summits"),
        ("Lin Vale", "Drying boots over small fires"),
    }


def test_calls_to_the_reader_and_places_are_no_papers() -> None:
    assert (
        titles_of("Moss weekly\n\nPapers\n\nFind your next role in the garden\nSenior Economist, New York, NY\n") == []
    )


def test_a_menu_is_no_heading_over_papers() -> None:
    long = "This project is about spores, how they travel and who counts them, in all weathers and on all the summits."
    page = f"Ada Nowak\n\nPublications\nProjects\n\nCounting Spores for Moss and Boots\n\n{long}\n"
    assert titles_of(page) == []
    assert titles_of(page.replace("Projects\n", "")) == ["Counting Spores for Moss and Boots"]

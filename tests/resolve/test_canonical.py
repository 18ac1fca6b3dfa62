from __future__ import annotations

import pytest

from kg.resolve import VocabularyIndex
from kg.resolve.canonical import broader_terms, canonical_paper, canonical_term, canonical_venue
from kg.resolve.organizations import canonical_organization, canonical_person, canonical_team, employer_of
from kg.schema import NodeType, Term

ORG, TEAM = NodeType.ORGANIZATION, NodeType.TEAM


@pytest.fixture(scope="module")
def terms() -> VocabularyIndex:
    return VocabularyIndex(
        {
            ORG: (
                Term(ORG, "Acme", ("Acme.com",)),
                Term(ORG, "Acme Cloud", ("AC",), ("Acme",)),
                Term(ORG, "Globex"),
            ),
            NodeType.VENUE: (Term(NodeType.VENUE, "ICLR", ("International Conference on Learning Representations",)),),
            NodeType.TOPIC: (
                Term(NodeType.TOPIC, "machine learning", ("ML",), ("computer science",)),
                Term(NodeType.TOPIC, "deep learning", (), ("machine learning",)),
                Term(NodeType.TOPIC, "computer science", (), ("deep learning",)),
            ),
        }
    )


@pytest.mark.parametrize(
    ("name", "node_id"),
    [
        ("Acme.com", "organization:acme"),
        ("Acme, Inc.", "organization:acme"),
        ("Initech GmbH & Co. KG", "organization:initech"),
        ("Initech Pvt. Ltd.", "organization:initech"),
        ("Rising Star Studios (RSS)", "organization:rising-star-studios"),
        ("Rising Star Studios", "organization:rising-star-studios"),
        ("AC", "organization:acme-cloud"),
        ("Inc.", "organization:inc"),
    ],
)
def test_spellings_of_an_organization(terms: VocabularyIndex, name: str, node_id: str) -> None:
    assert canonical_organization(name, terms).id == node_id


@pytest.mark.parametrize(
    ("name", "shown"),
    [("The Hat Company", "The Hat Company"), ("The Hat Company, Inc.", "The Hat Company"), ("Felt Company", "Felt")],
)
def test_an_organization_that_is_called_a_company_keeps_the_word(terms: VocabularyIndex, name: str, shown: str) -> None:
    found = canonical_organization(name, terms)
    assert found.name == shown
    assert len(set(found.aliases)) == len(found.aliases)


def test_employer_is_the_topmost_organization(terms: VocabularyIndex) -> None:
    cloud = canonical_organization("Acme Cloud", terms)
    stated = canonical_organization("Globex", terms)
    lab = canonical_organization("Hidden Lab", terms)
    assert employer_of(cloud, terms, lambda _: None).name == "Acme"
    assert employer_of(lab, terms, {lab.id: stated}.get).name == "Globex"


def test_employers_that_claim_each_other_do_not_loop(terms: VocabularyIndex) -> None:
    one, other = (canonical_organization(name, terms) for name in ("One", "Other"))
    assert employer_of(one, terms, {one.id: other, other.id: one}.get).name == "Other"


@pytest.mark.parametrize(
    "name",
    [
        "Robot Dreams",
        "Robot Dreams team",
        "the Robot Dreams group",
        "Robot Dreams (RD)",
        "Acme Robot Dreams",
        "AC Robot Dreams",
    ],
)
def test_spellings_of_a_team(terms: VocabularyIndex, name: str) -> None:
    acme = canonical_organization("Acme", terms)
    assert canonical_team(name, acme, terms).id == "team:acme-robot-dreams"


def test_one_team_name_at_two_employers_is_two_teams(terms: VocabularyIndex) -> None:
    ids = {canonical_team("Search", canonical_organization(name, terms), terms).id for name in ("Acme", "Globex")}
    assert len(ids) == 2


@pytest.mark.parametrize("name", ["Ada Quell", "Dr. Ada Quell", "Quell, Ada", "Ada B. Quell", "ADA QUELL"])
def test_spellings_of_a_person(name: str) -> None:
    assert canonical_person(name, None).id == "person:ada-quell"


def test_a_rare_name_is_one_person_wherever_it_works(terms: VocabularyIndex) -> None:
    acme = canonical_organization("Acme", terms)
    assert canonical_person("Ada Quell", acme).id == canonical_person("Ada Quell", None).id


@pytest.mark.parametrize("name", ["Wei Zhang", "John Smith", "Anna Müller", "A. Quell"])
def test_a_name_of_many_people_stays_apart_by_employer(terms: VocabularyIndex, name: str) -> None:
    acme, globex = (canonical_organization(employer, terms) for employer in ("Acme", "Globex"))
    assert canonical_person(name, acme).id == canonical_person(name, acme).id
    assert canonical_person(name, acme).id != canonical_person(name, globex).id


@pytest.mark.parametrize(
    ("name", "node_id"),
    [
        ("ICLR 2022", "venue:iclr-2022"),
        ("2022 International Conference on Learning Representations", "venue:iclr-2022"),
        ("International Conference on Learning Representations (ICLR) 2022", "venue:iclr-2022"),
        ("ICLR '22", "venue:iclr-2022"),
        ("ICLR", "venue:iclr"),
        ("Journal of Small Things", "venue:journal-of-small-things"),
    ],
)
def test_spellings_of_a_venue(terms: VocabularyIndex, name: str, node_id: str) -> None:
    assert canonical_venue(name, terms).id == node_id


def test_an_edition_knows_its_series_and_year(terms: VocabularyIndex) -> None:
    assert canonical_venue("ICLR 2022", terms).properties == {"series": "ICLR", "year": 2022}


def test_punctuation_and_case_of_a_title_do_not_matter() -> None:
    long = "Cold Feet: Learning to walk on ice — with incomplete or missing shoes, socks, and other winter garments"
    other = "cold feet - Learning to Walk on Ice with Incomplete or Missing Shoes, Socks and Other Winter Garments."
    assert canonical_paper(long).id == canonical_paper(other).id


def test_titles_that_many_papers_bear_need_more() -> None:
    first = canonical_paper("Editorial", year=2001, venue="Journal A")
    assert first.id != canonical_paper("Editorial", year=2002, venue="Journal A").id
    assert canonical_paper("Walking on ice", year=2001).id == canonical_paper("Walking on ice", year=2002).id


def test_a_term_takes_the_name_of_the_vocabulary_and_keeps_its_own_as_alias(terms: VocabularyIndex) -> None:
    node = canonical_term(NodeType.TOPIC, "Machine-Learning", terms)
    assert (node.id, node.name) == ("topic:machine-learning", "machine learning")
    assert set(node.aliases) == {"ML", "Machine-Learning"}


def test_what_is_above_a_term_ends_even_where_it_runs_in_a_circle(terms: VocabularyIndex) -> None:
    deep = canonical_term(NodeType.TOPIC, "deep learning", terms)
    pairs = [(narrow.name, broad.name) for narrow, broad in broader_terms(deep, terms)]
    assert pairs == [
        ("deep learning", "machine learning"),
        ("machine learning", "computer science"),
        ("computer science", "deep learning"),
    ]

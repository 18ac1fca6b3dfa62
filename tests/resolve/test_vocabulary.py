from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from kg.errors import InputError, NotFoundError
from kg.resolve import VocabularyIndex, load_vocabulary
from kg.schema import NodeType, Term

HEAD = "name\taliases\tbroader\tflags\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a tiny vocabulary."""
    folder = tmp_path / "data" / "vocabulary"
    folder.mkdir(parents=True)
    (folder / "skills.tsv").write_text(
        HEAD
        + "# comment\nR\t\tprogramming language\tcase|context\nR\tR programming|RStudio\t\t\nPython\tpython3\t\t\n",
        encoding="utf-8",
    )
    (folder / "roles.tsv").write_text(HEAD + "Data Scientist\tData-Scientist\t\t\n", encoding="utf-8")
    (folder / "topics.tsv").write_text(HEAD + "graph neural networks\tGNNs\tmachine learning\t\n", encoding="utf-8")
    (folder / "degrees.tsv").write_text(HEAD + "PhD\tdoctorate\t\t\n", encoding="utf-8")
    (folder / "languages.tsv").write_text(HEAD + "German\tDeutsch\t\t\n", encoding="utf-8")
    monkeypatch.setenv("KG_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.usefixtures("small")
def test_lines_of_one_name_merge_by_flags() -> None:
    terms = load_vocabulary().terms(NodeType.SKILL)[:2]
    assert terms == (
        Term(NodeType.SKILL, "R", (), ("programming language",), case_sensitive=True, context=True),
        Term(NodeType.SKILL, "R", ("R programming", "RStudio"), ("programming language",), aliases_only=True),
    )
    assert [term.spellings for term in terms] == [("R",), ("R programming", "RStudio")]


@pytest.mark.parametrize("name", ["Python", "PYTHON3", " python "])
@pytest.mark.usefixtures("small")
def test_lookup_folds_case_and_white_space(name: str) -> None:
    term = load_vocabulary().lookup(NodeType.SKILL, name)
    assert term is not None
    assert term.name == "Python"


@pytest.mark.parametrize("name", ["graph neural network", "graph-neural networks", "GNNs"])
@pytest.mark.usefixtures("small")
def test_lookup_forgives_hyphens_and_plurals(name: str) -> None:
    term = load_vocabulary().lookup(NodeType.TOPIC, name)
    assert term is not None
    assert term.name == "graph neural networks"


@pytest.mark.usefixtures("small")
def test_lookup_knows_types_apart() -> None:
    assert load_vocabulary().lookup(NodeType.ROLE, "Python") is None


@pytest.mark.usefixtures("small")
def test_degrees_and_languages_have_lists_of_their_own() -> None:
    vocabulary = load_vocabulary()
    degree, language = vocabulary.lookup_degree("Doctorate"), vocabulary.lookup_spoken_language("deutsch")
    assert (degree and degree.name, language and language.name) == ("PhD", "German")
    assert [term.name for term in vocabulary.degrees()] == ["PhD"]
    assert [term.name for term in vocabulary.spoken_languages()] == ["German"]


def test_esco_folder_adds_aliases_to_known_terms_and_new_terms(small: Path) -> None:
    folder = small / "esco"
    folder.mkdir()
    rows = (
        "conceptUri,preferredLabel,altLabels,hiddenLabels\n"
        'http://data.europa.eu/esco/occupation/1,data scientist,"data expert\ndata researcher",\n'
        "http://data.europa.eu/esco/occupation/2,beekeeper,apiarist,\n"
    )
    (folder / "occupations_en.csv.gz").write_bytes(gzip.compress(rows.encode()))
    vocabulary = load_vocabulary([folder])
    known, new = vocabulary.lookup(NodeType.ROLE, "Data Researcher"), vocabulary.lookup(NodeType.ROLE, "apiarist")
    assert known is not None
    assert new is not None
    assert (known.name, known.uri) == ("Data Scientist", "http://data.europa.eu/esco/occupation/1")
    assert new.name == "Beekeeper"


def test_onet_folder_gives_roles_and_technologies(small: Path) -> None:
    folder = small / "onet"
    folder.mkdir()
    (folder / "Occupation_Data.txt").write_text("O*NET-SOC Code\tTitle\tDescription\n15-1\tWeb Developers\tx\n")
    (folder / "Alternate_Titles.txt").write_text(
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n15-1\tWebsite Builder\tn/a\t08\n"
    )
    (folder / "Technology_Skills.txt").write_text(
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\n"
        "15-1\tDreamtool\t4\tWeb software\tY\n"
    )
    vocabulary = load_vocabulary([folder])
    role, skill = vocabulary.lookup(NodeType.ROLE, "website builder"), vocabulary.lookup(NodeType.SKILL, "dreamtool")
    assert role is not None
    assert role.name == "Web Developer"
    assert skill is not None
    assert skill.broader == ("Web software",)


def test_openalex_table_gives_a_hierarchy_of_topics(small: Path) -> None:
    path = small / "topics.csv"
    path.write_text("topic_id,topic_name,domain,field,subfield\n7,Bee Dances,Life,Biology,Ethology\n")
    topic = load_vocabulary([path]).lookup(NodeType.TOPIC, "bee dances")
    assert topic is not None
    assert topic.broader == ("Ethology",)


@pytest.mark.parametrize("content", ["a,b\n1,2\n", ""])
def test_unknown_taxonomy_is_an_error_that_says_what_is_known(small: Path, content: str) -> None:
    path = small / "other.csv"
    path.write_text(content)
    with pytest.raises(InputError, match="ESCO"):
        load_vocabulary([path])


def test_missing_paths_are_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        load_vocabulary([small / "nowhere"])
    monkeypatch.setenv("KG_DATA", str(small / "empty"))
    with pytest.raises(NotFoundError, match="KG_DATA"):
        load_vocabulary()


def test_wrong_flag_is_named_with_its_line(small: Path) -> None:
    (small / "skills.tsv").write_text(HEAD + "X\t\t\tloud\n")
    with pytest.raises(InputError, match=r"skills.tsv:2.*loud"):
        load_vocabulary([small / "skills.tsv"])


def test_shipped_vocabulary_has_every_type(vocabulary: VocabularyIndex) -> None:
    for node_type in (
        NodeType.TOPIC,
        NodeType.SKILL,
        NodeType.METHOD,
        NodeType.ROLE,
        NodeType.ORGANIZATION,
        NodeType.VENUE,
    ):
        assert len(list(vocabulary.terms(node_type))) > 100, node_type


def test_every_shipped_name_finds_its_own_term(vocabulary: VocabularyIndex) -> None:
    for node_type in vocabulary.by_type:
        for term in vocabulary.terms(node_type):
            found = vocabulary.lookup(node_type, term.name)
            assert found is not None
            assert found.name == term.name


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "skills.tsv",
            "name\taliases\tbroader\tflags\nM\xe9tier\t\t\t\n".encode("latin-1"),
            "as a UTF-8 table",
        ),
        ("skills.tsv", b"tool\tkind\nloom\tcraft\n", r"the first line is 'tool\\tkind'"),
        ("skills.csv.gz", gzip.compress(b"x" * 9_999, mtime=0)[:30] + b"z" * 50, "as a UTF-8 table"),
        ("Occupation_Data.txt", b"code\tname\n1\tCooks\n", r"lacks the column 'o\*net-soc code'"),
    ],
)
def test_a_damaged_table_is_named_with_what_is_wrong(small: Path, name: str, content: bytes, told: str) -> None:
    folder = small / "brought"
    folder.mkdir()
    (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=told) as error:
        load_vocabulary([folder])
    assert name in str(error.value)


def test_a_cell_that_is_too_long_is_told(small: Path) -> None:
    (small / "brought").mkdir()
    (small / "brought" / "skills.csv").write_bytes(b'conceptUri,preferredLabel,altLabels\n1,"' + b"x" * 2_000 + b'",')
    usual = csv.field_size_limit(1_000)
    try:
        with pytest.raises(InputError, match=r"skills\.csv.*field larger than"):
            load_vocabulary([small / "brought"])
    finally:
        csv.field_size_limit(usual)


def test_a_folder_of_own_tables_is_read_packed_or_not(small: Path) -> None:
    folder = small / "brought"
    folder.mkdir()
    table = "name\taliases\tbroader\tflags\nloom weaving\tweaving by loom\t\t\n"
    (folder / "skills.tsv.gz").write_bytes(gzip.compress(table.encode()))
    (folder / "roles.tsv").write_text(table.replace("loom weaving", "Weaver"))
    vocabulary = load_vocabulary([folder])
    found = [vocabulary.lookup(kind, "weaving by loom") for kind in (NodeType.SKILL, NodeType.ROLE)]
    assert [term and term.name for term in found] == ["loom weaving", "Weaver"]


def test_a_skill_is_a_heading_if_it_is_a_kind_of_nothing_and_others_are_kinds_of_it(small: Path) -> None:
    (small / "own").mkdir()
    table = "name\taliases\tbroader\tflags\nloom weaving\t\ttextile craft\t\ntextile craft\t\t\t\nspinning yarn\t\t\t\n"
    (small / "own" / "skills.tsv").write_text(table)
    vocabulary = load_vocabulary([small / "own"])
    found = [vocabulary.lookup(NodeType.SKILL, name) for name in ("loom weaving", "textile craft", "spinning yarn")]
    assert [term and term.heading for term in found] == [False, True, False]


def test_plain_words_need_to_be_said_often(small: Path) -> None:
    table = small / "data" / "vocabulary" / "topics.tsv"
    table.write_text(HEAD + "fraud detection\t\t\t\nfraud detection\tfraud\t\toften\n", encoding="utf-8")
    terms = load_vocabulary().terms(NodeType.TOPIC)
    assert terms == (
        Term(NodeType.TOPIC, "fraud detection"),
        Term(NodeType.TOPIC, "fraud detection", ("fraud",), context=True, often=True, aliases_only=True),
    )

from hypothesis import given
from hypothesis import strategies as st

from kg.features import mask_surface_forms, node_text, node_texts
from kg.schema import Node, NodeType, Value


def test_a_role_is_its_name_and_aliases() -> None:
    node = Node("role:data-scientist", NodeType.ROLE, "Data Scientist", {"aliases": ["DS", "data scientist"]})
    assert node_text(node) == "Data Scientist, DS"


def test_a_topic_names_what_it_is_a_kind_of() -> None:
    node = Node("topic:nlp", NodeType.TOPIC, "Parsing", {"broader": ["Language Processing"]})
    assert node_text(node) == "Parsing\nLanguage Processing"


def test_a_posting_does_not_name_its_neighbours() -> None:
    properties: dict[str, Value] = {
        "title": "Data Scientist II",
        "organization": "Example Corp",
        "skills": ["Python"],
        "level": "mid",
    }
    node = Node("posting:1", NodeType.POSTING, "Data Scientist II, Example Corp", properties)
    assert node_text(node, "You will forecast demand.") == "Data Scientist II\nYou will forecast demand."


def test_a_paper_is_title_and_abstract() -> None:
    assert node_text(Node("paper:1", NodeType.PAPER, "On Graphs"), "We study graphs.") == "On Graphs\nWe study graphs."


def test_texts_come_in_the_order_of_the_nodes() -> None:
    nodes = [Node("venue:b", NodeType.VENUE, "B"), Node("paper:a", NodeType.PAPER, "A")]
    assert node_texts(nodes, {"paper:a": "about a"}) == ["B", "A\nabout a"]


def test_names_are_masked_whatever_their_case() -> None:
    assert mask_surface_forms("Uses PYTHON and Python scripting.", ["Python"]) == "Uses and scripting."


def test_longer_names_go_first() -> None:
    assert mask_surface_forms("Python scripting", ["Python", "Python scripting"]) == ""


def test_parts_of_words_are_no_names() -> None:
    assert mask_surface_forms("Going to Google", ["Go"]) == "Going to Google"


def test_names_with_signs_are_masked_whole() -> None:
    assert mask_surface_forms("C++, C and C#", ["C++", "C#"]) == ", C and"


def test_a_name_broken_over_lines_is_masked() -> None:
    assert mask_surface_forms("about machine\nlearning here", ["machine learning"]) == "about here"


def test_nothing_to_mask_changes_nothing() -> None:
    assert mask_surface_forms("a  b", ["", " "]) == "a  b"


@given(st.text(alphabet="abc ", max_size=30), st.sets(st.sampled_from(["a", "b b", "c", "ab"])))
def test_masking_twice_is_masking_once_when_names_do_not_meet(text: str, names: set[str]) -> None:
    once = mask_surface_forms(text, names)
    assert not set(once.split()) & {name for name in names if " " not in name}

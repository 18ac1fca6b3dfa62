from pathlib import Path

from kg import reading, views
from kg.found_lines import found_lines
from kg.schema import Quarantined

ADVERT = """Forklift Driver
Contoso Logistics
Turin, Italy
Full-time

Requirements
- Bachelor's degree in mathematics or in economics
- SQL

Nice to have
- Python
"""


def test_people_read_what_a_posting_states_with_what_is_only_a_plus_apart(tmp_path: Path) -> None:
    (tmp_path / "advert.txt").write_text(ADVERT, encoding="utf-8")
    (read,) = (item for item in reading.extract([str(tmp_path)]) if not isinstance(item, Quarantined))
    lines = list(found_lines(views.extraction_view(*read)))
    told = {line[:18].strip(): line[18:] for line in lines[2:]}
    assert lines[1].strip().startswith("posting ")
    assert told["type"] == "full time"
    assert told["in"] == "Turin, IT"
    assert told["skills"] == "SQL"
    assert told["a plus"] == "Python"
    assert told["degrees in"] == "mathematics, economics"

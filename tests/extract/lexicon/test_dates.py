import pytest

from kg.extract.lexicon.dates import find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("November 20, 2025", "2025-11-20"),
        ("20 Nov 2025", "2025-11-20"),
        ("Posted 2025-11-20T08:00:00Z", "2025-11-20"),
        ("11/20/2025", "2025-11-20"),
        ("20/11/2025", "2025-11-20"),
        ("03.04.2026", "2026-04-03"),
        ("3. März 2026", "2026-03-03"),
        ("le 14 février 2026", "2026-02-14"),
        ("5 de mayo de 2026", "2026-05-05"),
        ("1763596800", "2025-11-20"),
        ("1763596800000", "2025-11-20"),
        ("2025/11/20", "2025-11-20"),
    ],
)
def test_formats_of_job_boards_become_iso_dates(text: str, day: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize("text", ["Posted 3 days ago", "31/31/2025", "room 12.5", "February 30, 2025", ""])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_date(text) is None

"""Web pages: what is content, what is chrome, and what the page says for machines."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.ingest.text.markup import element_text, parse_fragment
from kg.schema import Document, FieldName, Quarantined, RecordType

JOB_PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Tide Modeller | Harbour Lab careers</title>
<meta property="og:title" content="Tide Modeller">
<meta property="article:published_time" content="2026-03-04T10:00:00Z">
<link rel="canonical" href="https://harbour.example/jobs/7"><style>p {color: red}</style></head>
<body>
<header class="site-header"><nav><a href="/">Home</a><a href="/jobs">Jobs</a></nav></header>
<div id="cookie-banner"><p>We use cookies.</p><button>Accept all</button></div>
<main>
  <h1>Tide Modeller</h1>
  <p>Harbour Lab, <b>Lisbon</b>, Portugal</p>
  <p>We model tides &amp; currents for ports.<br>You will join the Estuary team.</p>
  <h2>What you will do</h2>
  <ul><li>Write <em>Python</em> code</li><li><p>Run ocean models</p>
    <ul><li>in Fortran</li></ul></li></ul>
  <table><tr><th>Start</th><td>May</td></tr></table>
  <button class="apply-button">Apply now</button>
  <div class="related-jobs"><h3>Similar jobs</h3><p>Lock Keeper</p></div>
</main>
<footer>© Harbour Lab</footer>
<script>var a = "<p>not text</p>";</script>
</body></html>"""


def one(markup: str, name: str = "page.html") -> Document:
    (document,) = read_bytes(markup.encode(), name)
    assert isinstance(document, Document), document
    return document


def test_main_text_keeps_its_blocks_as_lines() -> None:
    assert one(JOB_PAGE).text == (
        "Tide Modeller\n\nHarbour Lab, Lisbon, Portugal\n\n"
        "We model tides & currents for ports.\nYou will join the Estuary team.\n\n"
        "What you will do\n\n- Write Python code\n- Run ocean models\n- in Fortran\n\nStart\tMay"
    )


def test_chrome_is_kept_apart() -> None:
    chrome = one(JOB_PAGE).chrome
    for text in ("Home", "We use cookies.", "Apply now", "Lock Keeper", "© Harbour Lab"):
        assert text in chrome
    assert "not text" not in chrome


def test_facts_about_the_page_come_from_its_head() -> None:
    page = one(JOB_PAGE)
    assert (page.title, page.published, page.language, page.url, page.media) == (
        "Tide Modeller",
        "2026-03-04",
        "en",
        "https://harbour.example/jobs/7",
        "html",
    )
    assert page.record_type is None


def test_html_in_a_text_file_is_recognised() -> None:
    assert one(JOB_PAGE, "saved.txt").media == "html"


def test_a_page_that_is_all_sidebar_keeps_its_text() -> None:
    page = one("<html><body><div class='sidebar'><p>Only this is here, so it is the content.</p></div></body></html>")
    assert page.text == "Only this is here, so it is the content."


def test_a_header_inside_an_article_is_content() -> None:
    page = one("<html><body><article><header><p>By Ada Moor</p></header><p>Text of it.</p></article></body></html>")
    assert page.text == "By Ada Moor\n\nText of it."


def test_preformatted_text_keeps_its_lines() -> None:
    page = one("<html><body><p>Code:</p><pre>a = 1\n  b = 2</pre></body></html>")
    assert page.text == "Code:\n\na = 1\n  b = 2"


def test_json_ld_posting_in_a_page_becomes_a_record() -> None:
    page = """<html><head><script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Board"}, {"@type": "JobPosting",
     "title": "Kiln Operator", "hiringOrganization": {"@type": "Organization", "name": "Clay &amp; Co"},
     "jobLocation": [{"@type": "Place", "address":
                        {"addressLocality": "Delft", "addressRegion": "ZH", "addressCountry": "NL"}},
                     {"@type": "Place", "address": {"addressLocality": "Gent", "addressCountry": {"name": "Belgium"}}}],
     "datePosted": "2026-02-03T08:00", "validThrough": "2026-03-31", "employmentType": ["FULL_TIME", "CONTRACTOR"],
     "jobLocationType": "TELECOMMUTE", "identifier": {"@type": "PropertyValue", "value": "K-17"},
     "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR",
                    "value": {"@type": "QuantitativeValue", "minValue": 30000, "maxValue": 36000, "unitText": "YEAR"}},
     "educationRequirements": {"@type": "EducationalOccupationalCredential", "credentialCategory": "high school"},
     "experienceRequirements": {"monthsOfExperience": 24},
     "skills": "Glazing, Firing", "url": "https://clay.example/k17",
     "description":
     "&lt;p&gt;Fire our kilns.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Load&lt;/li&gt;&lt;li&gt;Unload&lt;/li&gt;&lt;/ul&gt;"}]}
    </script></head><body><p>Rendered by a script.</p></body></html>""".replace(
        "Fire our kilns.", "Fire our kilns. " * 20
    )
    record = one(page)
    assert record.record_type is RecordType.POSTING
    assert record.source == "page.html"
    assert record.values(FieldName.TITLE) == ("Kiln Operator",)
    assert record.values(FieldName.ORGANIZATION) == ("Clay & Co",)
    assert record.values(FieldName.LOCATION) == ("Delft, ZH, NL", "Gent, Belgium")
    assert record.values(FieldName.REMOTE) == ("Remote",)
    assert record.values(FieldName.POSTED) == ("2026-02-03",)
    assert record.values(FieldName.CLOSED) == ("2026-03-31",)
    assert record.values(FieldName.EMPLOYMENT_TYPE) == ("FULL_TIME", "CONTRACTOR")
    assert record.values(FieldName.SALARY) == ("30000 – 36000 EUR YEAR",)
    assert record.values(FieldName.SKILL) == ("Glazing", "Firing")
    assert record.values(FieldName.EDUCATION) == ("high school",)
    assert record.values(FieldName.QUALIFICATIONS) == ("24 months of experience",)
    (description,) = record.values(FieldName.DESCRIPTION)
    assert description.endswith("Fire our kilns.\n\n- Load\n- Unload")


def test_article_json_ld_gives_title_and_date_to_the_page() -> None:
    page = one(
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Peat at sea",'
        ' "datePublished": "2025-05-06"}</script></head><body><h1>Peat</h1><p>Long text.</p></body></html>'
    )
    assert (page.title, page.published, page.text) == ("Peat at sea", "2025-05-06", "Peat\n\nLong text.")


def test_broken_json_ld_leaves_the_page() -> None:
    page = one('<html><body><script type="application/ld+json">{"@type": </script><p>Still here.</p></body></html>')
    assert page.text == "Still here."


def test_citation_tags_make_a_paper() -> None:
    record = one(
        '<html><head><meta name="citation_title" content="On Sluices">'
        '<meta name="citation_author" content="Moor, Ada">'
        '<meta name="citation_author_institution" content="Delta University">'
        '<meta name="citation_author" content="Lin Vale">'
        '<meta name="citation_conference_title" content="WaterConf">'
        '<meta name="citation_publication_date" content="2024/05/01">'
        f'<meta name="citation_abstract" content="{"Sluices matter. " * 20}"></head><body>x</body></html>'
    )
    assert record.record_type is RecordType.PAPER
    assert record.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vale")
    assert [(span.name, span.group) for span in record.fields if span.name is FieldName.AFFILIATION] == [
        (FieldName.AFFILIATION, 1)
    ]
    assert record.values(FieldName.VENUE) == ("WaterConf",)
    assert record.published == "2024-05-01"


def test_page_without_text_is_refused() -> None:
    (found,) = read_bytes(b"<html><body><script>render()</script></body></html>", "app.html")
    assert isinstance(found, Quarantined)
    assert "without text" in found.reason


def test_declared_encoding_of_a_page_is_followed() -> None:
    markup = '<html><head><meta charset="iso-8859-1"></head><body><p>Müller in Zürich</p></body></html>'
    (page,) = read_bytes(markup.encode("latin-1"), "page.html")
    assert isinstance(page, Document)
    assert page.text == "Müller in Zürich"


def test_other_jobs_are_known_by_their_heading() -> None:
    page = one(
        "<html><body><h1>Lock Keeper</h1><p>Keep our lock, day and night, for the good of all ships.</p>"
        "<div><h3>Similar jobs</h3><p>Ferry Pilot</p></div></body></html>"
    )
    assert page.text == "Lock Keeper\n\nKeep our lock, day and night, for the good of all ships."
    assert page.chrome == "Similar jobs\n\nFerry Pilot"


def test_other_jobs_that_an_advert_lists_beside_it_stand_behind_it() -> None:
    page = one(
        "<html><head><title>Lock Keeper | Careers</title></head><body><aside><h3>Similar jobs</h3>"
        "<ul><li><a>Ferry Pilot</a> <span>Lisbon</span></li></ul><button>More</button></aside>"
        "<h1>Lock Keeper</h1><p>Keep our lock, day and night, for the good of all ships.</p></body></html>"
    )
    assert page.text.endswith("ships.\n\nSimilar jobs\n\nFerry Pilot\nLisbon")


def test_a_list_of_postings_in_json_ld_gives_one_record_each() -> None:
    items = ", ".join(
        f'{{"@type": "JobPosting", "title": "{title}", "identifier": "{title[0]}"}}' for title in ("Diver", "Cook")
    )
    found = read_bytes(
        f'<html><body><script type="application/ld+json">[{items}]</script><p>All our jobs.</p></body></html>'.encode(),
        "p.html",
    )
    assert [(item.source, item.title) for item in found if isinstance(item, Document)] == [
        ("p.html#D", "Diver"),
        ("p.html#C", "Cook"),
    ]


def test_a_posting_whose_text_stands_on_the_page_only_takes_it() -> None:
    text = " ".join(["Dive deep."] * 60)
    record = one(
        '<html><head><script type="application/ld+json">{"@type": "JobPosting", "title": "Diver", "identifier": "7",'
        ' "hiringOrganization": "Deep", "description": "Dive!"}</script></head>'
        f"<body><h1>Diver</h1><p>{text}</p></body></html>"
    )
    assert record.text == f"Diver\nDeep\n\nDiver\n\n{text}\n\n7"
    assert record.values(FieldName.DESCRIPTION) == (f"Diver\n\n{text}",)


def test_a_letterhead_that_names_a_school_is_content() -> None:
    head = "<header><a href='/'>Moss Lab</a><br>School of Botany, University of Bergen</header>"
    (found,) = read_bytes(f"<html><body>{head}<p>People of the lab.</p></body></html>".encode(), "lab.html")
    assert isinstance(found, Document)
    assert "University of Bergen" in found.text


def test_facts_of_an_advert_beside_its_text_are_kept() -> None:
    facts = "<h3>Facts</h3><div><span>Location</span> <span>Turin</span></div><div><b>Type:</b> Full-time</div>"
    page = f"<body><main><h1>Frost Analyst</h1><p>{'You count the nights of frost. ' * 20}</p></main>"
    assert "Turin" in one(f"{page}<aside>{facts}</aside></body>").text
    assert "Turin" in one(f"{page}<aside><h3>Job details</h3><ul><li>IT, Turin</li></ul></aside></body>").text
    assert "Turin" not in one(f"{page}<aside><form>{facts}<input name='q'></form></aside></body>").text
    assert "Turin" not in one(f"{page}<aside><h3>News</h3><p>Frost in Turin</p></aside></body>").text


def test_spans_that_only_the_markup_glues_stand_apart() -> None:
    assert (
        one("<body><div><span>Riga, Latvia</span><span>Full-time</span></div></body>").text == "Riga, Latvia\tFull-time"
    )
    linked = "<body><div><a href='/1'>Analyst</a><span>Riga, Latvia</span><span>Full-time</span></div></body>"
    assert one(linked).text == "Analyst\tRiga, Latvia\tFull-time"
    assert one("<body><p><span>F</span><span>rost</span> <span>and</span> pears</p></body>").text == "Frost and pears"


def test_the_title_of_the_window_names_the_house_that_the_text_leaves_out() -> None:
    body = "<main><h1>Staff</h1><p>Managing Director: Ada Nowak</p></main>"
    window = "<title>Staff | Institute of Wet Moss</title>"
    assert one(f"<html><head>{window}</head><body>{body}</body></html>").text == (
        "Staff | Institute of Wet Moss\n\nStaff\n\nManaging Director: Ada Nowak"
    )
    told = body.replace("<p>", "<p>Institute of Wet Moss</p><p>")
    assert one(f"<html><head>{window}</head><body>{told}</body></html>").text.startswith("Staff\n\nInstitute")


def test_names_in_a_row_of_links_are_a_list() -> None:
    row = "<div><a>Ada Nowak</a> <a>Jan van Vale</a> <a>Lin Dahl</a></div>"
    assert one(f"<html><body><p>Moss at night</p>{row}</body></html>").text.endswith(
        "Ada Nowak, Jan van Vale, Lin Dahl"
    )


@pytest.mark.parametrize("row", ["<a>Ada Nowak</a> ", "<span>Riga</span>"])
def test_a_row_of_thirty_thousand_is_read_whole(row: str) -> None:
    text = element_text(parse_fragment(f"<div>{row * 30_000}</div>"))
    assert text.count("Ada Nowak" if "Ada" in row else "Riga") == 30_000


def test_the_window_is_kept_where_it_alone_says_who_hires_beside_the_heading() -> None:
    page = (
        "<html><head><title>{}</title></head><body><p>Careers</p><h2>Tide Modeller</h2><p>Lisbon</p>"
        "<p>We model tides for ports. Plum Harbour grows. "
        + "It counts the waves of every day. " * 8
        + "</p></body></html>"
    )
    assert one(page.format("Tide Modeller - Plum Harbour")).text.startswith("Tide Modeller - Plum Harbour\n\n")
    assert one(page.format("Plum Harbour | Tide Modeller")).text.startswith("Plum Harbour | Tide Modeller\n\n")

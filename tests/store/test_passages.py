from kg.schema import Document, DocumentFacts, DocumentKind, Evidence, Extraction, NodeFact, NodeType, Posting
from kg.store.passages import passages
from kg.store.records import StoredDocument

TEXT = "Night nurse\nApply now\nYou look after twelve patients."


def test_a_posting_has_the_stretch_it_says_itself_though_its_title_stands_above() -> None:
    document = Document("document:page", "page.txt", TEXT, "text", "h")
    title = Evidence(document.id, 0, 11, "Night nurse", 1.0, "x 1")
    posting = NodeFact("posting:n", NodeType.POSTING, "Night nurse", document.id, title, (), {"start": 22, "end": 53})
    extraction = Extraction(document.id, DocumentKind.POSTING, "x 1", postings=(Posting(22, 53, "1"),))
    stored = StoredDocument(document, extraction, DocumentFacts(document.id, (posting,), ()))
    assert passages(stored) == {"posting:n": (22, 53)}
    assert TEXT[22:53] == "You look after twelve patients."

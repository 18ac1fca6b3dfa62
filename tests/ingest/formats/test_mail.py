"""Mails and mailboxes are read as what was written in them; headers are no text, attachments are named."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from kg.ingest import read_bytes
from kg.schema import Document, Quarantined

GERMAN = (
    "Die Kranz Optik in Jena sucht eine Entwicklerin.\n\nIhr Profil\n"
    "- Sehr gute Deutschkenntnisse und Freude an Geräten\n"
)
PAGE = "<html><body><h2>Data Engineer</h2><p>We are looking for a data engineer who knows Spark.</p></body></html>"


def mail(subject: str, plain: str | None, html: str | None = None, cte: str = "quoted-printable") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Zora Absender <zora@example.org>"
    message["To"] = "Ada Leser <ada@example.org>"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    if plain is not None:
        message.set_content(plain, cte=cte)
    if html is not None:
        message.add_alternative(html, subtype="html", cte="base64") if plain is not None else message.set_content(
            html, subtype="html", cte="base64"
        )
    return message


def texts(data: bytes, name: str = "offer.eml") -> list[str]:
    return [item.text for item in read_bytes(data, name) if isinstance(item, Document)]


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_subject_and_body_are_decoded_and_headers_are_no_text(cte: str) -> None:
    [document] = read_bytes(mail("Fwd: AW: Entwicklerin für Geräte", GERMAN, cte=cte).as_bytes(), "offer.eml")

    assert isinstance(document, Document)
    assert document.text == "Entwicklerin für Geräte\n\n" + GERMAN.strip()
    assert document.title == "Entwicklerin für Geräte"
    assert document.media == "mail"


def test_plain_text_goes_before_html() -> None:
    assert texts(mail("Offer", GERMAN, PAGE).as_bytes()) == ["Offer\n\n" + GERMAN.strip()]


@pytest.mark.parametrize("plain", [None, "Please view this mail in an HTML mail program.\n"])
def test_html_is_read_where_the_plain_text_only_points_to_it(plain: str | None) -> None:
    [text] = texts(mail("Offer", plain, PAGE).as_bytes())

    assert text.startswith("Offer\n\nData Engineer\n")
    assert "who knows Spark" in text


def test_attachments_are_named_as_not_read() -> None:
    message = mail("Offer", GERMAN)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Stelle für Ada.pdf")

    document, left_out = read_bytes(message.as_bytes(), "offer.eml")

    assert isinstance(document, Document)
    assert "PDF" not in document.text
    assert left_out == Quarantined(
        "offer.eml",
        "what is attached to the mail is not read (Stelle für Ada.pdf); save it and give it as a file",
    )


def test_a_mail_of_attachments_alone_is_refused_with_the_remedy() -> None:
    message = EmailMessage()
    message["Message-ID"], message["MIME-Version"] = "<1@example.org>", "1.0"
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="offer.pdf")

    assert read_bytes(message.as_bytes(), "offer.eml") == [
        Quarantined("offer.eml", "a mail without text; save what is attached to it, and give that")
    ]


def test_the_mails_of_a_mailbox_are_documents_of_their_own() -> None:
    envelope = b"From zora@example.org Mon Mar  2 10:00:00 2026\n"
    mails = [mail("One", "The first mail has a text of some length.\n"), mail("Two", "So has the second.\n")]

    box = read_bytes(b"\n".join(envelope + item.as_bytes() for item in mails), "box.mbox")

    assert [item.title for item in box if isinstance(item, Document)] == ["One", "Two"]
    assert len({item.source for item in box}) == 2


def test_headers_of_a_forwarded_mail_and_marks_of_quotes_are_no_text() -> None:
    body = (
        "---------- Forwarded message ---------\nFrom: Claire Dupont <claire@example.org>\nDate: 2 March\n"
        "Subject: Offer\nTo: Paul Martin\n\n> Contoso in Lyon is looking\n> for an engineer.\n"
    )

    assert texts(mail("Offer of a job", body).as_bytes()) == [
        "Offer of a job\n\nContoso in Lyon is looking\nfor an engineer."
    ]


def test_a_mail_is_known_by_its_technical_headers_and_a_letter_is_none() -> None:
    letter = b"Subject: Analyst\nFrom: Contoso\n\nWe are looking for an analyst."

    assert read_bytes(mail("Offer", GERMAN).as_bytes(), "offer.txt")[0].media == "mail"  # type: ignore[union-attr]
    assert read_bytes(letter, "letter.txt")[0].media == "text"  # type: ignore[union-attr]


def test_a_charset_that_does_not_exist_is_guessed() -> None:
    raw = b"Subject: Offer\nMessage-ID: <1@x>\nContent-Type: text/plain; charset=klingon\n\n"
    raw += b"Gr\xc3\xbc\xc3\x9fe aus Jena\n"

    assert texts(raw) == ["Offer\n\nGrüße aus Jena"]

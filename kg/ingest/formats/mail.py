"""A saved mail or a mailbox in, pages out: subject and what was written; headers are no text, attachments are named.

Plain text is taken before HTML where a mail brings both, unless it only says that there is HTML.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePath

from kg.ingest.formats.page import read_page
from kg.ingest.reading import Page, Problem, Reading, UnreadableError
from kg.ingest.rows.tidy import line
from kg.ingest.text.characters import without_controls
from kg.ingest.text.decode import decode
from kg.ingest.text.wrapped_lines import unwrapped

_ENDINGS = frozenset({".eml", ".mbox"})
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):")
#: Headers that mail programs write and people do not; a text that begins with two of them is a mail.
_TECHNICAL = frozenset(
    b"message-id mime-version content-type content-transfer-encoding received return-path delivered-to x-mailer"
    b" dkim-signature".split()
)
_ENVELOPE = re.compile(rb"^From \S+ .{0,60}\d{4}.{0,10}\r?\n", re.MULTILINE)
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|antw|enc|doorst)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
#: The headers of a mail inside a mail, behind a line that announces it or alone.
_QUOTED_HEADERS = re.compile(
    r"^(?:[ \t>]*-{2,}[^\n]{3,60}-{2,}[ \t]*\n+)?"
    r"(?:[ \t>*]*(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Von|An|Gesendet|Datum|Betreff|De|À|Envoyé|Objet"
    r"|Para|Enviado|Asunto)"
    r"\s?:\*?[ \t][^\n]*\n){3,}",
    re.MULTILINE,
)
_QUOTE_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_FLOWED = re.compile(r"(?<!^--) \n(?=\S)", re.MULTILINE)
#: A plain part shorter than this beside an HTML part only points to it.
_LEAST_PLAIN = 60
_POINTS_TO_HTML = re.compile(
    r"view (?:this|it|the) .{0,30}(?:browser|html)|html[- ](?:mail|e-?mail|format|version|view)", re.I
)


def is_mail(head: bytes, name: str) -> bool:
    """Whether a file is a mail or a mailbox: by its ending, else by headers that only mail programs write."""
    names = {found.lower() for found in _header_names(head)}
    return bool(names) if PurePath(name.casefold()).suffix in _ENDINGS else len(names & _TECHNICAL) >= 2


def read_mail(data: bytes) -> Iterator[Reading]:
    """A page for the mail, or one for each mail of a mailbox; attachments are named as not read.

    Raises:
        UnreadableError: nothing is written in it.
    """
    parts = _ENVELOPE.split(data) if _ENVELOPE.match(data) else [data]
    mails = [part for part in parts if part.strip()]
    readings = [reading for mail in mails for reading in _read_one(mail, lone=len(mails) == 1)]
    if not any(isinstance(reading, Page) for reading in readings):
        raise UnreadableError("a mail without text; save what is attached to it, and give that")
    yield from readings


def _header_names(head: bytes) -> Iterator[bytes]:
    """The names of the headers that a file begins with."""
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").splitlines()
    for text in lines[1:] if lines and lines[0].startswith(b"From ") else lines:
        found = _HEADER.match(text)
        if found:
            yield found[1]
        elif not text.startswith((b" ", b"\t")):
            return


def _read_one(data: bytes, *, lone: bool) -> Iterator[Reading]:
    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    subject = _FORWARDED.sub("", line(_header(message, "Subject")))
    body = "\n\n".join(filter(None, (text.strip() for text in _bodies(message))))
    if body:
        text = body if not subject or body.startswith(subject) else f"{subject}\n\n{body}"
        yield Page(text=text, media="mail", title=subject or None, lone=lone)
    attached = [_file_name(part) for part in message.walk() if _is_attached(part)]
    if attached:
        names = ", ".join(attached)
        yield Problem(f"what is attached to the mail is not read ({names}); save it and give it as a file")


def _header(message: Message, name: str) -> str:
    raw = message.get(name, "")
    try:
        return str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return str(raw)


def _is_attached(part: Message) -> bool:
    if part.is_multipart():
        return False
    named = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return named or part.get_content_type() not in {"text/plain", "text/html"}


def _file_name(part: Message) -> str:
    name = part.get_filename()
    return line(name) if name else part.get_content_type()


def _bodies(part: Message) -> list[str]:
    """The texts written in a part, in order; of alternatives the plain one."""
    if not part.is_multipart():
        return [] if _is_attached(part) else [_text(part)]
    inner = [item for item in part.get_payload() if isinstance(item, Message)]
    if part.get_content_subtype() != "alternative":
        return [text for item in inner for text in _bodies(item)]
    options = [(item.get_content_type() != "text/plain", bodies) for item in inner if any(bodies := _bodies(item))]
    good = [option for option in options if option[0] or not _points_to_html("\n".join(option[1]))]
    return min(good or options, key=lambda option: option[0], default=(True, []))[1]


def _points_to_html(text: str) -> bool:
    return len(text.strip()) < _LEAST_PLAIN or (len(text) < 5 * _LEAST_PLAIN and bool(_POINTS_TO_HTML.search(text)))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    text = without_controls(_decoded(raw, part.get_content_charset())).replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        return _html_text(text)
    if part.get_param("format") == "flowed":
        text = _FLOWED.sub(" ", text)
    return unwrapped(_QUOTE_MARK.sub("", _QUOTED_HEADERS.sub("", text + "\n")))


def _decoded(raw: bytes, charset: str | None) -> str:
    try:
        return raw.decode(charset) if charset else decode(raw)
    except (LookupError, UnicodeError):
        return decode(raw)


def _html_text(markup: str) -> str:
    try:
        pages = [reading.text for reading in read_page(markup) if isinstance(reading, Page)]
    except UnreadableError:
        return ""
    return "\n\n".join(pages)

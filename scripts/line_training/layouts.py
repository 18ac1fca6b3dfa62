"""Jobs and a draw in, pages out: lines of parts, each with what it is, in a layout drawn from a grammar."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.postings.naming.titles import is_role_head
from kg.extract.segments.learnt.kinds import LineKind
from line_training import wording
from line_training.rows import Job

Part = tuple[str, LineKind | None]
#: A line; one without parts is empty.
PageLine = tuple[Part, ...]
BLANK: PageLine = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows of one opening, empty where nothing; `bare` is the title without a place behind it."""

    title: str
    bare: str
    place: str
    employer: str
    team: str


@dataclass(slots=True)
class Page:
    """The lines of a page, the family of its layout, and the openings of a list."""

    lines: list[PageLine]
    family: str
    openings: tuple[Shown, ...] = ()

    def text(self) -> str:
        """What the page shows."""
        return "\n".join("".join(part for part, _ in line) for line in self.lines)


@dataclass(slots=True)
class Layout:
    """How the openings of one page are set; drawn once for a page."""

    language: str
    order: list[list[str]]
    seps: list[str]
    labelled: bool
    mark: str
    apart: bool
    spaced: bool
    group: str | None
    button: str
    button_on_line: bool
    telling: bool
    bracketed: str
    weak: float
    family: str = field(default="")


SEPARATORS = ("\t", " | ", " · ", " • ", "   ", " - ", " – ", ", ", " / ", " — ", "  ")


def draw_layout(draw: random.Random, jobs: Sequence[Job], *, many: bool) -> Layout:
    """A layout; `many` says that the openings are of many employers."""
    language = max({job.language for job in jobs}, key=[job.language for job in jobs].count)
    group = draw.choices((None, "team", "place", "section"), (6, 2, 2, 0.6))[0]
    names = ["title"]
    names += ["place"] if group != "place" and draw.random() < 0.85 else []
    names += ["team"] if group != "team" and draw.random() < 0.4 else []
    names += ["employer"] if many or draw.random() < 0.15 else []
    names += [f"terms{number}" for number in range(draw.choices((0, 1, 2, 3), (5, 5, 3, 1))[0])]
    rest = names[1:]
    draw.shuffle(rest)
    at = draw.choices((0, 1, 2, len(rest)), (12, 5, 2, 2))[0]
    names = [*rest[:at], "title", *rest[at:]]
    one_line = draw.random() < 0.2
    order: list[list[str]] = [[names[0]]]
    for name in names[1:]:
        beside_title = "title" in (name, *order[-1])
        if one_line or draw.random() < (0.12 if beside_title else 0.4):
            order[-1].append(name)
        else:
            order.append([name])
    marks = ("", "", "", "", "- ", "• ", "* ", "{n}. ", "### ", "## ", "⚡ ", "**", "[", "> ", "{n}) ", "· ")
    layout = Layout(
        language,
        order,
        [draw.choice(SEPARATORS) for _ in order],
        draw.random() < 0.15,
        draw.choice(marks),
        draw.random() < 0.62 if len(order) > 1 else draw.random() < 0.12,
        draw.random() < 0.08,
        group,
        draw.choice(("", "", draw.choice(wording.BUTTONS[language]), wording.furniture(draw))),
        draw.random() < 0.25,
        draw.random() < 0.12,
        draw.choice(("", "", "", "({})", ", {}", " – {}", " in {}", " ({})", " - {}", " [{}]")),
        draw.choice((0.0, 0.0, 0.1, 0.3, 0.6)),
    )
    layout.family = "/".join("+".join(re.sub(r"\d", "", name)[:2] for name in line) for line in order)
    return layout


#: Names of teams that columns tell, filled by `know_teams`.
TEAMS: list[str] = []


def know_teams(jobs: Sequence[Job]) -> None:
    """Lets pages name the teams of these jobs also beside others."""
    TEAMS[:] = sorted({job.team for job in jobs if job.team})


KINDS = {
    "title": LineKind.TITLE,
    "place": LineKind.PLACE,
    "team": LineKind.TEAM,
    "employer": LineKind.EMPLOYER,
    "terms": LineKind.TERMS,
}


class Writer:
    """Writes pages of one layout."""

    def __init__(self, draw: random.Random, layout: Layout, titled: Sequence[str] = ()):
        self.draw, self.layout, self.titled = draw, layout, titled
        self.shown = Shown("", "", "", "", "")
        self._bare = ""

    def opening(self, job: Job, number: int) -> list[PageLine]:
        """The lines of one opening, which `shown` tells of from then on."""
        values = self._values(job)
        self.shown = self._shown(values)
        lines: list[PageLine] = []
        marked = False
        for names, separator in zip(self.layout.order, self.layout.seps, strict=True):
            parts = [part for name in names if (part := self._part(name, values.get(name, "")))]
            if not parts:
                continue
            if not marked and ("title" in names or self.layout.mark in ("- ", "• ", "⚡ ")):
                parts, marked = self._marked(parts, number), True
            if self.layout.labelled and len(parts) > 1 and "title" not in names:
                lines += parts
            else:
                lines.append(_joined(parts, separator))
        if self.layout.button:
            button = (self.layout.button, LineKind.CHROME)
            if self.layout.button_on_line and lines:
                lines[-1] = (*lines[-1], ("\t" if "\t" in self.layout.seps else "   ", None), button)
            else:
                lines.append((button,))
        return [out for line in lines for out in ((line, BLANK) if self.layout.spaced else (line,))]

    def _shown(self, values: dict[str, str]) -> Shown:
        named = {name for names in self.layout.order for name in names}
        place, employer, team = (values[name] if name in named else "" for name in ("place", "employer", "team"))
        return Shown(values["title"], self._bare, place, employer, team)

    def _values(self, job: Job) -> dict[str, str]:
        draw, layout = self.draw, self.layout
        title = self._title(job)
        values = {"title": title, "place": job.place, "employer": job.employer, "team": self.team(job)}
        for names in layout.order:
            for name in names:
                if name.startswith("terms"):
                    values[name] = wording.terms(draw, layout.language)
        for name in list(values):
            if name != "title" and draw.random() < 0.07:
                values[name] = ""
        return values

    def team(self, job: Job) -> str:
        """The team of an opening; drawn where no column tells."""
        own = job.team and self.draw.random() < 0.6
        drawn = self.draw.random() < 0.5 and self.layout.language == "en" and self.titled
        names = self.titled if drawn else wording.DEPARTMENTS[self.layout.language]
        return job.team if own else self.draw.choice(names)

    def _title(self, job: Job) -> str:
        title = job.title
        if self.draw.random() < self.layout.weak:
            words = [word for word in title.split() if not is_role_head(word.strip(",()"))]
            title = " ".join(words).strip(" ,-–/|&") if len(words) > 1 else title
        self._bare = title
        placed = any("place" in names for names in self.layout.order)
        if self.layout.bracketed and job.place and (not placed or self.draw.random() < 0.1):
            title += (" " if self.layout.bracketed.startswith("(") else "") + self.layout.bracketed.format(job.place)
        return title

    def _part(self, name: str, value: str) -> PageLine:
        if not value:
            return ()
        kind = KINDS[re.sub(r"\d", "", name)]
        if self.layout.labelled and name != "title":
            labels = wording.LABELS[re.sub(r"\d", "", name)][self.layout.language]
            label = labels[(len(self.layout.family) + sum(map(ord, name))) % len(labels)]
            return ((f"{label}: ", kind), (value, kind))
        return ((value, kind),)

    def _marked(self, parts: list[PageLine], number: int) -> list[PageLine]:
        mark = self.layout.mark.format(n=number + 1)
        first = parts[0]
        if mark == "**":
            first = (("**", None), *first, ("**", None))
        elif mark == "[":
            first = (("[", None), *first, (f"](https://example.org/{number})", None))
        else:
            first = ((mark, None), *first)
        return [first, *parts[1:]]


def _joined(parts: Sequence[PageLine], separator: str) -> PageLine:
    line: list[Part] = []
    for part in parts:
        line += [(separator, None)] if line else []
        line += part
    return tuple(line)


def chrome(draw: random.Random, words: Sequence[str], least: int, most: int) -> list[PageLine]:
    """Some lines of furniture, perhaps in one line."""
    chosen = draw.sample(list(words), min(draw.randint(least, most), len(words)))
    chosen = [wording.furniture(draw) if draw.random() < 0.5 else word for word in chosen]
    if chosen and draw.random() < 0.3:
        return [((draw.choice(("  ", " | ", "   ", " · ", " / ")).join(chosen[:6]), LineKind.CHROME),)]
    return [((word, LineKind.CHROME),) for word in chosen]


def prose(draw: random.Random, texts: Sequence[str], most: int) -> list[PageLine]:
    """A few lines of some text that are sentences."""
    lines = [line.strip() for line in draw.choice(texts).split("\n") if len(line.strip()) > 60]
    if not lines:
        return []
    at = draw.randrange(len(lines))
    return [((line[:600], LineKind.PROSE),) for line in lines[at : at + draw.randint(1, most)]]


def top(draw: random.Random, layout: Layout, employer: str, texts: Sequence[str]) -> list[PageLine]:
    """What stands above a list: notices, a menu, a heading, a paragraph, filters, a count."""
    lines: list[PageLine] = []
    lines += chrome(draw, wording.NOTICES, 1, 2) if draw.random() < 0.2 else []
    own = bool(employer) and draw.random() < 0.45
    shown = employer.upper() if draw.random() < 0.1 else employer
    lines += [((shown, LineKind.EMPLOYER),)] if own else []
    lines += chrome(draw, wording.MENU[layout.language], 2, 8) if draw.random() < 0.5 else []
    lines += [BLANK] if lines and draw.random() < 0.6 else []
    if draw.random() < 0.85:
        heading = draw.choice(wording.LISTS[layout.language]).format(employer=employer or "us")
        heading = wording.furniture(draw) if draw.random() < 0.25 else heading
        heading = heading.upper() if draw.random() < 0.1 else heading
        lines.append((("# " if layout.mark.startswith("#") else "", None), (heading, LineKind.HEADING)))
    lines += prose(draw, texts, 2) if draw.random() < 0.3 else []
    lines += chrome(draw, wording.FILTERS, 1, 6) if draw.random() < 0.35 else []
    if draw.random() < 0.25:
        count = draw.randint(2, 300)
        lines.append(((draw.choice(wording.COUNTS).format(count, count), LineKind.CHROME),))
    return [*lines, BLANK] if draw.random() < 0.75 else lines


def bottom(draw: random.Random, employer: str) -> list[PageLine]:
    """What stands below a list."""
    lines = [BLANK] if draw.random() < 0.7 else []
    lines += chrome(draw, wording.FOOTERS, 1, 6) if draw.random() < 0.6 else []
    lines += [((f"© 2026 {employer or 'us'}", LineKind.CHROME),)] if draw.random() < 0.25 else []
    return lines


def listing(draw: random.Random, jobs: Sequence[Job], texts: Sequence[str], *, many: bool) -> Page:
    """A page that lists openings."""
    layout = draw_layout(draw, jobs, many=many)
    writer = Writer(draw, layout, TEAMS)
    employer = "" if many else jobs[0].employer
    lines = top(draw, layout, employer, texts)
    lines += _table_head(draw, layout)
    shown: list[Shown] = []
    for heading, members in _groups(draw, layout, writer, jobs):
        lines += _group_heading(draw, layout, heading)
        for number, job in enumerate(members):
            lines += writer.opening(job, number)
            shown.append(_grouped(writer.shown, heading, employer))
            lines += prose(draw, texts, 1) if layout.telling else []
            lines += [BLANK] if layout.apart else []
    return Page([*lines, *bottom(draw, employer)], f"list {layout.group} {layout.family}", tuple(shown))


def _grouped(shown: Shown, heading: Part | None, employer: str) -> Shown:
    """An opening with what the heading of its group and the page state for it."""
    name, kind = heading or ("", None)
    return replace(
        shown,
        place=name if kind is LineKind.PLACE else shown.place,
        team=name if kind is LineKind.TEAM else shown.team,
        employer=employer or shown.employer,
    )


def _table_head(draw: random.Random, layout: Layout) -> list[PageLine]:
    if len(layout.order) > 1 or len(layout.order[0]) < 2 or draw.random() < 0.6:
        return []
    names = [draw.choice(wording.LABELS[re.sub(r"\d", "", name)][layout.language]) for name in layout.order[0]]
    return [_joined([((name, LineKind.HEADING),) for name in names], layout.seps[0])]


def _groups(
    draw: random.Random, layout: Layout, writer: Writer, jobs: Sequence[Job]
) -> list[tuple[Part | None, list[Job]]]:
    if layout.group is None:
        return [(None, list(jobs))]
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        name = job.place if layout.group == "place" else writer.team(job)
        name = (
            draw.choice(("Featured", "New", "All others", "Students", "Professionals", "Headquarters", "Field", "Tech"))
            if layout.group == "section"
            else name
        )
        groups.setdefault(name or "Other", []).append(job)
    kinds = {"place": LineKind.PLACE, "team": LineKind.TEAM, "section": LineKind.HEADING}
    return [((name, kinds[layout.group]), members) for name, members in groups.items()]


def _group_heading(draw: random.Random, layout: Layout, heading: Part | None) -> list[PageLine]:
    if heading is None:
        return []
    name, kind = heading
    shapes = ("{}", "{}", "{} ({n})", "## {}", "{}:", "— {} —", "**{}**", "{} {n}")
    shape = shapes[len(layout.family) % len(shapes)]
    before, _, after = shape.partition("{}")
    after = after.replace("{n}", str(draw.randint(1, 9)))
    name = name.upper() if len(layout.family) % 5 == 0 else name
    line: PageLine = ((before, None), (name, kind), (after, None))
    below = [BLANK] if len(layout.family) % 3 == 0 else []
    return [BLANK, line, *below] if len(layout.family) % 7 else [line, *below]


def advert(draw: random.Random, job: Job, texts: Sequence[str], others: Sequence[Job]) -> Page:
    """A page that is one posting."""
    layout = draw_layout(draw, [job], many=draw.random() < 0.75)
    layout.group = None
    layout.mark = draw.choice(("", "", "", "# ", "**", "• ")) if len(layout.mark) else ""
    writer = Writer(draw, layout, TEAMS)
    lines = chrome(draw, wording.NOTICES, 1, 2) if draw.random() < 0.12 else []
    lines += chrome(draw, wording.MENU[layout.language], 1, 7) if draw.random() < 0.4 else []
    lines += [((f"{job.title} | {job.employer or 'Careers'}", LineKind.TITLE),)] if draw.random() < 0.08 else []
    lines += [BLANK] if lines and draw.random() < 0.6 else []
    header = writer.opening(job, 0)
    if draw.random() < 0.12:
        label = draw.choice(("We want you as", "Help wanted", "Now hiring", "Wir suchen", "Vacancy", "Position"))
        header.insert(0, ((label, LineKind.HEADING),))
    body = _body(draw, job, texts)
    header_below = header if draw.random() < 0.07 else []
    lines += [] if header_below else header
    lines += [((draw.choice(wording.BUTTONS[layout.language]), LineKind.CHROME),)] if draw.random() < 0.2 else []
    lines += [BLANK] if draw.random() < 0.75 else []
    lines += body
    lines += [BLANK, *header_below] if header_below else []
    lines += _related(draw, others) if draw.random() < 0.25 else []
    lines += bottom(draw, job.employer) if draw.random() < 0.6 else []
    return Page(lines, f"advert {layout.family}")


def _body(draw: random.Random, job: Job, texts: Sequence[str]) -> list[PageLine]:
    text = job.text or draw.choice(texts)
    lines = [line.strip() for line in text.split("\n")][: draw.randint(4, 40)]
    body: list[PageLine] = []
    if draw.random() < 0.4:
        body.append(((draw.choice(wording.SECTIONS), LineKind.HEADING),))
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else ""
        body.append(((line[:900], _kind_in_body(line, below)),) if line else BLANK)
    return body


_LABEL = re.compile(r"[\w /&-]{2,30}:\s+\S|[\w /&-]{2,30}\s[|–—-]\s\S")


def _kind_in_body(line: str, below: str) -> LineKind | None:
    """What a line of an advert's text is; `None` where it may be anything."""
    if len(line) >= 90 or line[-1] in ".!?;":
        return LineKind.PROSE
    if _LABEL.match(line):
        return None
    if line[-1] == ":" or (line[0].isupper() and len(line.split()) <= 6 and len(below) > 60 and line[0].isalpha()):
        return LineKind.HEADING
    return LineKind.PROSE if len(line) > 40 or not line[0].isalpha() else None


def _related(draw: random.Random, others: Sequence[Job]) -> list[PageLine]:
    layout = draw_layout(draw, others, many=True)
    layout.group = None
    writer = Writer(draw, layout, TEAMS)
    lines: list[PageLine] = [BLANK, ((draw.choice(wording.RELATED), LineKind.HEADING),)]
    for number, job in enumerate(others[: draw.randint(2, 5)]):
        lines += writer.opening(job, number)
        lines += [BLANK] if layout.apart else []
    return lines

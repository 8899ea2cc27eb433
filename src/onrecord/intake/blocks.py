"""The parts of a text: title, byline, dateline, headings, paragraphs, captions, and what is not the article.

Everything is decided by shape and by general phrases. A line becomes boilerplate only where it cannot be
part of the article: a heading that a paragraph follows, or a line that ends as a sentence does, is kept
unless it is a known phrase of the frame around articles ("Sign up for our newsletter.").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.intake.heads import dateline_end, is_byline, is_date_line
from onrecord.intake.lines import (
    LONGEST_LOOKED_AT,
    counted_words,
    is_closed,
    is_headline_like,
    is_sentence,
    is_title_case,
    same_words,
    units,
)
from onrecord.intake.vocabulary import boilerplate_patterns, word_list
from onrecord.records import Block, BlockKind

__all__ = ["LONG_LINE", "label_blocks"]

HEAD = 8
"""Lines in which title, byline and date stand."""
LONG_LINE = 100_000
"""Characters in one line from which it is a dump of something, no paragraph; reading it would take hours."""
TOO_LONG = f"a line of more than {LONG_LINE:,} characters"
LONGEST_HEADING = 14
LONGEST_CHAIN = 3
"""Headings in a row before a paragraph; more are a list."""
REPEATED = "repeated line without closing punctuation"
TEASER = "headline of another article at the end"
NAVIGATION = "navigation"
_BULLET = re.compile(r"(?:[-*•·▪‣–]|\d{1,2}[.)])\s+")
_MARK = re.compile(r"(#{1,6})\s+")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_SEPARATOR = re.compile(r"\s+\\?[|›»>·•/]\s+")
_LISTICLE = re.compile(r"(?:(?:The|These|Top) )?\d{1,3} (.{1,60})")
_WRAPPED = re.compile(r"\[(?P<link>[^\]\n]+)\]\([^)\s]*\)|(?P<bold>\*\*|__)(?P<words>[^*_\n]+)(?P=bold)")
"""A whole line that is a link or bold, in Markdown."""
_CAPTION = re.compile(
    r"(?:\(?file (?:photo|picture|image)\)?|caption|pictured|above|below)\s*[:.-]\s*\S", re.IGNORECASE
)
_CREDITED = re.compile(
    r".{30,}[.!?]\s*\(?"
    r"(?:(?i:photo|image|picture|credit)\b[^.]{2,60}|[A-Z][\w .-]{2,30}/[A-Z][\w .-]{2,30})\)?"
)
_FEW_NAMES = r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})"
_SLASH_CREDIT = re.compile(rf"(?:{_FEW_NAMES}\s*/\s*){{1,3}}(?P<whose>{_FEW_NAMES}(?: via [A-Z][\w ]+)?)[.]?")


@dataclass(slots=True)
class _Line:
    """One line under consideration; ``kind`` is None until something is decided."""

    start: int
    end: int
    text: str
    bulleted: bool = False
    marked: bool = False
    kind: BlockKind | None = None
    reason: str | None = None
    scope: str = "line"

    @property
    def headline_like(self) -> bool:
        return is_headline_like(self.text)

    def is_(self, kind: BlockKind, reason: str | None = None) -> None:
        self.kind, self.reason = kind, reason


def label_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of ``text``, one for each line with words (hard-wrapped lines are one), in order.

    >>> [b.kind.value for b in label_blocks("Rain in Avel\\nBy Anna Lind\\nIt rained all day, she said.")]
    ['title', 'byline', 'paragraph']
    """
    lines = [_line(text, start, end) for start, end in units(text)]
    for line in lines:
        _by_phrase(line)
    _navigation(lines)
    _doubled(lines)
    _title(lines, title)
    _head(lines)
    _listed(lines)
    _tail(lines)
    _repeated(lines)
    _headings(lines)
    return tuple(block for line in lines for block in _blocks(line))


def _line(text: str, start: int, end: int) -> _Line:
    """Marks of lists, headings, links and bold type are left outside the block."""
    head = text[start : min(end, start + 12)]
    bullet, mark = _BULLET.match(head), _MARK.match(head)
    skipped = mark.end() if mark else bullet.end() if bullet and not head[0].isdigit() else 0
    if start + skipped < end:
        start += skipped
    words = text[start : min(end, start + LONGEST_LOOKED_AT + 1)]
    if len(words) <= LONGEST_LOOKED_AT and (wrapped := _WRAPPED.fullmatch(words)):
        group = "link" if wrapped["link"] else "words"
        start, end = start + wrapped.start(group), start + wrapped.end(group)
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        start, end = start + left, start + left + len(words.strip())
        words = text[start:end]
    return _Line(start, end, words, bullet is not None, mark is not None)


def _by_phrase(line: _Line) -> None:
    """Labels lines that say themselves what they are."""
    if line.end - line.start > LONG_LINE:
        line.is_(BlockKind.BOILERPLATE, TOO_LONG)
        return
    if len(line.text) > LONGEST_LOOKED_AT:
        return
    if not counted_words(line.text):
        line.is_(BlockKind.BOILERPLATE, "no words")
        return
    if image := _IMAGE.fullmatch(line.text):
        if image[1].strip():
            line.start, line.end = line.start + image.start(1), line.start + image.end(1)
            line.is_(BlockKind.CAPTION)
        else:
            line.is_(BlockKind.BOILERPLATE, "image without words")
        return
    if _CAPTION.match(line.text) or _CREDITED.fullmatch(line.text):
        line.is_(BlockKind.CAPTION)
        return
    for pattern in boilerplate_patterns():
        if pattern.expression.fullmatch(line.text):
            line.is_(BlockKind.BOILERPLATE, pattern.reason)
            line.scope = pattern.scope
            return
    credit = _SLASH_CREDIT.fullmatch(line.text)
    if credit and not word_list("credit_words.txt").isdisjoint(same_words(credit["whose"]).split()):
        line.is_(BlockKind.BOILERPLATE, "image credit")
    elif _menu_in_line(line.text):
        line.is_(BlockKind.BOILERPLATE, NAVIGATION)


def _menu_in_line(text: str) -> bool:
    """Three or more links on one line: "Home > World > Europe"."""
    parts = [part for part in _SEPARATOR.split(f" {text} ") if part.strip()]
    short = all(1 <= len(part.split()) <= 4 for part in parts)
    known = sum(part.strip().casefold() in word_list("navigation.txt") for part in parts)
    return len(parts) >= 3 and short and not is_closed(text) and known * 3 >= len(parts)


def _navigation(lines: list[_Line]) -> None:
    """Menus one link a line: runs of very short lines, at least half of them words of menus."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_link_like(lines[end]):
            end += 1
        run = lines[start:end]
        known = sum(line.text.casefold() in word_list("navigation.txt") for line in run)
        if len(run) >= 3 and known * 2 >= len(run):
            last = len(run)
            while last > 0 and run[last - 1].text.casefold() not in word_list("navigation.txt"):
                last -= 1
            for line in run[:last]:
                line.is_(BlockKind.BOILERPLATE, NAVIGATION)
        start = end + 1


def _is_link_like(line: _Line) -> bool:
    return len(line.text) <= 30 and len(line.text.split()) <= 3 and not is_closed(line.text)


def _doubled(lines: list[_Line]) -> None:
    """A line that stands twice in a row is no heading, whatever follows; a doubled title is kept once."""
    for number, line in enumerate(lines):
        if number == 0 or not _may_repeat(line) or line.kind is not None:
            continue
        before = lines[number - 1]
        if same_words(before.text) == same_words(line.text):
            line.is_(BlockKind.BOILERPLATE, REPEATED)
            if number > HEAD // 2 and before.kind is None:
                before.is_(BlockKind.BOILERPLATE, REPEATED)


def _may_repeat(line: _Line) -> bool:
    return line.headline_like and len(line.text.split()) >= 3


def _title(lines: list[_Line], title: str | None) -> None:
    """The line that equals the title, else a headline above the first paragraph."""
    head = [(i, line) for i, line in enumerate(lines[: 2 * HEAD]) if line.kind is None][:HEAD]
    wanted = same_words(title) if title is not None else ""
    for _, line in head:
        if wanted and same_words(line.text) == wanted:
            line.is_(BlockKind.TITLE)
            return
    for number, line in head:
        if is_byline(line.text) or is_date_line(line.text):
            continue
        closed = len(line.text) <= 150 and line.text[0].isupper() and is_title_case(line.text)
        titled = line.headline_like or closed
        longer = any(
            not other.headline_like and len(other.text) > len(line.text) / 2
            for other in lines[number + 1 :][:HEAD]
        )
        if titled and longer and not line.bulleted and dateline_end(line.text) == 0:
            line.is_(BlockKind.TITLE)
        return


def _head(lines: list[_Line]) -> None:
    """Bylines and dates above the first paragraph and below the last, the dateline inside the first."""
    for number, line in enumerate(lines):
        if line.kind is not None:
            continue
        if is_byline(line.text):
            line.is_(BlockKind.BYLINE)
        elif number < 2 * HEAD and (is_date_line(line.text) or dateline_end(line.text) == len(line.text)):
            line.is_(BlockKind.DATELINE)
        elif not line.headline_like or number >= 2 * HEAD:
            break
    for line in reversed(lines[-HEAD:]):
        if line.kind is None and is_byline(line.text):
            line.is_(BlockKind.BYLINE)
        elif line.kind is None and is_sentence(line.text):
            break
    for line in lines[: 2 * HEAD]:
        if line.kind is None and not line.headline_like:
            line.scope = "dateline"
            return


def _leads(lines: list[_Line]) -> list[bool]:
    """For each line whether a paragraph follows it, other headings in between."""
    leads, next_leads, chain = [False] * len(lines), False, 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        leads[number] = next_leads
        if line.kind is BlockKind.PARAGRAPH or (line.kind is None and not line.headline_like):
            next_leads, chain = True, 0
        elif line.kind is None:
            chain += 1
            next_leads = next_leads and chain < LONGEST_CHAIN
    return leads


def _listed(lines: list[_Line]) -> None:
    """What stands under "Most read" and the like, up to the next sentence or the heading above it."""
    for number, line in enumerate(lines):
        if line.scope not in ("list", "heading") or line.kind is not BlockKind.BOILERPLATE:
            continue
        end = number + 1
        while end < len(lines) and lines[end].kind is None and _is_link(lines[end]):
            end += 1
        before_paragraph = end < len(lines) and lines[end].kind in (None, BlockKind.PARAGRAPH)
        if before_paragraph and line.scope == "heading" and end == number + 1:
            line.is_(BlockKind.HEADING)
            continue
        if before_paragraph and end > number + 1 and not lines[end - 1].bulleted:
            end -= 1
        for other in lines[number + 1 : end]:
            other.is_(BlockKind.BOILERPLATE, line.reason)


def _is_link(line: _Line) -> bool:
    return line.headline_like or (line.bulleted and not is_sentence(line.text))


def _tail(lines: list[_Line]) -> None:
    """Headlines after the last paragraph: teasers of other articles, as no text of their own follows."""
    end = len(lines)
    while end > 0 and (lines[end - 1].kind is not None or lines[end - 1].headline_like):
        end -= 1
    run = [line for line in lines[end:] if line.kind is None]
    leads = _leads(lines)
    body = [
        line
        for i, line in enumerate(lines[:end])
        if line.kind is None and not (leads[i] and line.headline_like)
    ]
    if not run or not body or body[-1].text.endswith(":"):
        return
    closed = sum(is_sentence(line.text) or len(line.text) > LONGEST_LOOKED_AT for line in body)
    plain_list = len(run) >= 3 and closed >= max(3, 0.8 * len(body))
    for line in run:
        words = len(counted_words(line.text))
        titled = words >= 4 and (is_title_case(line.text) or _is_listicle(line.text))
        if titled or (plain_list and 4 <= words <= LONGEST_HEADING and not line.bulleted):
            line.is_(BlockKind.BOILERPLATE, TEASER)


def _is_listicle(text: str) -> bool:
    """Whether the line counts what it promises: "9 Quiet Candles That ...", "12 ways to ..."."""
    match = _LISTICLE.match(text)
    if match is None:
        return False
    counted = match[1].casefold().split()[:4]
    return match[1][0].isupper() or not word_list("listicle_words.txt").isdisjoint(counted)


def _repeated(lines: list[_Line]) -> None:
    """A line without closing punctuation that comes back, and that no paragraph follows."""
    open_ = [line for line in lines if line.kind is None and _may_repeat(line)]
    counts = Counter(same_words(line.text) for line in open_)
    leads = _leads(lines)
    for number, line in enumerate(lines):
        repeats = line.kind is None and _may_repeat(line) and counts[same_words(line.text)] > 1
        if repeats and not leads[number]:
            line.is_(BlockKind.BOILERPLATE, REPEATED)


def _headings(lines: list[_Line]) -> None:
    """Short lines without closing punctuation that a paragraph follows; all that is left is paragraphs."""
    for line, leads in zip(lines, _leads(lines), strict=True):
        if line.kind is not None:
            continue
        short = line.headline_like and len(counted_words(line.text)) <= LONGEST_HEADING and not line.bulleted
        heading = line.marked or (short and leads)
        line.is_(BlockKind.HEADING if heading else BlockKind.PARAGRAPH)


def _blocks(line: _Line) -> list[Block]:
    kind = line.kind or BlockKind.PARAGRAPH
    cut = dateline_end(line.text) if line.scope == "dateline" and kind is BlockKind.PARAGRAPH else 0
    if cut == 0 or line.start + cut >= line.end:
        kind = BlockKind.DATELINE if cut else kind
        return [Block(line.start, line.end, kind, line.reason)]
    rest = line.start + cut + len(line.text[cut:]) - len(line.text[cut:].lstrip())
    return [
        Block(line.start, line.start + cut, BlockKind.DATELINE),
        Block(rest, line.end, kind, line.reason),
    ]

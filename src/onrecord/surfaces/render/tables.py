"""The registers of a dossier in words and links: board, reactions, arrangements, contradictions, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records import (
    Arrangement,
    BlockKind,
    Commitment,
    CommitmentMention,
    Contradiction,
    Copy,
    Dossier,
    Gap,
    GapQuestion,
    Indicator,
    LeftOut,
    Reaction,
    Stance,
)
from onrecord.surfaces.render.anchors import commitment_anchor
from onrecord.surfaces.render.board import (
    board_groups,
    cause_words,
    due_note,
    first_mention,
    speaker_words,
    window_history,
)
from onrecord.surfaces.render.signs import sign_lines
from onrecord.surfaces.render.view import DocumentRef, Index, QuoteView
from onrecord.surfaces.render.words import (
    count,
    day_words,
    one_line,
    published_words,
    text,
    window_words,
)

__all__ = [
    "STANCES",
    "ChangeView",
    "CommitmentView",
    "ItemView",
    "MentionView",
    "ReactionRow",
    "SideView",
    "WindowView",
    "arrangement_rows",
    "board_view",
    "commitment_view",
    "contradiction_views",
    "copy_views",
    "gap_views",
    "indicator_views",
    "left_out_views",
    "reaction_rows",
    "side_view",
    "told_in",
]


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window that was given, with the day on which it was said and the link to the words."""

    words: str
    said: str
    href: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention of a commitment: what it does, who speaks, where."""

    act: str
    speaker: str
    published: str
    due: str | None
    document: DocumentRef
    href: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of status: its day, the quotes that gave it, and what gave it where no quotes do."""

    day: str
    status: str
    quotes: tuple[QuoteView, ...]
    cause: str | None


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as the board shows it."""

    anchor: str
    status_key: str
    status: str
    note: str | None
    contested: bool
    actor: str | None
    counterpart: str | None
    undertaking: str
    condition: str | None
    href: str | None
    speaker: str
    due: str
    due_note: str | None
    windows: tuple[WindowView, ...]
    mentions: tuple[MentionView, ...]
    mention_count: str
    origins: str
    changes: tuple[ChangeView, ...]
    progress: str | None
    page: str | None = None
    document: DocumentRef | None = None
    progress_href: str | None = None
    progress_document: DocumentRef | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A row of a register: its cells in words, and the statements that back it."""

    cells: tuple[str, ...]
    quotes: tuple[QuoteView, ...] = ()
    document: DocumentRef | None = None
    of: DocumentRef | None = None
    href: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideView:
    """A contradiction with both its sides; a side is None where the dossier does not hold it."""

    kind: str
    why: str
    a: QuoteView | None
    b: QuoteView | None


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """A party with its statements under each stance, one tuple for each, empty where there is none."""

    party: str
    cells: tuple[tuple[tuple[QuoteView, str], ...], ...]


def board_view(dossier: Dossier, index: Index) -> tuple[tuple[str, tuple[CommitmentView, ...]], ...]:
    """The board's groups with their titles."""
    return tuple(
        (text(f"group.{group}"), tuple(commitment_view(c, index, dossier.today) for c in commitments))
        for group, commitments in board_groups(dossier.commitments, dossier.today)
    )


def commitment_view(commitment: Commitment, index: Index, today: date) -> CommitmentView:
    """The commitment in words and links, judged on the day."""
    first = first_mention(commitment)
    status = commitment.status.value
    return CommitmentView(
        anchor=commitment_anchor(commitment.id),
        status_key=status,
        status=text(f"status.{status}"),
        note=_status_note(status),
        contested=commitment.contested,
        actor=None if commitment.actor is None else one_line(commitment.actor),
        counterpart=None if commitment.counterpart is None else one_line(commitment.counterpart),
        undertaking=one_line(commitment.undertaking),
        condition=None if commitment.condition is None else one_line(commitment.condition),
        href=None if commitment.worded is None else _href(index, commitment.worded),
        speaker=speaker_words(first),
        due=window_words(commitment.due),
        due_note=due_note(commitment, today),
        windows=_window_views(index, commitment),
        mentions=_mention_views(index, commitment),
        mention_count=count("mentions", len(commitment.mentions)),
        origins=count("origins", commitment.origin_count),
        changes=tuple(
            ChangeView(
                day_words(change.as_of),
                text(f"status.{change.status.value}"),
                index.quotes(change.because),
                cause_words(change),
            )
            for change in commitment.status_as_of
        ),
        progress=None if commitment.progress is None else one_line(commitment.progress),
        page=index.links.commitment(commitment.id),
        document=told_in(commitment, commitment.worded, index),
        progress_href=None if commitment.progress_by is None else _href(index, commitment.progress_by),
        progress_document=told_in(commitment, commitment.progress_by, index),
    )


def told_in(commitment: Commitment, statement: str | None, index: Index) -> DocumentRef | None:
    """The document of a mention, which the dossier need not hold."""
    return next(
        (index.document_ref(m.document) for m in commitment.mentions if m.statement == statement), None
    )


def _status_note(status: str) -> str | None:
    return text(f"status_note.{status}") if status in _NOTED else None


_NOTED = ("claimed_met", "unknown_overdue", "revised", "late")
STANCES = tuple(stance.value for stance in Stance)


def _href(index: Index, statement: str) -> str | None:
    held = index.statements.get(statement)
    return None if held is None or held.document not in index.documents else index.links.statement(statement)


def _window_views(index: Index, commitment: Commitment) -> tuple[WindowView, ...]:
    windows = window_history(commitment)
    return tuple(
        WindowView(
            words=window_words(window.due),
            said=published_words(window.said),
            href=_href(index, window.statement),
            current=number == len(windows),
        )
        for number, window in enumerate(windows, start=1)
    )


def mention_day(mention: CommitmentMention) -> str:
    """The day on which a mention was published, or that it is not said."""
    return text("page.date_unknown") if mention.published is None else published_words(mention.published)


def _mention_views(index: Index, commitment: Commitment) -> tuple[MentionView, ...]:
    return tuple(
        MentionView(
            act=text(f"act.{mention.act.value}"),
            speaker=speaker_words(mention),
            published=mention_day(mention),
            due=None if mention.due.text is None else one_line(mention.due.text),
            document=index.document_ref(mention.document),
            href=_href(index, mention.statement),
        )
        for mention in commitment.mentions
    )


def reaction_rows(dossier: Dossier, index: Index) -> tuple[ReactionRow, ...]:
    """One row for each party that reacted, in the order of the record."""
    parties: dict[str | None, list[Reaction]] = {}
    for reaction in dossier.reactions:
        parties.setdefault(reaction.party, []).append(reaction)
    return tuple(
        ReactionRow(
            party=one_line(party),
            cells=tuple(_cell(index, reactions, stance) for stance in Stance),
        )
        for party, reactions in parties.items()
    )


def _cell(index: Index, reactions: list[Reaction], stance: Stance) -> tuple[tuple[QuoteView, str], ...]:
    return tuple(
        (quote, index.towards(reaction.towards))
        for reaction in reactions
        if reaction.stance is stance
        for quote in index.quotes(reaction.statements)
    )


def arrangement_rows(dossier: Dossier, index: Index) -> tuple[ItemView, ...]:
    """The register of holders: holder, role, over what, state, since when."""
    return tuple(_arrangement_row(index, arrangement) for arrangement in dossier.arrangements)


def _arrangement_row(index: Index, arrangement: Arrangement) -> ItemView:
    since = arrangement.since
    return ItemView(
        cells=(
            one_line(arrangement.holder),
            one_line(arrangement.role),
            one_line(arrangement.over),
            text(f"state.{arrangement.state.value}"),
            text("page.not_said") if since is None else window_words(since),
        ),
        quotes=index.quotes(arrangement.statements),
    )


def contradiction_views(dossier: Dossier, index: Index) -> tuple[SideView, ...]:
    """Every contradiction with the quotes of both its sides."""
    return tuple(side_view(found, index) for found in dossier.contradictions)


def side_view(found: Contradiction, index: Index) -> SideView:
    """One contradiction with both its sides."""
    a, b = (next(iter(index.quotes((statement,))), None) for statement in (found.a, found.b))
    return SideView(text(f"contradiction.{found.kind.value}"), one_line(found.why), a, b)


def copy_views(dossier: Dossier, index: Index) -> tuple[ItemView, ...]:
    """Every pair of documents that share words, with the share."""

    def copy_view(copy: Copy) -> ItemView:
        share = text("copy.line", share=f"{round(copy.share * 100)}%")
        return ItemView(
            cells=(text(f"copy.{copy.kind.value}"), share),
            document=index.document_ref(copy.document),
            of=index.document_ref(copy.of),
        )

    return tuple(map(copy_view, dossier.copies))


def gap_views(dossier: Dossier, index: Index) -> tuple[ItemView, ...]:
    """The open questions in their order."""
    return tuple(gap_view(gap, index) for gap in gaps_in_order(dossier))


def gaps_in_order(dossier: Dossier) -> list[Gap]:
    """The open questions; missing publication dates stand first, since every date hangs on them."""
    return sorted(dossier.gaps, key=lambda gap: gap.question is not GapQuestion.PUBLISHED)


def gap_view(gap: Gap, index: Index) -> ItemView:
    """One open question in words."""
    on_document = gap.towards is not None and gap.towards in index.numbers
    document = index.document_ref(gap.towards) if gap.towards is not None and on_document else None
    cells = (text(f"gap.{gap.question.value}"), one_line(gap.why), gap_matter(gap.towards, index))
    return ItemView(cells, document=document)


def gap_matter(towards: str | None, index: Index) -> str:
    """What a question is about in words, "" where that is a document, which is named beside it."""
    return "" if towards is not None and towards in index.numbers else index.about(towards)


def indicator_views(dossier: Dossier, index: Index) -> tuple[ItemView, ...]:
    """The signs to watch: those that the reporting itself names, then those that people added."""

    def indicator_view(indicator: Indicator) -> ItemView:
        about = index.about(indicator.towards)
        quotes = index.quotes(indicator.statements)
        return ItemView((one_line(indicator.text), about), quotes, lines=tuple(sign_lines(indicator, index)))

    return tuple(map(indicator_view, dossier.indicators))


def left_out_views(dossier: Dossier, index: Index) -> tuple[ItemView, ...]:
    """The words that yield nothing, with the reason and the link to where they stand."""
    excerpted = {excerpt.document for excerpt in dossier.excerpts}
    blocks = {
        (document.id, block.start)
        for document in index.documents.values()
        if document.id not in excerpted
        for block in document.blocks
        if block.kind is BlockKind.BOILERPLATE
    }

    def left_out_view(left_out: LeftOut) -> ItemView:
        document = index.document_ref(left_out.document)
        inside = (left_out.document, left_out.start) in blocks
        return ItemView(
            cells=(one_line(left_out.quote), one_line(left_out.reason)),
            document=document,
            href=index.links.block(left_out.document, left_out.start) if inside else document.href,
        )

    return tuple(map(left_out_view, dossier.left_out))

"""Commitments: the mentions of one undertaking over all documents, with its windows and its status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.records import (
    Act,
    Anonymity,
    Commitment,
    CommitmentMention,
    Document,
    Due,
    DueWindow,
    Mention,
    Polarity,
    SourceKind,
    Statement,
    TimeWindow,
)
from onrecord.text.words import content_words
from onrecord.tracking.doers import Doer, doers_meant
from onrecord.tracking.matching import founds
from onrecord.tracking.naming import is_proper
from onrecord.tracking.sides import SHIPPED_SIDES, Sides
from onrecord.tracking.status import Evidence, follow_status
from onrecord.tracking.undertakings import group_undertakings

__all__ = ["Told", "actor_for", "commitment_id", "commitments_of", "track_commitments"]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the document that tells it, in the order in which the world could know."""

    statement: Statement
    document: Document
    doer: Doer | None = None
    """Who is to do it where the statement names nobody, or only "the company"."""

    @property
    def actor(self) -> str | None:
        """Who is to do it as the document names him in full; None where only other texts may tell."""
        return self.doer.name if self.doer is not None and self.doer.sure else self.statement.actor

    @property
    def perhaps(self) -> str | None:
        """Who may be meant where nothing better tells."""
        return None if self.doer is None else self.doer.name

    @property
    def order(self) -> tuple[str, str, bool, int]:
        """Publication first (undated last), then document; what is undertaken before what became of it."""
        report = self.statement.act is not Act.UNDERTAKES
        return self.document.published_or_last, self.document.id, report, self.statement.start


def track_commitments(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    origins: Mapping[str, str],
    today: date,
    sides: Sides = SHIPPED_SIDES,
) -> tuple[Commitment, ...]:
    """Every commitment, ordered by id; statuses are judged on ``today`` from these statements alone.

    ``origins`` maps statement ids to the origin that they were counted under; ``sides`` tells who speaks for
    the actor, beyond what names and offices tell.
    """
    doers = doers_meant(statements)
    told = _in_order(statements, documents, doers)
    if len({t.statement.id for t in told}) < len(told):
        raise ValueError("two statements have one id")
    sure = {i: doer.name for i, doer in doers.items() if doer.sure}
    groups = group_undertakings([t.statement for t in told], sure)
    return _commitments(groups, told, origins, (today, sides))


def commitments_of(
    groups: Sequence[Sequence[Statement]],
    doers: Mapping[str, Doer],
    documents: Mapping[str, Document],
    origins: Mapping[str, str],
    judged: tuple[date, Sides],
) -> tuple[Commitment, ...]:
    """The commitments of groups that are known, ordered by id, as ``track_commitments`` would give them.

    ``doers`` are those of ``doers_meant`` of all statements, as far as a group holds them.
    """
    members = [s for group in groups for s in group]
    return _commitments(groups, _in_order(members, documents, doers), origins, judged)


def _in_order(
    statements: Sequence[Statement], documents: Mapping[str, Document], doers: Mapping[str, Doer]
) -> list[Told]:
    return sorted(
        (Told(s, documents[s.document], doers.get(s.id)) for s in statements), key=lambda t: t.order
    )


def _commitments(
    groups: Sequence[Sequence[Statement]],
    told: Sequence[Told],
    origins: Mapping[str, str],
    judged: tuple[date, Sides],
) -> tuple[Commitment, ...]:
    by_id = {t.statement.id: t for t in told}
    found = [
        _commitment(sorted((by_id[s.id] for s in group), key=lambda t: t.order), origins, *judged)
        for group in groups
    ]
    return tuple(sorted(found, key=lambda c: c.id))


def commitment_id(statement_id: str) -> str:
    """The id of the commitment whose earliest-published mention this statement is."""
    return "c" + statement_id


def _commitment(members: Sequence[Told], origins: Mapping[str, str], today: date, sides: Sides) -> Commitment:
    members = _from_first_undertaking(members)
    acts = _acts(members)
    actor = _shared_actor(members)
    acts_for = actor_for([t.statement for t in members], actor)
    mentions = tuple(_mention(t, act, actor) for t, act in zip(members, acts, strict=True))
    windows = _windows(members, acts)
    status = follow_status(
        [
            Evidence(m, t.statement, sides.standpoint(_fully_named(t, members), actor, acts_for).own_side)
            for m, t in zip(mentions, members, strict=True)
        ],
        today,
    )
    first, worded = members[0].statement, _best_wording(members, acts)
    return Commitment(
        id=commitment_id(first.id),
        former_ids=tuple(sorted(commitment_id(t.statement.id) for t in members[1:])),
        actor=actor,
        counterpart=next((t.statement.counterpart.text for t in members if t.statement.counterpart), None),
        undertaking=worded.quote,
        condition=next((t.statement.condition.text for t in members if t.statement.condition), None),
        mentions=mentions,
        due=windows[-1].due if windows else None,
        windows=windows,
        status=status.changes[-1].status,
        contested=status.contested,
        progress=status.progress,
        status_as_of=status.changes,
        origin_count=_origin_count(members, origins),
        worded=worded.id,
        progress_by=status.progress_by,
    )


def _fully_named(told: Told, members: Sequence[Told]) -> Statement:
    """The statement, its speaker named as elsewhere in its document ("the ministry" in a title)."""
    statement = told.statement
    first = statement.sources[0]
    if first.name is None:
        return statement
    words = content_words(first.name)
    others = (t.statement.sources[0].name for t in members if t.document.id == told.document.id)
    longest = max((n for n in others if n and words < content_words(n)), key=len, default=None)
    if longest is None:
        return statement
    return replace(statement, sources=(replace(first, name=longest), *statement.sources[1:]))


def _from_first_undertaking(members: Sequence[Told]) -> list[Told]:
    """Reports published before anything was undertaken tell of something else."""
    founding = (i for i, t in enumerate(members) if founds(t.statement))
    first, *later = members[next(founding) :]
    return [first, *(t for t in later if not _done_before(t, first))]


def _done_before(told: Told, first: Told) -> bool:
    """Whether something done is dated before the undertaking was first told of."""
    window, published = told.statement.window, first.document.published
    if told.statement.act is not Act.REPORTS_DONE or window is None or window.end is None:
        return False
    if published is None:
        return False
    return window.end < date.fromisoformat(published[:10]) - timedelta(days=_NEWS_LASTS)


_NEWS_LASTS = 7
"""Days after which something done is no longer what the first report tells of as coming."""


def _acts(members: Sequence[Told]) -> list[Act]:
    """The acts in time: the document that breaks the news undertakes, later ones restate, revise, take back.

    A window moves only where one document gives one new window; where two speakers in it give different
    ones, neither revises: they disagree, and the commitment is contested.
    """
    acts: list[Act] = []
    due: TimeWindow | None = None
    given: list[TimeWindow] = []
    for told in members:
        act, window = told.statement.act or Act.RESTATES, told.statement.window
        if act is Act.UNDERTAKES:
            act = _undertaken(told, members, due)
            if act is Act.REVISES and window in given and not _ANEW.search(told.statement.quote):
                acts.append(Act.RESTATES)  # a window that had been given before is recalled, not set anew
                continue
        elif act is Act.RESTATES and told.document.id == members[0].document.id and founds(told.statement):
            act = Act.UNDERTAKES  # "is being sold": told of first while it is in hand
        elif act is Act.REVISES and window is not None and due is not None and window.end == due.end:
            act = Act.RESTATES  # the move is told of again
        if act in (Act.UNDERTAKES, Act.REVISES) and window is not None:
            due = window
            given.append(window)
        acts.append(act)
    return acts


def _undertaken(told: Told, members: Sequence[Told], due: TimeWindow | None) -> Act:
    """What a wording of undertaking amounts to after those before it."""
    statement, breaking = told.statement, members[0]
    negated = statement.polarity is Polarity.NEGATED
    if negated and (_AFTER_ALL.search(statement.quote) or _ONCE_SET.search(statement.quote)):
        return Act.CANCELS
    if _ONCE_SET.search(statement.quote) and statement.window is not None:
        return Act.REVISES
    anew = statement.window is not None and due != statement.window
    if anew and _SET_ANEW.search(statement.quote):
        return Act.REVISES
    if _PAST_PLAN.search(statement.quote) or _STILL.search(statement.quote) or _says_again(statement):
        return Act.RESTATES
    if told.document.id == breaking.document.id:
        return Act.UNDERTAKES
    taken_back = negated and breaking.statement.polarity is Polarity.AFFIRMED
    moved = _moved(due, statement.window) and not _disputed(told, members)
    if moved or (_ANEW.search(statement.quote) and statement.window is not None and due != statement.window):
        return Act.REVISES
    return Act.CANCELS if taken_back and statement.window is None else Act.RESTATES


_PAST_PLAN = re.compile(
    r"\b(?:was|were) (?:to|supposed to|due to|meant to)\b|\bhad (?:promised|pledged|undertaken)\b",
    re.IGNORECASE,
)
"""What was to happen: told of as planned before."""
_ONCE_SET = re.compile(
    r"\b(?:once|originally|initially|previously|first) (?:promised|planned|due|scheduled|meant|announced"
    r"|expected|set|foreseen|pencilled)\b|\bdue (?:last|earlier)\b|\b(?:been|was|were) told to expect\b",
    re.IGNORECASE,
)
"""An older date told of beside the new one."""
_AFTER_ALL = re.compile(r"\b(?:after all|no longer|any longer|any more)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:still|remains?|remained) (?:on course |firmly )?(?:committed|plans?|planned|planning|intends?"
    r"|means?|aims?|due|scheduled|set|bound|stands by|to|be)\b|\bas (?:announced|promised|planned|agreed)\b"
    r"|\bthe (?:remaining|other|rest|remainder)\b.* (?:will|would|is to|are to)\b|\bdo so\b",
    re.IGNORECASE,
)
_SET_ANEW = re.compile(
    r"\bnow (?:wants?|expect(?:s|ed)?|aims?|plans?|hopes?|intends?|means?|due|to|set|scheduled|planned|be"
    r"|given|says?|promises?|start|begin|open)\b|\bwill now\b|\brather than (?:on|in|by|at)\b"
    r"|\b(?:will|would|to) instead\b|\binstead (?:of )?(?:on|in|by|at)\b"
    r"|\bnot (?:\w+ ){0,2}before\b.*\bbut (?:on|in|by|at)\b",
    re.IGNORECASE,
)
"""A day given in the place of another, whether or not the record holds the other."""


def _says_again(statement: Statement) -> bool:
    """Whether the cue tells that it had been said before: "repeated", "insists"."""
    cue = statement.sources[0].cue
    return cue is not None and bool(_AGAIN.search(cue.quote))


_AGAIN = re.compile(r"\b(?:repeat|reiterat|reaffirm|reassert|insist|maintain)\w*", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:now|instead|not until|later than|rather than)\b", re.IGNORECASE)


def _disputed(told: Told, members: Sequence[Told]) -> bool:
    """Whether another speaker in the same document gives a window that excludes this one."""
    speaker, window = told.statement.sources[0].name, told.statement.window
    return any(
        m.document.id == told.document.id
        and m.statement.act is Act.UNDERTAKES
        and m.statement.window is not None
        and window is not None
        and m.statement.sources[0].name != speaker
        and not m.statement.window.overlaps(window)
        for m in members
    )


def _moved(due: TimeWindow | None, window: TimeWindow | None) -> bool:
    """Whether a window moves the last day, or starts only after the old one has ended."""
    if due is None or window is None:
        return False
    if due.end is not None and window.end is not None:
        return due.end != window.end and not (due.contains(window.end) and window.start is not None)
    return due.end is not None and window.start is not None and window.start > due.end


def _mention(told: Told, act: Act, actor: str | None) -> CommitmentMention:
    statement = told.statement
    start, end = statement.clause or (statement.start, statement.end)
    first = statement.sources[0]
    voice = first.kind is SourceKind.OUTLET and first.anonymity is Anonymity.UNATTRIBUTED
    return CommitmentMention(
        statement=statement.id,
        document=statement.document,
        start=start,
        end=end,
        act=act,
        actor=told.actor or actor or told.perhaps,
        speaker=None if voice else first.name,
        anonymity=first.anonymity,
        due=Due(statement.window, statement.window_text),
        published=told.document.published,
    )


def _windows(members: Sequence[Told], acts: Sequence[Act]) -> tuple[DueWindow, ...]:
    """The windows given for it, in the order of publication; one that repeats the last is left out."""
    windows: list[DueWindow] = []
    for told, act in zip(members, acts, strict=True):
        window = told.statement.window
        if window is None or act not in (Act.UNDERTAKES, Act.RESTATES, Act.REVISES):
            continue
        if not windows or (act is Act.REVISES and windows[-1].due != window):
            windows.append(DueWindow(window, _said(told), told.statement.id))
    return tuple(windows)


def _said(told: Told) -> str | None:
    said = told.statement.said
    return told.document.published if said is None or said.start is None else said.start.isoformat()


def _shared_actor(members: Sequence[Told]) -> str | None:
    """The actor named most often among those who undertake; the first of equals, proper names first."""
    making = [t for t in members if t.statement.act is Act.UNDERTAKES]
    named = [t.actor for t in making if t.actor is not None and is_proper(t.actor)]
    named = named or [t.actor for t in members if t.actor is not None and is_proper(t.actor)]
    named = named or [t.perhaps for t in members if t.perhaps is not None]
    named = named or [t.actor for t in members if t.actor is not None]
    return max(named, key=lambda name: (named.count(name), -named.index(name)), default=None)


def actor_for(statements: Sequence[Statement], actor: str | None) -> str | None:
    """Whom the actor of these statements acts for, where one of them says so."""
    return next((s.actor_for for s in statements if s.actor == actor and s.actor_for), None)


def _best_wording(members: Sequence[Told], acts: Sequence[Act]) -> Statement:
    """The first statement that says most plainly what is undertaken: window, doer and thing named."""
    telling = (Act.UNDERTAKES, Act.REVISES, Act.RESTATES)
    made = [t.statement for t, act in zip(members, acts, strict=True) if act in telling]
    return max(made or [t.statement for t in members], key=_plainness)


def _plainness(statement: Statement) -> tuple[bool, ...]:
    return (
        statement.window is not None,
        _is_named(statement.subject),
        _is_named(statement.object) or statement.object is None,
        not statement.heading,
    )


def _is_named(mention: Mention | None) -> bool:
    return mention is not None and bool(content_words(mention.text))


def _origin_count(members: Sequence[Told], origins: Mapping[str, str]) -> int:
    """Origins that the mentions go back to; a document's own voice beside a speaker's is none."""
    attributed = {t.document.id for t in members if t.statement.sources[0].mention is not None}
    counted = [
        t.statement.id
        for t in members
        if t.statement.sources[0].mention is not None or t.document.id not in attributed
    ]
    return len({origins[i] for i in counted})

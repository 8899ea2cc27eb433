"""Says in words why a statement is a commitment or none, why it has its status, and why mentions are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.records import Act, Commitment, Modality, Statement, Status, StatusChange, StatusRule
from onrecord.tracking.commitments import actor_for
from onrecord.tracking.joining import why_apart, why_joined
from onrecord.tracking.sides import Sides
from onrecord.tracking.status import Evidence, follow_status

__all__ = ["Explanation", "Part", "Reason", "explain_commitment", "explain_statement"]

_MOST = 3
"""So many mentions are explained; an explanation is to fit one screen."""

_RULES = {
    StatusRule.UNDERTAKEN: "it was undertaken",
    StatusRule.NEW_WINDOW: "a new window was given for it",
    StatusRule.DONE_BY_OWN_SIDE: "only the actor's own side says that it was done",
    StatusRule.DONE_BY_OTHERS: "somebody other than the actor's side says that it was done",
    StatusRule.NOT_DONE_IN_WINDOW: "its window had passed when it was said not to have been done",
    StatusRule.CANCELLED: "it was called off",
    StatusRule.DENIED_BY_OWN_SIDE: "the actor's own side denies it",
    StatusRule.WINDOW_PASSED: "its last day passed and nothing on record says what became of it; silence is "
    "not a broken promise",
    StatusRule.RULING: "a person ruled so",
    StatusRule.RULING_WITHDRAWN: "a ruling was withdrawn, so that the evidence counts again",
}
_ACTS = {
    Act.UNDERTAKES: "undertakes something: it says that somebody intends to do it, and whoever is to do it "
    "is not merely foreseen or asked to",
    Act.RESTATES: "repeats an undertaking, or says that it is under way",
    Act.REVISES: "gives an undertaking a new window",
    Act.CANCELS: "calls an undertaking off",
    Act.DENIES: "denies that something is planned or was done",
    Act.REPORTS_DONE: "says that something was done",
    Act.REPORTS_NOT_DONE: "says that something was not done",
}
_NO_ACT = {
    None: "how it is put is not clear enough to say what it does",
    Modality.DEMANDS: "it asks somebody to do something; a request is no undertaking",
    Modality.MAY: "it says that something may happen; a possibility is no undertaking",
    Modality.JUDGES: "it gives a judgement; nothing is undertaken in it",
    Modality.ASSERTS: "it says how things are; nothing is undertaken in it",
    Modality.DENIES: "what it denies is neither planned nor said to have been done",
    Modality.INTENDS: "it speaks of what is to come, but nobody undertakes it: it is foreseen by others, a "
    "state that will last, or a refusal to answer",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, with the statements that it rests on."""

    text: str
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Reasons under one title."""

    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is explained, and the parts of the explanation; those without a reason are left out."""

    subject: str
    parts: tuple[Part, ...]


def explain_commitment(
    commitment: Commitment, statements: Mapping[str, Statement], sides: Sides, today: date
) -> Explanation:
    """Why it is a commitment, why it stands where it stands, and why its mentions are one."""
    said = [statements[m.statement] for m in commitment.mentions]
    actor = commitment.actor or "nobody named"
    first = commitment.mentions[0].act
    founding = Reason(f"Its first mention {_ACTS[first]}; it is to be done by {actor}.", tuple(said[:1]))
    parts = (
        Part("Why it is a commitment", (founding,)),
        Part("Its status", tuple(_status(commitment, statements, sides, today))),
        Part("How it came to that", tuple(_rows(commitment.status_as_of[:-1], statements))),
        Part("Sources disagree", tuple(_disagreement(commitment, statements))),
        Part("Why its mentions are one", tuple(_joins(said))),
    )
    return Explanation(commitment.undertaking, tuple(part for part in parts if part.reasons))


def _status(
    commitment: Commitment, statements: Mapping[str, Statement], sides: Sides, today: date
) -> list[Reason]:
    """The rule behind the status with its evidence, what it means for sides, and what a ruling overrides."""
    change = commitment.status_as_of[-1]
    found = [_row(change, statements)]
    acts_for = actor_for([statements[m.statement] for m in commitment.mentions], commitment.actor)
    evidence = [
        Evidence(m, s, sides.standpoint(s, commitment.actor, acts_for).own_side)
        for m in commitment.mentions
        for s in (statements[m.statement],)
    ]
    if change.ruling is None:
        for name in change.because[-1:]:
            why = sides.standpoint(statements[name], commitment.actor, acts_for).why
            found.append(Reason(f"On whose side the speaker is: {why}."))
    else:
        last = follow_status(evidence, today).changes[-1]
        found.append(Reason(f"Without any ruling it would be {_words(last.status)} since {last.as_of}."))
    if commitment.due is not None:
        found.append(Reason(f"The window that stands is {commitment.due}; the status is judged on {today}."))
    return found


def _rows(changes: Sequence[StatusChange], statements: Mapping[str, Statement]) -> list[Reason]:
    return [_row(change, statements) for change in changes]


def _row(change: StatusChange, statements: Mapping[str, Statement]) -> Reason:
    rule = "" if change.rule is None else f": {_RULES[change.rule]}"
    ruling = change.ruling
    by = "" if ruling is None else f" ({ruling.by}, {ruling.when}: {ruling.why})"
    backing = tuple(statements[name] for name in change.because[-1:])
    return Reason(f"{_words(change.status)} since {change.as_of}{rule}{by}.", backing)


def _words(status: Status) -> str:
    return status.value.replace("_", " ")


def _disagreement(commitment: Commitment, statements: Mapping[str, Statement]) -> list[Reason]:
    """Both sides of what is contested; no winner is declared."""
    if not commitment.contested:
        return []
    sides = (
        ("say that it was done", (Act.REPORTS_DONE,)),
        ("say that it was not done, or deny it", (Act.REPORTS_NOT_DONE, Act.DENIES)),
        ("speak of it as still to be done", (Act.RESTATES, Act.REVISES)),
    )
    found = []
    for words, acts in sides:
        telling = [statements[m.statement] for m in commitment.mentions if m.act in acts]
        if telling:
            found.append(Reason(f"Mentions that {words}: {len(telling)}. The last:", tuple(telling[-1:])))
    return found


def _joins(said: Sequence[Statement]) -> list[Reason]:
    """For each later mention, what it shares with the earlier one that it is most like."""
    found = [
        Reason(why_joined(statement, said[:place]), (statement,))
        for place, statement in enumerate(said[: _MOST + 1])
        if place
    ]
    more = len(said) - _MOST - 1
    return found if more <= 0 else [*found, Reason(f"And {more} more in the same way.")]


def explain_statement(
    statement: Statement, commitment: Commitment | None, others: Sequence[tuple[Commitment, Statement]]
) -> Explanation:
    """Why a statement is part of a commitment, or of none; ``others`` are those that it is most like."""
    act = statement.act
    if act is None:
        reasons = [
            Reason(f"It is no commitment: {_NO_ACT.get(statement.modality, 'it does nothing to one')}.")
        ]
    elif commitment is not None:
        reasons = [
            Reason(f"It {_ACTS[act]}."),
            Reason(f"It is a mention of the commitment {commitment.id}: {commitment.undertaking}"),
        ]
    else:
        reasons = [Reason(f"It {_ACTS[act]}, but no undertaking on record is what it tells of.")]
        reasons += [
            Reason(f"It is not laid on {c.id}, since {why_apart(statement, made)}.", (made,))
            for c, made in others
        ]
    sure = statement.confidence.modality
    put = "not clear" if statement.modality is None else statement.modality.value
    reasons.append(Reason(f"How it is put: {put}" + ("." if sure is None else f" (confidence {sure:.2f}).")))
    return Explanation(statement.quote, (Part("Why it is, or is not, a commitment", tuple(reasons)),))

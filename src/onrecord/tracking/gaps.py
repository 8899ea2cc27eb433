"""The questions that the reporting leaves open, asked by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import (
    Anonymity,
    Arrangement,
    Commitment,
    Document,
    Gap,
    GapQuestion,
    Reaction,
    Stance,
    Statement,
    content_id,
)

__all__ = ["find_gaps"]


def find_gaps(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    commitments: Sequence[Commitment],
    registers: tuple[Sequence[Arrangement], Sequence[Reaction]],
) -> tuple[Gap, ...]:
    """Every open question: missing publication dates first, then by what they are about, each asked once."""
    by_id = {s.id: s for s in statements}
    arrangements, reactions = registers
    found = [
        *_undated(documents),
        *(gap for commitment in commitments for gap in _about_commitment(commitment, by_id)),
        *(gap for arrangement in arrangements for gap in _about_arrangement(arrangement, by_id)),
        *_about_sources(statements),
        *_about_reactions(reactions, by_id),
        *_unresolved_times(statements),
    ]
    return tuple({gap.id: gap for gap in found}.values())


def _gap(towards: str | None, question: GapQuestion, why: str) -> Gap:
    return Gap(content_id("g", towards, question.value, why), towards, question, why)


def _undated(documents: Sequence[Document]) -> Iterable[Gap]:
    for document in documents:
        if document.published is None:
            name = document.title or document.id
            yield _gap(document.id, GapQuestion.PUBLISHED, f"The publication date of {name!r} is not known.")


def _about_commitment(commitment: Commitment, by_id: Mapping[str, Statement]) -> Iterable[Gap]:
    said = [by_id[m.statement] for m in commitment.mentions]
    words = _short(commitment.undertaking)
    if commitment.actor is None:
        yield _gap(commitment.id, GapQuestion.WHO, f"Who is to do it is not said: {words}")
    if commitment.due is None:
        yield _gap(commitment.id, GapQuestion.WHEN, f"No date is given: {words}")
    if not any(s.quantities for s in said):
        yield _gap(commitment.id, GapQuestion.HOW_MANY, f"How many is never said: {words}")
    if not any(s.places for s in said):
        yield _gap(commitment.id, GapQuestion.WHERE, f"Where is never said: {words}")
    if commitment.origin_count == 1:
        yield _gap(commitment.id, GapQuestion.CONFIRMED, f"Nobody else is reported to confirm it: {words}")


def _about_arrangement(arrangement: Arrangement, by_id: Mapping[str, Statement]) -> Iterable[Gap]:
    sources = [by_id[i].sources[0] for i in arrangement.statements]
    if all(source.anonymity is Anonymity.UNATTRIBUTED for source in sources):
        what = f"{arrangement.holder or 'somebody'}: {arrangement.role}"
        yield _gap(arrangement.id, GapQuestion.BY_WHOM, f"Who says so is not told: {what}")


def _about_sources(statements: Sequence[Statement]) -> Iterable[Gap]:
    asked: set[tuple[str, str]] = set()  # a document that quotes them ten times leaves one question open
    for statement in statements:
        first = statement.sources[0]
        if first.mention is not None and first.anonymity in (Anonymity.GROUP, Anonymity.ANONYMOUS):
            named = statement.document, first.mention.quote.casefold()
            if named in asked:
                continue
            asked.add(named)
        if first.anonymity is Anonymity.GROUP and first.mention is not None:
            words = f"Which {first.mention.quote!r} is not said."
            yield _gap(statement.id, GapQuestion.WHICH, words)
        elif first.anonymity is Anonymity.ANONYMOUS and first.mention is not None:
            words = f"How {first.mention.quote!r} came to know it is not said."
            yield _gap(statement.id, GapQuestion.WHICH, words)
        elif first.name is None and statement.candidates.speaker:
            names = ", ".join(statement.candidates.speaker)
            yield _gap(statement.id, GapQuestion.BY_WHOM, f"Who speaks is not certain ({names}).")


def _about_reactions(reactions: Sequence[Reaction], by_id: Mapping[str, Statement]) -> Iterable[Gap]:
    for reaction in reactions:
        if reaction.stance is Stance.NO_CONTENT:
            quote = _short(by_id[reaction.statements[0]].quote)
            why = f"A reaction is reported, but not what anybody said: {quote}"
            yield _gap(reaction.statements[0], GapQuestion.WHICH, why)


def _unresolved_times(statements: Sequence[Statement]) -> Iterable[Gap]:
    for statement in statements:
        for words in statement.candidates.window:
            yield _gap(statement.id, GapQuestion.WHEN, f"Which days {words!r} means cannot be resolved.")


def _short(text: str, length: int = 90) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= length else f"“{words[: length - 1].rsplit(' ', 1)[0]} …”"

"""Judgements as blocks of words that page, Markdown and terminal all write: questions, estimates, scores.

A block never mixes what a person judges with what the record reports: quotations stand under it as
quotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from onrecord.records import BaseRate, Dossier, Estimate, Matrix, Question, QuestionDraft
from onrecord.surfaces.render.blocks import Block, JudgedPart, TableView
from onrecord.surfaces.render.competing import matrix_block
from onrecord.surfaces.render.judged import made_words
from onrecord.surfaces.render.view import Index, QuoteView
from onrecord.surfaces.render.words import count, day_words, one_line, text, window_words
from onrecord.tracking.assessment import Bin, Partition, PersonScore, Scored, score_question, words_for

__all__ = [
    "calibration_block",
    "draft_block",
    "judged_parts",
    "number_words",
    "question_block",
    "rate_words",
    "scores_block",
]

_PLACES = Decimal("0.0001")


def judged_parts(dossier: Dossier, index: Index) -> tuple[JudgedPart, ...]:
    """The kinds of judgements that there are about the subject."""
    found = dossier.assessments
    questions = tuple(question_block(q, _mentioned(dossier, index, q)) for q in found.questions)
    parts = [JudgedPart("questions", text("judged.questions"), questions)]
    matrices = tuple(matrix_block(m, index.quotes(_weighed(m)), _words(index)) for m in found.matrices)
    parts.append(JudgedPart("matrices", text("judged.matrices"), matrices))
    return tuple(part for part in parts if part.blocks)


def _weighed(matrix: Matrix) -> Iterator[str]:
    return (i.statement for i in matrix.items if i.statement is not None)


def _words(index: Index) -> Callable[[str], str | None]:
    """A statement's words with the number of its document, None where the dossier does not hold it."""

    def words(statement: str) -> str | None:
        said = index.statements.get(statement)
        if said is None:
            return None
        return f"“{one_line(said.quote)}” [{index.document_ref(said.document).number}]"

    return words


def _mentioned(dossier: Dossier, index: Index, question: Question) -> tuple[QuoteView, ...]:
    """The quotation of the undertaking that the question was drafted from."""
    for commitment in dossier.commitments:
        if question.commitment in (commitment.id, *commitment.former_ids) and commitment.mentions:
            return index.quotes((commitment.mentions[0].statement,))
    return ()


def question_block(
    question: Question, quotes: tuple[QuoteView, ...] = (), rates: Sequence[BaseRate] = ()
) -> Block:
    """A question with its window, rule, estimates, outcome and scores; base rates where they are given."""
    lines = [
        text("question.window", window=window_words(question.window)),
        text("question.rule", rule=one_line(question.rule)),
        text("question.asked", made=made_words(question.made)),
        *_resolution_lines(question),
        *map(rate_words, rates),
    ]
    tables = []
    if question.estimates:
        head = tuple(text(f"question.{c}") for c in ("day", "by", "likelihood", "confidence", "why"))
        tables.append(TableView(head, tuple(map(_estimate_cells, question.estimates))))
    scored = score_question(question)
    if scored:
        tables.append(_scored_table(scored))
        lines.append(text("question.score_note"))
    return Block(f"{one_line(question.text)} [{question.id}]", tuple(lines), tuple(tables), quotes)


def _resolution_lines(question: Question) -> Iterator[str]:
    if not question.resolutions:
        yield text("question.open")
    for resolution in question.resolutions:
        outcome = text(f"outcome.{resolution.outcome.value}")
        yield text("question.resolved", outcome=outcome, made=made_words(resolution.made))


def _estimate_cells(estimate: Estimate) -> tuple[str, ...]:
    """Likelihood and confidence in cells of their own: ICD 203 bids not to mix them."""
    why = one_line(estimate.made.why)
    if estimate.excluded is not None:
        why = text("question.excluded", why=why, excluded=estimate.excluded)
    sure = text("page.not_said") if estimate.confidence is None else estimate.confidence.value
    by = one_line(estimate.made.by)
    return day_words(estimate.made.day), by, likelihood_words(estimate), sure, why


def likelihood_words(estimate: Estimate) -> str:
    """What was given first, then what it amounts to on the other scale."""
    if estimate.word is not None:
        span = text("question.range", low=f"{estimate.low}", high=f"{estimate.high}")
        if estimate.percent is None:
            middle = text("question.middle", n=f"{estimate.scored.normalize():f}")
            return f"{estimate.word.value} ({span}, {middle})"
        return f"{estimate.word.value} ({span}), {estimate.percent:f} %"
    words = " / ".join(word.value for word in words_for(estimate.scored))
    return f"{estimate.scored:f} % ({words or text('question.outside')})"


def number_words(value: Fraction | Decimal | None) -> str:
    """A score to four places, infinity said to be so, a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return text("question.infinite") if value.is_infinite() else f"{value.quantize(_PLACES):f}"


def _scored_table(scored: Sequence[Scored]) -> TableView:
    head = tuple(
        text(f"score.{c}") for c in ("by", "last", "brier", "half", "log", "days", "daily", "daily_log")
    )
    rows = tuple(
        (
            one_line(s.by),
            f"{_percent(s.last)} %",
            number_words(2 * s.half),
            number_words(s.half),
            number_words(s.log),
            str(s.days),
            number_words(None if s.daily is None else 2 * s.daily),
            number_words(s.daily_log),
        )
        for s in scored
    )
    return TableView(head, rows)


def _percent(share: Fraction) -> str:
    value = 100 * share
    return f"{round(Decimal(value.numerator) / Decimal(value.denominator), 2).normalize():f}"


def scores_block(people: Sequence[PersonScore]) -> Block:
    """Everybody's means, with over how many questions each was taken."""
    return Block(text("score.title"), (text("question.score_note"),), (_people_table(people),))


def calibration_block(bins: Sequence[Bin], parts: Partition) -> Block:
    """What was estimated against how often it came true, as counts, and what the score is made of."""
    head = tuple(text(f"calibration.column_{c}") for c in ("bin", "n", "mean", "happened", "share"))
    rows = tuple(
        (
            f"{b.low}–{b.high} %",
            str(b.estimates),
            f"{_percent(b.mean)} %",
            str(b.happened),
            f"{_percent(b.share)} %",
        )
        for b in bins
    )
    total = parts.reliability - parts.resolution + parts.uncertainty
    line = text(
        "calibration.parts",
        reliability=number_words(parts.reliability),
        resolution=number_words(parts.resolution),
        uncertainty=number_words(parts.uncertainty),
        total=number_words(total),
    )
    return Block(text("calibration.title"), (line,), (TableView(head, rows),))


def _people_table(people: Sequence[PersonScore]) -> TableView:
    columns = ("by", "questions", "brier", "half", "log", "timed", "daily", "daily_log")
    rows = tuple(
        (
            text("score.all") if p.by is None else one_line(p.by),
            str(p.questions),
            number_words(2 * p.half),
            number_words(p.half),
            number_words(p.log),
            str(p.timed),
            number_words(None if p.daily is None else 2 * p.daily),
            number_words(p.daily_log),
        )
        for p in people
    )
    return TableView(tuple(text(f"score.{c}") for c in columns), rows)


def rate_words(rate: BaseRate) -> str:
    """A base rate as counts; never a share alone."""
    told = text("rate.resolved", kind=rate.kind, n=len(rate.in_time), of=rate.resolved,
                after=len(rate.after), not_done=len(rate.not_done))  # fmt: skip
    rest = [
        text(f"rate.{name}", n=len(ids))
        for name in ("claimed", "silent", "day_untold", "waiting")
        if (ids := getattr(rate, name))
    ]
    return f"{told}; {text('rate.uncounted', rest=', '.join(rest))}" if rest else told


def draft_block(draft: QuestionDraft, rates: Sequence[BaseRate]) -> Block:
    """A draft with the base rates that may help to estimate it."""
    lines = [
        text("question.window", window=window_words(draft.window)),
        text("question.rule", rule=one_line(draft.rule)),
        text("question.draft"),
        *map(rate_words, rates),
    ]
    if not rates:
        lines.append(text("rate.none", n=count("commitments", 0)))
    return Block(one_line(draft.text), tuple(lines))

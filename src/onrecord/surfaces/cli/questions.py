"""Commands of the group ``question``: draft, ask, estimate, resolve, show, scores."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group

from onrecord.errors import UsageError
from onrecord.exchange import bin_row, draft_row, layer_rows, person_row
from onrecord.pipeline import (
    Asked,
    ask_question,
    draft_of,
    estimate_question,
    find_question,
    layers_at,
    rates_of,
    resolve_question,
)
from onrecord.records import BaseRate, Layers, Question
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, author_of
from onrecord.surfaces.cli.files import write_file
from onrecord.surfaces.cli.options import AsRecorded, Json, LedgerPath, Today, clocks, day, opened
from onrecord.surfaces.render import (
    block_terminal,
    calibration_block,
    calibration_svg,
    draft_block,
    question_block,
    scores_block,
)
from onrecord.tracking.assessment import calibration, name_key, partition, person_scores, score_question

__all__ = ["ask", "draft", "estimate", "resolve", "scores", "show"]

_Question = Annotated[str, typer.Argument(metavar="QUESTION", help="The id of a question.")]
_On = Annotated[str | None, typer.Option("--on", help="The day from which it holds; none: today.")]


def draft(
    commitment: Annotated[str, typer.Argument(metavar="COMMITMENT", help="The id of a commitment.")],
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Draft a question from a commitment, with what became of others of its kind; nothing is kept.

    Example: onrecord question draft cs-0123456789ab
    """
    with opened(ledger) as record:
        layers = layers_at(record, clocks(None, as_recorded, today, False))
    drafted, rates = draft_of(layers, commitment), rates_of(layers, commitment)
    if json:
        terminal.rows([draft_row(drafted, rates)], "jsonl")
    else:
        terminal.show(block_terminal(draft_block(drafted, rates)))


def ask(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="The question; none: the draft's.")
    ] = None,
    of: Annotated[str | None, typer.Option("--of", help="The commitment that it is drafted from.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="The last day.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="The first day.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="What resolves it, in words.")] = None,
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Ask a question with a last day and a rule that resolves it.

    Example: onrecord question ask --of cs-0123456789ab --because "the council asks" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    asked = Asked(text, of, day(until, "--until"), day(start, "--from"), rule)
    with opened(ledger) as record:
        made = ask_question(record, asked, author)
    terminal.show(f"Asked: {made.value} [{made.id}]")


def estimate(
    question: _Question,
    likelihood: Annotated[str, typer.Argument(help="A percentage, an expression of ICD 203, or both.")],
    confidence: Annotated[
        str | None, typer.Option("--confidence", help="low, moderate or high; no likelihood.")
    ] = None,
    because: Because = None,
    by: By = None,
    on: _On = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Estimate how likely yes is: 70%, likely, or "likely 70%". Both are kept as they were given.

    Example: onrecord question estimate q-0123456789ab "likely 70%" --because "two held" --by "Ada Brom"
    """
    author = author_of(because, by, on)
    with opened(ledger) as record:
        made = estimate_question(record, question, likelihood, confidence, author)
    terminal.show(f"{made.on[0]}: {made.value} ({made.by}, {made.when}) [{made.id}]")


def resolve(
    question: _Question,
    outcome: Annotated[str, typer.Argument(help="yes, no, or ambiguous: void, not scored.")],
    because: Because = None,
    by: By = None,
    on: Annotated[str | None, typer.Option("--on", help="The day on which it came out; none: today.")] = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Resolve a question; only people do. Estimates made from that day on never count.

    Example: onrecord question resolve q-0123456789ab yes --because "seen open" --by "Ada Brom"
    """
    author = author_of(because, by, on)
    with opened(ledger) as record:
        made = resolve_question(record, question, outcome, author)
    terminal.show(
        f"{made.on[0]} is resolved as {made.value}: {made.why} ({made.by}, {made.when}) [{made.id}]"
    )


def show(
    question: Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="One; none: all.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Show questions with their estimates, outcomes and scores; one by itself with its base rates.

    Example: onrecord question show
    """
    needed = "questions" if question is None else None
    with opened(ledger) as record:
        layers = layers_at(record, clocks(None, as_recorded, today, False), layer=needed)
    found = layers.assessments.questions if question is None else (find_question(layers, question),)
    if json:
        names = {q.id for q in found}
        terminal.rows((row for row in layer_rows(layers, "questions") if row["question"] in names), "jsonl")
    elif found:
        blocks = (question_block(q, rates=_rates(layers, q) if needed is None else ()) for q in found)
        terminal.show(Group(*map(block_terminal, blocks)))
    else:
        terminal.say("No question was asked.")


def _rates(layers: Layers, question: Question) -> tuple[BaseRate, ...]:
    """What became of others of the kind; none where the commitment is not in the record any more."""
    followed = {name for c in layers.commitments for name in (c.id, *c.former_ids)}
    return rates_of(layers, question.commitment) if question.commitment in followed else ()


def scores(
    person: Annotated[str | None, typer.Option("--person", help="One person's scores alone.")] = None,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write the calibration plot.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Score the resolved questions: Brier and log scores for each person, and how well calibrated they are.

    Example: onrecord question scores --svg calibration.svg
    """
    with opened(ledger) as record:
        layers = layers_at(record, clocks(None, as_recorded, today, False), layer="questions")
    scored = [s for q in layers.assessments.questions for s in score_question(q)]
    if person is not None:
        scored = [s for s in scored if name_key(s.by) == name_key(person)]
        if not scored:
            raise UsageError(f"no estimate of {person!r} on a resolved question counts")
    people, bins = person_scores(scored), calibration(scored)
    if json:
        terminal.rows(({"what": "scores", **person_row(p)} for p in people), "jsonl")
        terminal.rows(({"what": "calibration", **bin_row(b)} for b in bins), "jsonl")
    elif scored:
        blocks = scores_block(people), calibration_block(bins, partition(scored))
        terminal.show(Group(*map(block_terminal, blocks)))
    else:
        terminal.say("No question with an estimate has been resolved.")
    if svg is not None:
        write_file(svg, calibration_svg(bins).encode("utf-8"))

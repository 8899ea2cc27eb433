"""What people judge at the desk: grades, questions, hypotheses, signs; each is done by the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.errors import UsageError
from onrecord.pipeline import (
    Asked,
    Author,
    Weighing,
    add_hypothesis,
    add_indicator,
    ask_question,
    estimate_question,
    grade_record,
    mark_free,
    observe_indicator,
    open_matrix,
    put_on_side,
    resolve_question,
    rule_commitment,
    save_scope,
    watch_indicator,
    weigh_item,
)
from onrecord.records import Subject
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.asked import day_of
from onrecord.surfaces.web.deciding import Form
from onrecord.surfaces.web.page import Make, NotFoundError, Visit
from onrecord.surfaces.web.pages.commitments import commitment
from onrecord.surfaces.web.pages.documents import document
from onrecord.surfaces.web.pages.dossiers import dossier
from onrecord.surfaces.web.pages.hypotheses import hypotheses, matrix
from onrecord.surfaces.web.pages.questions import question, questions
from onrecord.surfaces.web.pages.signs import sign, signs
from onrecord.surfaces.web.pages.sources import source
from onrecord.surfaces.web.pages.statements import statement
from onrecord.surfaces.web.shown import Named

__all__ = ["JUDGED", "Judged", "judge"]

Deed = Callable[[Visit, Form, Author], str]
"""Keeps a judgement, and gives the address of the page that shows it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A page whose forms are sent to its own address: what draws it, and what each kind of form does."""

    path: str
    page: Make
    words: str
    deeds: Mapping[str, Deed]


def judge(judged: Judged, visit: Visit, form: Form) -> str:
    """The judgement of the form is kept; raises UsageError for one that is none."""
    deed = judged.deeds.get(form.words("kind"))
    if deed is None:
        raise UsageError(text("desk_judge.no_kind"))
    holds_from = day_of(form.words("on"), "on")
    return deed(visit, form, Author(visit.author, form.words("why"), datetime.now(UTC), holds_from))


def _ask(visit: Visit, form: Form, author: Author) -> str:
    asked = Asked(
        form.words("text") or None,
        form.words("of") or None,
        day_of(form.words("until"), "until"),
        day_of(form.words("start"), "start"),
        form.words("rule") or None,
    )
    return f"/questions/{ask_question(visit.ledger, asked, author).id}"


def _estimate(visit: Visit, form: Form, author: Author) -> str:
    percent = form.words("percent").removesuffix("%").strip()
    given = " ".join(part for part in (form.words("word"), f"{percent}%" if percent else "") if part)
    estimate_question(visit.ledger, visit.name, given, form.words("confidence") or None, author)
    return f"/questions/{visit.name}"


def _resolve(visit: Visit, form: Form, author: Author) -> str:
    outcome = form.words("outcome")
    resolve_question(visit.ledger, visit.name, "ambiguous" if outcome == "void" else outcome, author)
    return f"/questions/{visit.name}"


def _start(visit: Visit, form: Form, author: Author) -> str:
    return f"/hypotheses/{open_matrix(visit.ledger, form.words('text'), author).id}"


def _add_hypothesis(visit: Visit, form: Form, author: Author) -> str:
    add_hypothesis(visit.ledger, visit.name, form.words("text"), author)
    return f"/hypotheses/{visit.name}"


def _weigh(visit: Visit, form: Form, author: Author) -> str:
    # Labels are H1, H2, ...: any other field that looks like one is refused by the pipeline.
    labels = [name for name in form.fields if name[:1] == "H" and name[1:].isdecimal()]
    ratings = [f"{label}={form.words(label)}" for label in labels if form.words(label)]
    strengths = form.words("credibility") or "medium", form.words("relevance") or "medium"
    weighing = Weighing(form.words("item"), ratings, *strengths, bool(form.words("assumption")))
    weigh_item(visit.ledger, visit.name, weighing, author)
    return f"/hypotheses/{visit.name}"


def _add_sign(visit: Visit, form: Form, author: Author) -> str:
    made = add_indicator(visit.ledger, form.words("text"), form.words("of") or None, author)
    return f"/indicators/{made.id}"


def _watch(visit: Visit, form: Form, author: Author) -> str:
    watch_indicator(visit.ledger, visit.name, form.words("rule"), author)
    return f"/indicators/{visit.name}"


def _observe(visit: Visit, form: Form, author: Author) -> str:
    observe_indicator(visit.ledger, visit.name, form.words("item"), form.words("direction"), author)
    return f"/indicators/{visit.name}"


def _source(visit: Visit) -> Named:
    found = visit.shown.named[0].get(visit.name)
    if found is None:
        raise NotFoundError(text("desk_judge.no_source"))
    return found


def _grade_source(visit: Visit, form: Form, author: Author) -> str:
    grade_record(visit.ledger, _source(visit).name, form.words("value"), author, form.words("topic") or None)
    return f"/sources/{visit.name}"


def _grade_statement(visit: Visit, form: Form, author: Author) -> str:
    if visit.name not in visit.shown.statements:
        raise NotFoundError(text("desk.no_statement"))
    grade_record(visit.ledger, visit.name, form.words("value"), author)
    return f"/statements/{visit.name}"


def _rule(visit: Visit, form: Form, author: Author) -> str:
    rule_commitment(visit.ledger, visit.name, form.words("status"), author)
    return f"/commitments/{visit.name}"


def _side(visit: Visit, form: Form, author: Author) -> str:
    name = _source(visit).name
    put_on_side(visit.ledger, name, form.words("of"), author, apart=form.words("apart") == "apart")
    return f"/sources/{visit.name}"


def _free(visit: Visit, form: Form, author: Author) -> str:
    del form
    entry = visit.shown.entries.get(visit.name)
    if entry is None:
        raise NotFoundError(text("desk.no_document"))
    mark_free(visit.ledger, entry.document.id, author)
    return f"/documents/{visit.name}"


def _save(visit: Visit, form: Form, author: Author) -> str:
    parties = tuple(name.strip() for name in form.words("parties").split(";") if name.strip())
    claims = tuple(form.words("claims").replace(";", " ").split())
    subject = Subject(" ".join(form.words("words").split()), parties, claims)
    save_scope(visit.ledger, form.words("name"), subject, author)
    return visit.asked.links.to("/dossier", scope=form.words("name"))


JUDGED = (
    Judged("/questions", questions, "Ask a question", {"ask": _ask}),
    Judged(
        "/questions/{name}",
        question,
        "Estimate or resolve a question",
        {"estimate": _estimate, "resolve": _resolve},
    ),
    Judged("/hypotheses", hypotheses, "Start a matrix of competing hypotheses", {"start": _start}),
    Judged(
        "/hypotheses/{name}",
        matrix,
        "Add a hypothesis or weigh an item",
        {"add": _add_hypothesis, "weigh": _weigh},
    ),
    Judged("/indicators", signs, "Add a sign to watch", {"add": _add_sign}),
    Judged(
        "/indicators/{name}",
        sign,
        "Say where a sign was seen, or when it alerts",
        {"observe": _observe, "watch": _watch},
    ),
    Judged(
        "/sources/{name}",
        source,
        "Grade a named source, or say whose side it is on",
        {"grade": _grade_source, "side": _side},
    ),
    Judged("/commitments/{name}", commitment, "Rule on a commitment's status", {"rule": _rule}),
    Judged("/documents/{name}", document, "Mark a text as free to publish whole", {"free": _free}),
    Judged("/dossier", dossier, "Save the subject of a dossier by name", {"save": _save}),
    Judged("/statements/{name}", statement, "Grade a statement", {"grade": _grade_statement}),
)
"""Every page with forms of judgements."""

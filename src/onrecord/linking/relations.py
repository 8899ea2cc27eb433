"""How one statement stands to a later one: contradiction, revision, update, or nothing that can be said."""

from __future__ import annotations

import re
from datetime import date

from onrecord.linking.absence import decide_absence
from onrecord.linking.amounts import above_least, adds_to, differing, grows, is_of_one_size, is_rising
from onrecord.linking.frames import FACTS, PLANS
from onrecord.linking.keys import in_one_form, predicate_group
from onrecord.linking.matters import (
    changes_plan,
    doers_differ,
    left_doings,
    names_conflict,
    one_matter,
    same_act,
    same_theme,
)
from onrecord.linking.nearness import is_near_enough
from onrecord.linking.outcomes import decide_opposite, decide_process, decide_still, plans_opposed
from onrecord.linking.progress import decide_progress
from onrecord.linking.responsibility import decide_responsibility
from onrecord.linking.sides import (
    Side,
    days_between,
    is_aim,
    is_attributed,
    of_one_day,
    revises,
    same_party,
    same_window,
    speakers_differ,
    windows_apart,
)
from onrecord.linking.tables import word_table
from onrecord.linking.tensions import decide_tension
from onrecord.records import Contradiction, ContradictionKind, Modality, Revision, RevisionKind
from onrecord.text.words import containment, content_words, jaccard, stem

__all__ = ["Relation", "decide_relation"]

Relation = Contradiction | Revision
_FORECASTS = (*PLANS, Modality.JUDGES)
_SHORT, _LONG = 30, 120
_FEW_DAYS = 2
"""Days within which two counts without a date are of one event: of later ones most are of another."""
_SETTLED = 7
"""Days after which "has not" gives way to "has" without anybody having been wrong."""
_NOT_YET = re.compile(r"\b(?:has|have|had)(?: not|n't)|\byet\b|\bno \w+ (?:has|have|had)\b", re.IGNORECASE)
_LIKE = 0.6
_FEW = 3
_A_WEEK = 7


def decide_relation(a: Side, b: Side) -> Relation | None:
    """How ``b`` stands to ``a``, which was published no later; None where they agree or speak of two things.

    Depends on the two sides and on shipped tables alone.
    """
    if _one_sentence(a, b) or _only_aimed_at(a) or _only_aimed_at(b):
        return None
    if speakers_differ(a, b) and (row := decide_progress(a.statement, b.statement)) is not None:
        return row
    ruled = _by_rule(a, b)
    return ruled if ruled is not None and is_near_enough(a, b, ruled) else None


def _only_aimed_at(side: Side) -> bool:
    """ "To end the war" is no fact, though a forecast may be told so ("expects the economy to grow")."""
    return side.modality in FACTS and is_aim(side.statement)


def _by_rule(a: Side, b: Side) -> Relation | None:
    return (
        _moved(a, b)
        or _replaced(a, b)
        or (_of_one_matter(a, b) if one_matter(a, b) else None)
        or _foretold_anew(a, b)
        or _planned_otherwise(a, b)
        or _charge_denied(a, b)
        or decide_responsibility(a, b)
        or decide_opposite(a, b)
        or decide_still(a, b)
        or decide_process(a, b)
        or _undone(a, b)
        or decide_absence(a, b)
        or decide_tension(a, b)
    )


def _one_sentence(a: Side, b: Side) -> bool:
    """Contrast within a sentence is none: its clauses are weighed against each other by one speaker."""
    if a.statement.document != b.statement.document:
        return False
    first, second = sorted((a.statement, b.statement), key=lambda s: s.start)
    return second.start - first.end < 2  # not even a full stop and a space between them


def _of_one_matter(a: Side, b: Side) -> Relation | None:
    if a.modality is None or b.modality is None:
        return None
    if Modality.DENIES in (a.modality, b.modality):
        return _denied(a, b)
    if _both(a, b, FACTS):
        return _facts(a, b)
    if _both(a, b, _FORECASTS):
        return _plans(a, b)
    return _done_since(a, b)


def _both(a: Side, b: Side, kinds: tuple[Modality, ...]) -> bool:
    return a.modality in kinds and b.modality in kinds


def _denied(a: Side, b: Side) -> Contradiction | None:
    one = (a.modality is Modality.DENIES) != (b.modality is Modality.DENIES)
    if not one or not speakers_differ(a, b) or a.frame.negated != b.frame.negated:
        return None
    if {a.frame.act, b.frame.act} & word_table("denials"):
        return None  # both tell of a denial; what is denied is not their own content
    if bool(a.frame.doer.head) != bool(b.frame.doer.head) and "die" in _lemmas(a, b):
        return None  # who denies killing somebody does not deny that he died
    return _contradiction(a, b, ContradictionKind.DENIAL, "one denies what the other says")


def _lemmas(a: Side, b: Side) -> set[str]:
    return {s.statement.predicate.lemma for s in (a, b) if s.statement.predicate is not None}


def _facts(a: Side, b: Side) -> Relation | None:
    if a.frame.negated != b.frame.negated:
        return _negated_fact(a, b)
    if a.frame.negated:
        return None
    return _fact_count(a, b) or decide_responsibility(a, b) or _fact_date(a, b)


def _negated_fact(a: Side, b: Side) -> Relation | None:
    if windows_apart(a, b) or doers_differ(a.frame, b.frame):
        return None
    between = days_between(a, b)
    if a.frame.negated:
        start = None if b.statement.window is None else b.statement.window.start
        since = start is not None and a.day is not None and start > a.day
        perfect = _NOT_YET.search(a.statement.quote) is not None
        settled = between is not None and between >= _SETTLED and start is None and perfect
        if since or settled or not speakers_differ(a, b):
            return _revision(a, b, RevisionKind.UPDATE, ContradictionKind.OUTCOME, "it has happened since")
    if not speakers_differ(a, b):
        why = "the same speaker no longer says so"
        return _revision(a, b, RevisionKind.REVISION, ContradictionKind.DENIAL, why) if between else None
    if between is not None and between > _LONG:
        return None
    return _contradiction(a, b, ContradictionKind.DENIAL, "one affirms what the other negates")


def _fact_count(a: Side, b: Side) -> Relation | None:
    if adds_to(b) and (days_between(a, b) or 0) > 0 and not doers_differ(a.frame, b.frame):
        why = "the later one counts what came on top"
        return _revision(a, b, RevisionKind.UPDATE, ContradictionKind.NUMBER, why)
    counted = differing(a, b) or above_least(a, b)
    if counted is None or not same_window(a, b) or doers_differ(a.frame, b.frame):
        return None
    between = days_between(a, b)
    party = same_party(a, b)
    if between is not None and between > 0 and is_rising(counted) and grows(a, b, party):
        why = f"the later count includes the earlier: {counted}"
        return _revision(a, b, RevisionKind.UPDATE, ContradictionKind.NUMBER, why)
    if not is_of_one_size(counted):
        return None
    if party and is_attributed(a) and is_attributed(b):
        why = f"the same party counts anew: {counted}"
        return _revision(a, b, RevisionKind.REVISION, ContradictionKind.NUMBER, why) if between else None
    alike = jaccard(a.frame.told, b.frame.told) >= _LIKE or containment(a.frame.told, b.frame.told) == 1
    dated = a.statement.window is not None and b.statement.window is not None
    if not alike or not of_one_day(a, b, _SHORT if dated else _FEW_DAYS) or not speakers_differ(a, b):
        return None
    why = f"they count {counted.what} differently: {counted}"
    return _contradiction(a, b, ContradictionKind.NUMBER, why)


def _fact_date(a: Side, b: Side) -> Contradiction | None:
    """Facts of two days are two facts, and pages repeat their frame day by day: only speakers who tell of one
    thing without a count are held against each other.
    """
    if not windows_apart(a, b) or not (is_attributed(a) and is_attributed(b)) or not speakers_differ(a, b):
        return None
    if a.statement.quantities or b.statement.quantities or doers_differ(a.frame, b.frame):
        return None
    return _contradiction(a, b, ContradictionKind.DATE, _times(a, b))


def _times(a: Side, b: Side) -> str:
    return f"they name different times: {a.statement.window} against {b.statement.window}"


def _plans(a: Side, b: Side) -> Relation | None:
    if doers_differ(a.frame, b.frame):
        return None
    if a.frame.negated != b.frame.negated:
        return _negated_plan(a, b)
    counted = differing(a, b)
    if counted is not None and not windows_apart(a, b):
        return _changed(a, b, ContradictionKind.NUMBER, f"another number is planned: {counted}")
    return _plan_date(a, b)


def _negated_plan(a: Side, b: Side) -> Relation | None:
    """ "Not before May" is about dates."""
    if windows_apart(a, b):
        negated = a if a.frame.negated else b
        window = negated.statement.window
        if window is None or None not in (window.start, window.end):
            return None
        return _changed(a, b, ContradictionKind.DATE, _times(a, b))
    return _changed(a, b, ContradictionKind.OUTCOME, "one plans what the other does not")


def _plan_date(a: Side, b: Side) -> Relation | None:
    if a.frame.negated or a.statement.heading or b.statement.heading:
        return None
    if windows_apart(a, b):
        return _changed(a, b, ContradictionKind.DATE, _times(a, b))
    if _one_plan(a, b) and _limit_moved(a, b) and days_between(a, b):
        return _revision(a, b, RevisionKind.REVISION, ContradictionKind.DATE, _times(a, b))
    return None


def _limit_moved(a: Side, b: Side) -> bool:
    """Whether one and the same limit ("by", "from") was set to another day."""
    first, second = a.statement.window, b.statement.window
    if first is None or second is None:
        return False
    ends = _open_side(first.start, second.start, first.end, second.end)
    starts = _open_side(first.end, second.end, first.start, second.start)
    later = first.end is not None and second.end is not None and (second.end - first.end).days > _A_WEEK
    # "In May" after "by the end of the year" only says it more closely.
    return ends or starts or later


def _open_side(open_a: date | None, open_b: date | None, a: date | None, b: date | None) -> bool:
    if open_a is not None or open_b is not None or a is None or b is None:
        return False
    return abs((a - b).days) >= _A_WEEK


def _changed(a: Side, b: Side, kind: ContradictionKind, why: str) -> Relation | None:
    """A revision where one party speaks twice, a contradiction where two do."""
    between = days_between(a, b)
    if same_party(a, b) or (between is not None and between > _LONG):
        return _revision(a, b, RevisionKind.REVISION, kind, why) if between else None
    if not speakers_differ(a, b):
        return None
    if not is_attributed(a) and not is_attributed(b) and between != 0:
        return _revision(a, b, RevisionKind.REVISION, kind, why)
    if kind is ContradictionKind.OUTCOME:
        kind = ContradictionKind.DENIAL
    return _contradiction(a, b, kind, why)


def _one_plan(a: Side, b: Side) -> bool:
    """Whether one party speaks twice, or speaks of what one doer is to do, with weeks in between."""
    between = days_between(a, b)
    doer = a.statement.actor is not None and a.statement.actor == b.statement.actor
    return same_party(a, b) or (doer and between is not None and between > _SHORT)


def _moved(a: Side, b: Side) -> Revision | None:
    """The later statement says that the plan was put off or given up."""
    between = days_between(a, b)
    if a.modality not in _FORECASTS or between is None or between < 1 or b.frame.negated:
        return None
    put_off = b.frame.act in word_table("postponing") or _set_anew(a, b)
    left = bool(left_doings(b) & a.frame.acts)
    given_up = b.frame.act in word_table("cancelling") or left
    if (not put_off and not given_up) or b.modality is Modality.DENIES:
        return None
    given_up_plan = b.frame.theme.head in word_table("plan_nouns") or left
    one_doing = same_theme(a.frame, b.frame) or same_act(a.frame, b.frame) or given_up_plan
    if names_conflict(a.frame, b.frame) or not one_doing:
        return None
    if containment(a.frame.told, b.frame.told) < _LIKE:
        return None
    if put_off:
        return _revision(a, b, RevisionKind.REVISION, ContradictionKind.DATE, "what was planned is put off")
    return _revision(a, b, RevisionKind.REVISION, ContradictionKind.OUTCOME, "what was planned is given up")


def _set_anew(a: Side, b: Side) -> bool:
    """ "Has moved the launch of the satellite to 2 June"."""
    named = {predicate_group(turn) for turn in b.frame.theme.turns}
    return b.frame.act in ("move", "set") and b.statement.window is not None and bool(named & a.frame.acts)


def _replaced(a: Side, b: Side) -> Relation | None:
    """One names in a place's or a thing's stead what the other had named ("in Velden, not in Orsk")."""
    if a.frame.negated or b.frame.negated or not one_matter(a, b) or doers_differ(a.frame, b.frame):
        return None
    for earlier, later in ((a, b), (b, a)):
        found = _NOT_THAT.search(later.statement.quote)
        if found is None or _NOT_THAT.search(earlier.statement.quote) is not None:
            continue
        refused = in_one_form(content_words(found.group(1)))
        rest = in_one_form(content_words(later.statement.quote[: found.start()]))
        if refused and refused <= earlier.frame.told and not refused & rest:
            return _changed(a, b, ContradictionKind.OUTCOME, "one names something else in its stead")
    return None


_NOT_THAT = re.compile(
    r"(?:, (?:and )?not|\binstead of|\brather than) ((?:(?:in|at|to|on|by|with|from) )?(?:the |an? )?[\w-]+)"
)


def _undone(a: Side, b: Side) -> Revision | None:
    """What was planned, and then the opposite was done ("would end its strike", "extended its strike")."""
    between = days_between(a, b)
    if a.modality not in PLANS or b.modality is not Modality.DONE or between is None or between < 1:
        return None
    if doers_differ(a.frame, b.frame) or not plans_opposed(a, b):
        return None
    why = f"the opposite of what was planned: {a.frame.act}, then {b.frame.act}"
    return _revision(a, b, RevisionKind.REVISION, ContradictionKind.OUTCOME, why)


def _foretold_anew(a: Side, b: Side) -> Revision | None:
    """The later statement says that a forecast or an aim was changed ("raised its inflation forecast")."""
    between = days_between(a, b)
    if a.modality not in _FORECASTS or between is None or between < 1 or b.frame.negated:
        return None
    promised = b.frame.theme.head not in word_table("forecast_nouns")
    if not changes_plan(b.frame) or doers_differ(a.frame, b.frame):
        return None
    if promised and not same_theme(a.frame, b.frame):
        return None
    told = b.frame.told - {b.frame.theme.head}
    if names_conflict(a.frame, b.frame) or containment(a.frame.told, told) < _LIKE:
        return None
    why = "what was foretold is changed"
    return _revision(a, b, RevisionKind.REVISION, ContradictionKind.NUMBER, why)


def _planned_otherwise(a: Side, b: Side) -> Relation | None:
    if not _both(a, b, PLANS) or doers_differ(a.frame, b.frame) or not plans_opposed(a, b):
        return None
    return _changed(a, b, ContradictionKind.OUTCOME, f"opposite plans: {a.frame.act} against {b.frame.act}")


def _charge_denied(a: Side, b: Side) -> Contradiction | None:
    """One says what the other calls untrue: the charge is told again within the denial of it."""
    for told, denial in ((a, b), (b, a)):
        thing = denial.statement.object or denial.statement.subject
        if denial.modality is not Modality.DENIES or told.modality not in FACTS or thing is None:
            continue
        charged = {stem(word) for word in thing.text.casefold().split()} & word_table("charges")
        words = told.frame.told | told.frame.acts
        denied = told.frame.negated or told.frame.act in word_table("denials")
        if not charged or denied or not speakers_differ(a, b):
            continue
        held = frozenset(stem(w) for w in denial.frame.told) | denial.key.words
        if len(words & held) >= _FEW and containment(words, held) >= _LIKE:
            return _contradiction(a, b, ContradictionKind.DENIAL, "one calls untrue what the other says")
    return None


def _done_since(a: Side, b: Side) -> Revision | None:
    """What was planned or under way is told of later as done, or not done."""
    between = days_between(a, b)
    planned = a.modality in PLANS and not a.frame.negated
    if between is None or between < 1 or not planned or b.modality is not Modality.DONE:
        return None
    window = b.statement.window
    if doers_differ(a.frame, b.frame) or revises(b):
        return None
    if window is not None and window.end is not None and a.day is not None and window.end < a.day:
        return None
    why = "what was planned was not done" if b.frame.negated else "what was planned has been done"
    return _revision(a, b, RevisionKind.UPDATE, ContradictionKind.OUTCOME, why)


def _contradiction(a: Side, b: Side, kind: ContradictionKind, why: str) -> Contradiction:
    return Contradiction(a.statement.id, b.statement.id, kind, why)


def _revision(a: Side, b: Side, relation: RevisionKind, kind: ContradictionKind | None, why: str) -> Revision:
    return Revision(a.statement.id, b.statement.id, relation, kind, why)

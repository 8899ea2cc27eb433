"""Signs to watch: named by the reporting or added by people, with what was observed and when to alert."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.records import (
    Alert,
    AlertKind,
    AlertRule,
    Direction,
    Indicator,
    Made,
    Observation,
    Statement,
    content_id,
)
from onrecord.text.words import content_words
from onrecord.tracking.assessment.made import Decided

__all__ = [
    "INDICATOR",
    "OBSERVATION",
    "WATCH",
    "find_indicator_alerts",
    "parse_rule",
    "rule_text",
    "suggest_observations",
    "watched",
]

INDICATOR, WATCH, OBSERVATION = "indicator", "watch", "observation"
"""The kinds of the decisions that add a sign, set its rule, and see it in a statement."""
_ANY = "any"
_MOST = 20


def watched(
    found: Sequence[Indicator], decided: Decided, statements: Collection[str]
) -> tuple[Indicator, ...]:
    """The signs found in the text and those added by people that stand, with their rules and observations.

    An observation in a statement that is not visible at the asked clocks is left out with it.
    """
    rules = {d.on[0]: _rule(d.value or _ANY, made) for d, made in decided.standing(WATCH)}
    seen: dict[str, list[Observation]] = {}
    for decision, made in decided.standing(OBSERVATION):
        if decision.on[1] in statements:
            observation = Observation(decision.on[1], Direction(decision.value or ""), made)
            seen.setdefault(decision.on[0], []).append(observation)
    added = (
        Indicator(d.id, d.value or "", d.on[0] if d.on else None, (), made)
        for d, made in decided.standing(INDICATOR)
    )
    return tuple(
        replace(i, alert=rules.get(i.id), observations=tuple(seen.get(i.id, ()))) for i in (*found, *added)
    )


def parse_rule(text: str) -> str:
    """The rule in its one spelling: a direction or "any", and after a colon how many origins.

    Raises UsageError for what is no rule.

    >>> parse_rule("Against : 2")
    'against:2'
    """
    direction, colon, number = (part.strip().casefold() for part in text.partition(":"))
    if direction not in {_ANY, *(d.value for d in Direction)} or (colon and not number.isdecimal()):
        raise UsageError(
            f"a rule is any, for, against or neutral, with a number of origins like for:2; not {text!r}"
        )
    if colon and int(number) < 1:
        raise UsageError("a rule needs at least one origin")
    return f"{direction}:{int(number)}" if colon else direction


def _rule(text: str, made: Made) -> AlertRule:
    direction, _, number = text.partition(":")
    return AlertRule(
        None if direction == _ANY else Direction(direction), int(number) if number else None, made
    )


def rule_text(rule: AlertRule) -> str:
    """The rule in the spelling in which it was set."""
    direction = _ANY if rule.direction is None else rule.direction.value
    return direction if rule.origins is None else f"{direction}:{rule.origins}"


def suggest_observations(indicator: Indicator, statements: Iterable[Statement]) -> list[Statement]:
    """Statements that hold all telling words of a sign and were not looked at yet; people decide."""
    words = content_words(indicator.text)
    known = {*indicator.statements, *(o.statement for o in indicator.observations)}
    found = (s for s in statements if s.id not in known and words and words <= content_words(s.quote))
    return [s for s, _ in zip(found, range(_MOST), strict=False)]


def find_indicator_alerts(indicators: Iterable[Indicator], origin_of: Mapping[str, str]) -> Iterator[Alert]:
    """The alerts that the rules of signs give; ``origin_of`` maps statements to their origins."""
    for indicator in indicators:
        if indicator.alert is not None:
            yield from _alerts(indicator, indicator.alert, origin_of)


def _alerts(indicator: Indicator, rule: AlertRule, origin_of: Mapping[str, str]) -> Iterator[Alert]:
    fitting = [o for o in indicator.observations if rule.direction in (None, o.direction)]
    if rule.origins is None:
        yield from (_alert(indicator, rule, (o,)) for o in fitting)
        return
    origins: set[str] = set()
    for number, observation in enumerate(fitting, start=1):
        origins.add(origin_of.get(observation.statement, observation.statement))
        if len(origins) == rule.origins:
            yield _alert(indicator, rule, tuple(fitting[:number]))
            return


def _alert(indicator: Indicator, rule: AlertRule, seen: tuple[Observation, ...]) -> Alert:
    """An alert on the day of the observation that completes the rule."""
    last = seen[-1].made
    statements = tuple(dict.fromkeys(o.statement for o in seen))
    name = content_id("a", AlertKind.INDICATOR.value, indicator.id, rule_text(rule), seen[-1].statement)
    return Alert(
        id=name,
        kind=AlertKind.INDICATOR,
        on=indicator.towards,
        text=indicator.text,
        day=last.day,
        moment=last.when if last.when[:10] == last.day.isoformat() else None,
        statements=statements,
        note=f"{seen[-1].direction.value}, rule {rule_text(rule)} ({last.by}: {last.why})",
    )

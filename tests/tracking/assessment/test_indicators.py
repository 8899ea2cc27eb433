"""Signs to watch alert by the rule that a person set, on observations that people made."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_document, make_statement
from onrecord.errors import UsageError
from onrecord.records import Alert, Decision, Indicator, Layers, Reading
from onrecord.tracking.assessment import assess, find_indicator_alerts, parse_rule, suggest_observations

DOCUMENT = make_document("Steel was ordered. The order was cancelled. The council met. Steel orders rose.")
SAID = {
    name: make_statement(DOCUMENT, quote, id=name)
    for name, quote in zip("abc", ("Steel was ordered.", "The order was cancelled.", "The council met."),
                           strict=True)
}  # fmt: skip
ORIGIN_OF = {"a": "o1", "b": "o2", "c": "o2"}
NAMED = Indicator("i", "orders for steel", None, ())


def _made(
    name: str, kind: str, on: tuple[str, ...], value: str, day: str = "2031-03-01", **more: str
) -> Decision:
    return Decision(name, kind, on, "Ada Brom", f"{day}T10:00:00Z", "seen", value=value, **more)


def _seen(statement: str, direction: str, day: str = "2031-03-01") -> Decision:
    return _made(f"x-{statement}", "observation", ("i", statement), direction, day)


def _layers(*decisions: Decision, today: str = "2031-06-01") -> Layers:
    reading = Reading("doc", "", "test", statements=tuple(SAID.values()))
    found = Layers(readings=(reading,), indicators=(NAMED,), decisions=decisions)
    return assess(found, date.fromisoformat(today))


def _alerts(rule: str, *decisions: Decision, today: str = "2031-06-01") -> list[Alert]:
    watch = _made("w", "watch", ("i",), rule)
    return list(find_indicator_alerts(_layers(watch, *decisions, today=today).indicators, ORIGIN_OF))


@pytest.mark.parametrize(
    ("rule", "alerted"),
    [
        ("any", [("a",), ("b",), ("c",)]),
        ("for", [("a",)]),
        ("against", [("b",), ("c",)]),
        ("neutral", []),
        ("any:1", [("a",)]),
        ("any:2", [("a", "b")]),
        ("against:1", [("b",)]),
        ("against:2", []),
        ("any:3", []),
    ],
)
def test_a_rule_alerts_on_each_observation_or_once_by_origins(
    rule: str, alerted: list[tuple[str, ...]]
) -> None:
    seen = (_seen("a", "for"), _seen("b", "against"), _seen("c", "against"))
    assert [alert.statements for alert in _alerts(rule, *seen)] == alerted


def test_an_alert_tells_the_sign_the_rule_and_who_observed() -> None:
    (alert,) = _alerts("for", _seen("a", "for", "2031-04-02"))
    assert (alert.kind, alert.text, alert.day) == ("indicator", "orders for steel", date(2031, 4, 2))
    assert alert.note == "for, rule for (Ada Brom: seen)"
    assert _alerts("for", _seen("a", "for", "2031-04-02"), today="2031-04-01") == []


def test_without_a_rule_nothing_alerts() -> None:
    assert list(find_indicator_alerts(_layers(_seen("a", "for")).indicators, ORIGIN_OF)) == []


def test_the_newest_standing_rule_counts() -> None:
    rules = (_made("r1", "watch", ("i",), "for"), _made("r2", "watch", ("i",), "against"))
    back = Decision("r3", "watch", ("i",), "Ada Brom", "2031-03-02T10:00:00Z", "no", undoes="r2")
    for decisions, direction in ((rules, "against"), ((*rules, back), "for")):
        (indicator,) = _layers(*decisions).indicators
        assert indicator.alert is not None
        assert indicator.alert.direction == direction


def test_an_added_sign_stands_beside_those_of_the_text_until_it_is_withdrawn() -> None:
    added = _made("i-2", "indicator", ("c-1",), "the council's budget")
    back = Decision("z", "indicator", ("c-1",), "Ada Brom", "2031-03-02T10:00:00Z", "no", undoes="i-2")
    assert [(i.id, i.towards) for i in _layers(added).indicators] == [("i", None), ("i-2", "c-1")]
    assert [i.id for i in _layers(added, back).indicators] == ["i"]


def test_what_is_not_visible_was_not_observed() -> None:
    (indicator,) = _layers(_seen("a", "for"), _seen("z", "for")).indicators
    assert [o.statement for o in indicator.observations] == ["a"]


def test_statements_that_share_the_words_are_suggested_until_looked_at() -> None:
    sign = Indicator("i", "steel orders", None, ())
    rose = make_statement(DOCUMENT, "Steel orders rose.", id="d")
    assert [s.id for s in suggest_observations(sign, [*SAID.values(), rose])] == ["a", "d"]
    (seen,) = _layers(_seen("a", "for")).indicators[0].observations
    looked = Indicator("i", "steel", None, (), observations=(seen,))
    assert [s.id for s in suggest_observations(looked, [*SAID.values(), rose])] == ["d"]


@pytest.mark.parametrize("text", ["", "up", "for:", "for:0", "for:x", ":2"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_rule(text)

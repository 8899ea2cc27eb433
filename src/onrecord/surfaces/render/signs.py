"""Signs to watch in words: who added one, when it alerts, and where it was seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.records import Indicator, Observation, Statement
from onrecord.surfaces.render.blocks import Block
from onrecord.surfaces.render.judged import made_words
from onrecord.surfaces.render.view import Index
from onrecord.surfaces.render.words import count, one_line, text

__all__ = ["sign_block", "sign_lines"]


def sign_lines(indicator: Indicator, index: Index) -> Iterator[str]:
    """What people made of a sign, quotations by the number of their document."""

    def words(statement: str) -> str | None:
        said = index.statements.get(statement)
        if said is None:
            return None
        return f"“{one_line(said.quote)}” [{index.document_ref(said.document).number}]"

    return _lines(indicator, words)


def sign_block(indicator: Indicator, words: Callable[[str], str | None], more: Sequence[Statement]) -> Block:
    """A sign by itself; ``more`` are statements that share its words and were not looked at."""
    named = [words(s) or text("sign.elsewhere") for s in indicator.statements]
    suggested = [
        text("sign.suggested", words=words(s.id) or f"“{one_line(s.quote)}”", statement=s.id) for s in more
    ]
    title = f"{one_line(indicator.text)} [{indicator.id}]"
    return Block(title, (*named, *_lines(indicator, words), *suggested))


def _lines(indicator: Indicator, words: Callable[[str], str | None]) -> Iterator[str]:
    if indicator.made is not None:
        yield text("sign.added", made=made_words(indicator.made))
    rule = indicator.alert
    if rule is not None:
        direction = text(f"sign.{'any' if rule.direction is None else rule.direction.value}")
        made = made_words(rule.made)
        if rule.origins is None:
            yield text("sign.alert_each", direction=direction, made=made)
        else:
            n = count("origins", rule.origins)
            yield text("sign.alert_once", n=n, direction=direction, made=made)
    yield from (_seen(observation, words) for observation in indicator.observations)


def _seen(observation: Observation, words: Callable[[str], str | None]) -> str:
    return text(
        "sign.seen",
        direction=text(f"sign.{observation.direction.value}"),
        words=words(observation.statement) or text("sign.elsewhere"),
        made=made_words(observation.made),
        decision=observation.made.decision,
    )

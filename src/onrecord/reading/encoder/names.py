"""Names of people, bodies, places, days and numbers among the words that the trained reader read."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["KINDS", "name_runs"]

KINDS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY",
    "NORP", "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
"""The kinds of names, as OntoNotes calls them, in the order of the labels."""
_PERSON = (1 + 2 * KINDS.index("PERSON"), 2 + 2 * KINDS.index("PERSON"))


def name_runs(labels: Sequence[int]) -> list[tuple[int, int, str]]:
    """The names that labels of words mark: first word, last word, kind.

    Label 0 is no name, 1 + 2k begins a name of kind k, 2 + 2k goes on with it; one that goes on from nothing
    of its kind begins a name. What looks like a person right before a body is the beginning of its name
    ("Norvane Aerospace").
    """
    runs: list[tuple[int, int, str]] = []
    before = 0
    for at, label in enumerate(labels):
        if label:
            kind = KINDS[(label - 1) // 2]
            goes_on = label % 2 == 0 and before in (label, label - 1)
            if goes_on or (kind == "ORG" and before in _PERSON):
                runs[-1] = (runs[-1][0], at, kind)
            else:
                runs.append((at, at, kind))
        before = label
    return runs

"""Labels of words become names."""

import pytest

from onrecord.reading.encoder.names import KINDS, name_runs

NONE, PERSON, BODY = 0, 1 + 2 * KINDS.index("PERSON"), 1 + 2 * KINDS.index("ORG")


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ([NONE, NONE], []),
        ([PERSON, PERSON + 1, NONE], [(0, 1, "PERSON")]),
        ([PERSON, PERSON], [(0, 0, "PERSON"), (1, 1, "PERSON")]),
        ([NONE, BODY + 1, BODY + 1], [(1, 2, "ORG")]),
        ([BODY, PERSON + 1], [(0, 0, "ORG"), (1, 1, "PERSON")]),
        ([PERSON, BODY, BODY + 1], [(0, 2, "ORG")]),
    ],
)
def test_labels_become_names(labels: list[int], names: list[tuple[int, int, str]]) -> None:
    assert name_runs(labels) == names

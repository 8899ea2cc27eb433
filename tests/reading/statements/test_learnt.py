"""The learnt act speaks where the rules are silent, and where it is far surer than they are."""

import numpy as np
import pytest

from onrecord.reading.statements.learnt import settled_act
from onrecord.records import Act

ORDER = (None, *Act)


def chances(**given):
    """The chances of each class; what is left is that of none."""
    found = np.zeros(len(ORDER), np.float32)
    for name, chance in given.items():
        found[ORDER.index(Act(name))] = chance
    found[0] = 1.0 - found.sum()
    return found


@pytest.mark.parametrize(
    ("rule", "given", "act"),
    [
        (None, {"undertakes": 0.97}, Act.UNDERTAKES),
        (None, {"undertakes": 0.5, "revises": 0.47}, Act.UNDERTAKES),
        (None, {"undertakes": 0.7}, None),
        (None, {"reports_not_done": 0.6}, Act.REPORTS_NOT_DONE),
        (None, {"denies": 0.4}, None),
        (Act.UNDERTAKES, {"denies": 0.7}, Act.DENIES),
        (Act.UNDERTAKES, {"denies": 0.55}, Act.UNDERTAKES),
        (Act.REVISES, {"undertakes": 0.9}, Act.REVISES),
        (Act.REPORTS_DONE, {"cancels": 0.65}, Act.CANCELS),
        (Act.REPORTS_DONE, {"undertakes": 0.9}, Act.REPORTS_DONE),
        (Act.REPORTS_NOT_DONE, {}, Act.REPORTS_NOT_DONE),
    ],
)
def test_rules_keep_the_word_unless_the_network_is_sure_of_another(rule, given, act):
    assert settled_act(rule, chances(**given)) is act

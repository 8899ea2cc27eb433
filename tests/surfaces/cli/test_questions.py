"""Questions from the command line: drafted, asked, estimated, resolved, scored, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import Ran, run

SAID = ("--because", "two of three held", "--by", "Ada Brom")
RULE = ("--until", "2999-06-30", "--rule", "yes if seen open")


def _made(*arguments: object) -> str:
    ran = run("question", *arguments, *SAID)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()[-1].strip("[]")


def _shown(ran: Ran) -> str:
    return " ".join(ran.out.split())


@pytest.fixture
def question(desk: Path) -> str:
    return _made("ask", "Will it open?", *RULE)


def test_a_commitment_drafts_a_question_that_is_kept_only_when_asked(desk: Path) -> None:
    (commitment,) = run("export", "commitments").rows()
    (draft,) = run("question", "draft", commitment["commitment"], "--json").rows()
    assert draft["text"].startswith("Will this be done by 2025-06-30: “Norvia will mend")
    assert draft["base_rates"] == []
    assert "kept nowhere until a person asks it" in _shown(run("question", "draft", commitment["commitment"]))
    assert run("export", "decisions").rows() == []
    name = _made("ask", "--of", commitment["commitment"])
    (row,) = run("export", "questions").rows()
    assert (row["question"], row["commitment"]) == (name, commitment["commitment"])
    assert (row["text"], row["rule"]) == (draft["text"], draft["rule"])


def test_estimates_keep_likelihood_and_confidence_apart(question: str) -> None:
    _made("estimate", question, "likely 70%", "--confidence", "low")
    _made("estimate", question, "very unlikely")
    (row,) = run("export", "questions").rows()
    first, second = row["estimates"]
    assert (first["percent"], first["word"], first["confidence"]) == (70.0, "likely", "low")
    assert (second["percent"], second["low"], second["high"], second["scored"]) == (None, 5.0, 20.0, 12.5)
    shown = _shown(run("question", "show", question))
    assert "likely (55–80 %), 70 %" in shown
    assert "very unlikely (5–20 %, middle" in shown


def test_a_resolved_question_is_scored_and_the_dossier_shows_it_in_every_format(question: str) -> None:
    _made("estimate", question, "70%")
    _made("resolve", question, "yes", "--on", "2999-03-01")
    late = ("--today", "2999-03-02")
    (scores, one_bin) = run("question", "scores", *late, "--json").rows()
    assert (scores["by"], scores["brier_half"], scores["brier"]) == ("Ada Brom", 0.09, 0.18)
    assert (one_bin["low"], one_bin["estimates"], one_bin["happened"]) == (70, 1, 1)
    assert "0.3567" in _shown(run("question", "scores", *late))
    run("dossier", *late, "--html", "d.html", "--markdown", "d.md")
    for shown in (run("dossier", *late).out, *(Path(f).read_text("utf-8") for f in ("d.html", "d.md"))):
        for words in ("Will it open?", "70 % (likely)", "two of three held", "Resolved as yes"):
            assert words in " ".join(shown.split())
    (row,) = run("dossier", *late, "--json").rows()
    assert row["questions"][0]["outcome"] == "yes"
    assert run("question", "scores", "--today", "2999-02-01").out == ""


def test_what_was_certain_and_wrong_is_said_to_be_infinite(question: str) -> None:
    _made("estimate", question, "0 %")
    _made("resolve", question, "yes", "--on", "2999-03-01")
    late = ("--today", "2999-03-02")
    (scores, _) = run("question", "scores", *late, "--json").rows()
    assert scores["log"] == {"value": None, "infinite": True}
    assert "0 % 2.0000 1.0000 infinite" in _shown(run("question", "show", question, *late))


def test_a_resolved_question_takes_no_estimate_until_the_resolution_is_withdrawn(question: str) -> None:
    resolution = _made("resolve", question, "ambiguous")
    refused = run("question", "estimate", question, "90%", *SAID)
    assert refused.code == 2
    assert f"was resolved as void: withdraw {resolution} first" in " ".join(refused.err.split())
    assert run("withdraw", resolution, *SAID).code == 0
    assert run("question", "estimate", question, "90%", *SAID).code == 0


def test_show_knows_a_question_by_its_id(question: str) -> None:
    assert "Resolved so: yes if seen open" in run("show", question).out
    assert run("show", question, "--json").rows()[0]["question"] == question


def test_a_withdrawn_question_leaves_the_dossier_and_stays_in_the_export(question: str) -> None:
    assert run("withdraw", question, *SAID).code == 0
    assert "Will it open?" not in run("dossier").out
    (row,) = run("export", "questions").rows()
    assert row["withdrawn"]["by"] == "Ada Brom"


def test_the_plot_is_one_svg_file_the_same_each_time(question: str, desk: Path) -> None:
    _made("estimate", question, "70%")
    _made("resolve", question, "yes", "--on", "2999-03-01")
    for name in ("a.svg", "b.svg"):
        assert run("question", "scores", "--today", "2999-03-02", "--svg", name).code == 0
    plot = (desk / "a.svg").read_text("utf-8")
    assert plot == (desk / "b.svg").read_text("utf-8")
    assert "70 to 80 %: 1 of 1 came true" in plot
    assert plot.count("<circle") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "Open?", "--rule", "seen", *SAID], "a question needs its words, a last day"),
        (["ask", "Open?", "--until", "2999-01-01", *SAID], "a question needs its words, a last day"),
        (["ask", "Open?", *RULE, "--from", "3000-01-01", *SAID], "a question must not end before it starts"),
        (["ask", "--of", "cs-none", *SAID], "no commitment in the record has the id 'cs-none'"),
        (["estimate", "q-none", "70", *SAID], "no question in the record has the id 'q-none'"),
        (["estimate", "{id}", "0.7", *SAID], "0.7 may mean two things"),
        (["estimate", "{id}", "70", "--confidence", "likely", *SAID], "confidence is low, moderate or high"),
        (["estimate", "{id}", "70"], "a decision needs a reason"),
        (["resolve", "{id}", "maybe", *SAID], "a question is resolved as yes, no or ambiguous"),
        (["scores", "--person", "Nobody"], "no estimate of 'Nobody' on a resolved question counts"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_what_cannot_be_asked_is_told(question: str, arguments: list[str], told: str) -> None:
    ran = run("question", *(question if word == "{id}" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert " ".join(ran.err.split()).startswith(f"onrecord: {told}")

"""Signs to watch from the command line: added, observed in statements, alerting among all other alerts."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import run

SAID = ("--because", "a bridge needs it", "--by", "Ada Brom")


def _made(*arguments: object) -> str:
    ran = run("indicator", *arguments, *SAID)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()[-1].strip("[]")


@pytest.fixture
def sign(desk: Path) -> str:
    (commitment,) = run("export", "commitments").rows()
    return _made("add", "first lorries", "--of", commitment["commitment"])


def _statement(words: str) -> str:
    return next(str(r["statement"]) for r in run("export", "statements").rows() if words in r["quote"])


def test_an_observation_alerts_with_its_quotation_in_every_feed(sign: str, desk: Path) -> None:
    lorries = _statement("first lorries crossed")
    assert f"[{lorries}]" in run("indicator", "show", sign).out
    _made("watch", sign, "for")
    assert run("alerts", "--json").rows()[0]["kind"] != "indicator"
    _made("observe", sign, lorries, "for")
    (alert,) = [row for row in run("alerts", "--json").rows() if row["kind"] == "indicator"]
    assert alert["text"] == "first lorries"
    assert [e["statement"] for e in alert["evidence"]] == [lorries]
    (commitment,) = run("export", "commitments").rows()
    assert alert["on"] == commitment["commitment"]
    assert run("alerts", "--atom", "a.xml", "--json-feed", "a.json").code == 0
    assert "Sign observed (for, rule for (Ada Brom: a bridge needs it)): first lorries" in Path(
        "a.xml"
    ).read_text("utf-8")
    assert "Sign observed" in run("brief", "--since", "2025-01-01").out


def test_the_dossier_shows_signs_with_observations_in_every_format(sign: str, desk: Path) -> None:
    _made("watch", sign, "any:2")
    _made("observe", sign, _statement("first lorries crossed"), "for")
    run("dossier", "--html", "d.html", "--markdown", "d.md")
    for shown in (run("dossier").out, *((desk / f).read_text("utf-8") for f in ("d.html", "d.md"))):
        plain = " ".join(shown.split()).replace("\\", "")
        for words in (
            "first lorries",
            "Added by Ada Brom",
            "Alerts once 2 origins observed",
            "Observed for it:",
        ):
            assert words in plain
    (row,) = run("dossier", "--json").rows()
    assert [s["text"] for s in row["signs"]] == ["first lorries"]


def test_the_layer_tells_who_added_a_sign_and_what_was_observed(sign: str) -> None:
    observed = _made("observe", sign, _statement("first lorries crossed"), "against")
    (row,) = run("export", "indicators").rows()
    assert (row["by"], row["why"], row["alert"]) == ("Ada Brom", "a bridge needs it", None)
    assert [(o["decision"], o["direction"]) for o in row["observations"]] == [(observed, "against")]
    assert run("withdraw", observed, *SAID).code == 0
    (row,) = run("export", "indicators").rows()
    assert row["observations"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", " ", *SAID], "a sign to watch needs words"),
        (["add", "x", "--of", "cs-none", *SAID], "no commitment in the record has the id 'cs-none'"),
        (["watch", "i-none", "for", *SAID], "no indicator in the record has the id 'i-none'"),
        (["watch", "{id}", "up", *SAID], "a rule is any, for, against or neutral"),
        (["observe", "{id}", "s-none", "for", *SAID], "no statement in the record has the id 's-none'"),
        (["observe", "{id}", "{said}", "up", *SAID], "an observation speaks for, against, or is neutral"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_what_cannot_be_watched_is_told(sign: str, arguments: list[str], told: str) -> None:
    own = {"{id}": sign, "{said}": _statement("first lorries crossed")}
    ran = run("indicator", *(own.get(word, word) for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert " ".join(ran.err.split()).startswith(f"onrecord: {told}")

"""Whatever sentences stand together, every quote of every layer stands where it is said to stand."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from evidence import empty_strings, unpinned
from onrecord.exchange import LAYERS
from shelf import layers_of, rows_of

SENTENCES = (
    "Norvia will build 12 lighthouses by the end of 2032, Transport Minister Tarek Olund said on Friday.",
    "“We won’t pay for it,” she told reporters — and left.",
    "Prime Minister Sela Vorn of Estmark denied that talks had begun.",
    "According to two officials who asked not to be named, the ferry may be late.",
    "The café’s owner, 82, said: \"It's cold… I've seen worse.\"",
    "If parliament agrees, Estmark would lend Norvia $4.5 million within two years.",
    "He promised to repair it no later than March.",
    "Residents of Vell Bay (population 3,000) have not been told 😀 when.",
    "The ministry’s statement, seen by The Quay Times, reads “الميناء” in Arabic.",
    "Last month, the first of three units was moved to the coast.",
    "It did not happen.",
    "Analysts doubt that the plan, announced in spring 2030, can be met.",
    "Norvia’s defence ministry declined to comment, as reported by Estmark Radio.",
    "“The bridge opens on 3 May 2031”, the mayor’s spokeswoman wrote in a letter to the council.",
    "Neither side was asked.",
)
HEADINGS = (
    "",
    "Norvia to build lighthouses, minister says\n\n",
    "# What is known\n\n",
    "PORT AVEL (Corvane) — ",
)
DATES = st.sampled_from([None, "2031-02-11", "2031-02-11T23:30:00+02:00"])


@st.composite
def _texts(draw: st.DrawFn) -> str:
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    joints = draw(st.lists(st.sampled_from((" ", "  ", "\n", "\n\n", "\u00a0")), min_size=6, max_size=6))
    return draw(st.sampled_from(HEADINGS)) + "".join(s + j for s, j in zip(sentences, joints, strict=False))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(
    texts=st.lists(st.tuples(_texts(), DATES), min_size=1, max_size=2), publisher=st.sampled_from([None, "A"])
)
def test_every_quote_stands_where_it_is_said_to_stand(
    texts: list[tuple[str, str | None]], publisher: str | None
) -> None:
    rows = [
        {"id": f"d{number}", "text": text, "published": published, "language": "en", "publisher": publisher}
        for number, (text, published) in enumerate(texts)
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        layers = layers_of(path, today="2031-06-01")
    found = rows_of(layers)
    texts_by_id = {row["document"]: row["text"] for row in found["documents"]}
    assert texts_by_id == {row["id"]: row["text"] for row in rows}
    for layer in LAYERS:
        assert unpinned(found[layer], texts_by_id) == [], layer
        assert list(empty_strings(found[layer], layer)) == []

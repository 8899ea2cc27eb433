"""Verifies the storylines of our own and prints counts: ``python evaluation/stories/check.py [--write]``.

With ``--write`` the split is written by its rule, and the hashes that freeze texts, annotation and split. The
annotation files are those of ``first_hand``; another hand's folder can be named with ``--hand NAME``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ACTS = ("undertakes", "restates", "revises", "cancels", "denies", "reports_done", "reports_not_done")
STATUSES = ("open", "revised", "claimed_met", "met", "late", "abandoned", "denied", "unknown_overdue")
ANONYMITY = ("named", "role", "group", "anonymous", "unattributed")
LEAST = 10

Story = dict[str, Any]


def main() -> None:
    """Prints the counts; ends with status 1 and a list when something is wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--hand", default="first_hand")
    chosen = options.parse_args()
    texts = [json.loads(line) for line in _lines(HERE / "texts.jsonl")]
    paths = sorted((HERE / chosen.hand).glob("*.json"))
    stories = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    split = split_by_rule(stories)
    if chosen.write:
        (HERE / "split.json").write_text(json.dumps(split, indent=1) + "\n", encoding="utf-8")
        _freeze(["texts.jsonl", "split.json", *(f"{chosen.hand}/{path.name}" for path in paths)])
    faults = [*text_faults(texts), *(fault for story in stories for fault in story_faults(story, texts))]
    if chosen.hand == "first_hand":
        faults += [*count_faults(stories), *_split_faults(split)]
    _report(stories, split)
    if faults:
        raise SystemExit("\n".join(faults))


def text_faults(texts: list[Story]) -> Iterator[str]:
    """What is wrong with the texts themselves: ids, lengths, titles, order of days."""
    ids = Counter(text["id"] for text in texts)
    yield from (f"{name}: id used {n} times" for name, n in ids.items() if n > 1)
    for text in texts:
        if not text["text"].startswith(text["title"] + "\n"):
            yield f"{text['id']}: the title is not the first line"
        if not 80 <= len(text["text"].split()) <= 300:
            yield f"{text['id']}: {len(text['text'].split())} words"
    for name, group in itertools.groupby(texts, key=lambda text: text["story"]):
        days = [text["published"] for text in group]
        if days != sorted(days) or not 6 <= len(days) <= 12:
            yield f"{name}: {len(days)} documents, or not in order of days"


def story_faults(story: Story, texts: list[Story]) -> Iterator[str]:
    """What is wrong with one story's annotation."""
    name = story["storyline"]
    own = {text["id"]: text for text in texts if text["story"] == name}
    known = {d["id"]: (d["date"], d["sha256"]) for d in story["documents"]}
    wanted = {i: (t["published"], hashlib.sha256(t["text"].encode()).hexdigest()) for i, t in own.items()}
    if known != wanted or story["last_date"] != max(date for date, _ in known.values()):
        yield f"{name}: documents, days or hashes differ from the texts"
    for span in itertools.chain(story["mentions"], story["near_misses"], story["ignore_spans"]):
        text = own[span["doc"]]["text"]
        if text[span["start"] : span["end"]] != span["quote"] or not span["quote"].strip():
            yield f"{span['doc']}: {span['quote']!r} is not at {span['start']}"
    for mention in story["mentions"]:
        yield from (
            f"{mention['id']}: {why}" for why in _mention_faults(mention, own[mention["doc"]]["text"])
        )
    yield from _id_faults(story)
    dates = {i: date for i, (date, _) in known.items()}
    for commitment in story["commitments"]:
        yield from (f"{name} {commitment['id']}: {why}" for why in _status_faults(commitment, story, dates))


def count_faults(stories: list[Story]) -> Iterator[str]:
    """Acts and final statuses that are rarer than the set promises."""
    acts, statuses = _counts(stories)
    rare = [f"{name}: {n}" for name, n in (acts | statuses).items() if n < LEAST]
    rare += [f"{name}: none" for name in (*ACTS, *STATUSES) if name not in acts | statuses]
    yield from (f"too rare: {what}" for what in rare)
    if sum(statuses.values()) < 70:
        yield f"only {sum(statuses.values())} commitments"


def split_by_rule(stories: list[Story]) -> dict[str, list[str]]:
    """The halves that differ least in acts and final statuses; ties and names by hash."""
    by_name = {story["storyline"]: story for story in stories}
    names = sorted(by_name, key=_hash)
    halves = [half for half in itertools.combinations(names, len(names) // 2) if names[0] in half]

    def rank(half: tuple[str, ...]) -> tuple[int, list[str]]:
        here = sum(_counts([by_name[name] for name in half]), Counter())
        there = sum(_counts([by_name[name] for name in names if name not in half]), Counter())
        return sum(abs(here[key] - there[key]) for key in here | there), [_hash(name) for name in half]

    tune = min(halves, key=rank)
    return {"tune": sorted(tune), "test": sorted(set(names) - set(tune))}


def _mention_faults(mention: Story, text: str) -> Iterator[str]:
    due = mention["due"]
    if mention["act"] not in ACTS or mention["anonymity"] not in ANONYMITY:
        yield "unknown act or anonymity"
    if (mention["speaker"] is None) != (mention["anonymity"] in ("anonymous", "unattributed")):
        yield "speaker and anonymity do not fit"
    days = [dt.date.fromisoformat(due[side]) for side in ("start", "end") if due[side]]
    if days != sorted(days):
        yield "window ends before it starts"
    if bool(days) != bool(due["text"]) or (due["text"] and due["text"] not in text):
        yield f"words of the window: {due['text']!r}"


def _id_faults(story: Story) -> Iterator[str]:
    ids = Counter(mention["id"] for mention in story["mentions"])
    ids.update(commitment["id"] for commitment in story["commitments"])
    yield from (f"{story['storyline']}: id {name} used {n} times" for name, n in ids.items() if n > 1)
    listed = {(m, c["id"]) for c in story["commitments"] for m in c["mentions"]}
    if listed != {(m["id"], m["commitment"]) for m in story["mentions"]}:
        yield f"{story['storyline']}: mentions and commitments do not list one another"


def _status_faults(commitment: Story, story: Story, dates: dict[str, str]) -> Iterator[str]:
    rows = [(row["as_of"], row["status"]) for row in commitment["status"]]
    mentions = [m for m in story["mentions"] if m["commitment"] == commitment["id"]]
    first = min(dates[m["doc"]] for m in mentions)
    if rows != sorted(set(rows)) or rows[0][0] != first or rows[-1][0] != story["last_date"]:
        yield "status rows are not in order, or miss the first or last day"
    if any(status not in STATUSES for _, status in rows):
        yield "unknown status"
    after = [day for day in _closings(mentions, dates) if day <= story["last_date"]]
    for day in after:
        standing = [status for as_of, status in rows if as_of <= day]
        if standing and standing[-1] in ("open", "revised"):
            yield f"still {standing[-1]} on {day}, after its window"


def _closings(mentions: list[Story], dates: dict[str, str]) -> Iterator[str]:
    """The day after each announced window that no later announcement had replaced by then."""
    announced = [m for m in mentions if m["act"] in ("undertakes", "revises") and m["due"]["end"]]
    for n, mention in enumerate(announced):
        after = (dt.date.fromisoformat(mention["due"]["end"]) + dt.timedelta(days=1)).isoformat()
        if not any(dates[later["doc"]] < after for later in announced[n + 1 :]):
            yield after


def _split_faults(split: dict[str, list[str]]) -> Iterator[str]:
    if json.loads((HERE / "split.json").read_text(encoding="utf-8")) != split:
        yield "split.json is not what the rule gives"
    for line in _lines(HERE / "frozen.sha256"):
        digest, name = line.split("  ")
        if hashlib.sha256((HERE / name).read_bytes()).hexdigest() != digest:
            yield f"{name} is not as frozen"


def _freeze(names: list[str]) -> None:
    rows = [f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (HERE / "frozen.sha256").write_text("".join(rows), encoding="utf-8")


def _counts(stories: list[Story]) -> tuple[Counter[str], Counter[str]]:
    acts = Counter(mention["act"] for story in stories for mention in story["mentions"])
    statuses = Counter(c["status"][-1]["status"] for story in stories for c in story["commitments"])
    return acts, statuses


def _report(stories: list[Story], split: dict[str, list[str]]) -> None:
    halves = {half: [s for s in stories if s["storyline"] in names] for half, names in split.items()}
    for half, members in {"all": stories, **halves}.items():
        acts, statuses = _counts(members)
        near = sum(len(story["near_misses"]) for story in members)
        print(
            f"{half}: {len(members)} stories, {sum(len(s['documents']) for s in members)} documents,", end=" "
        )
        print(f"{sum(acts.values())} mentions, {sum(statuses.values())} commitments, {near} near misses")
        print("  acts     " + ", ".join(f"{name} {acts[name]}" for name in ACTS))
        print("  statuses " + ", ".join(f"{name} {statuses[name]}" for name in STATUSES))


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    main()

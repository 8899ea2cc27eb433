"""Writes the time expressions that onrecord finds in a gold file, in the scorer's format.

usage: predict_times.py GOLD OUT
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from onrecord.reading.time import find_times


def main(gold: str, out: str) -> None:
    """Reads GOLD (rows with id, dct, text), writes OUT (rows with id, timexes)."""
    rows = []
    for line in Path(gold).read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        anchor = date.fromisoformat(document["dct"]) if document["dct"] else None
        found = find_times(document["text"], anchor)
        timexes = [
            {"start": x.start, "end": x.end, "type": x.type, "value": x.value, "mod": x.mod, "text": x.quote}
            for x in found
        ]
        rows.append(json.dumps({"id": document["id"], "timexes": timexes}, ensure_ascii=False) + "\n")
    Path(out).write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What was acknowledged survives a killed process, and two processes may add at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from onrecord.ledger import open_ledger

WRITER = """
import sys
from onrecord.ledger import open_ledger
from onrecord.records import Document, Reading, sha256_hex

path, prefix, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_ledger(path, create=True) as ledger:
    for number in range(count):
        text = f"{prefix} {number} was opened. " * 200
        document = Document(f"{prefix}{number}", text, sha256_hex(text), sha256_hex(text), "plain 1")
        reading = Reading(document.id, document.sha256_text, "reader 1")
        ledger.append_document(document, text.encode(), document.id, reading)
        print(document.id, flush=True)
"""


def _start(path: str, prefix: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, path, prefix, str(count)], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("moment", range(4))
def test_kill_at_any_moment_leaves_a_sound_ledger_with_all_that_was_acknowledged(
    moment: int, path: str
) -> None:
    writer = _start(path, "ferry", 10_000)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip()]
    time.sleep(0.08 * moment)
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()
    with open_ledger(path, create=False) as ledger:
        assert ledger.verify() == []
        kept = {stored.document.id for stored in ledger.view().documents}
        assert set(acknowledged) <= kept
        assert all(stored.reading_key is not None for stored in ledger.view().documents)


@pytest.mark.parametrize("moment", range(4))
def test_kill_while_the_file_is_made_leaves_an_empty_or_sound_ledger(moment: int, path: str) -> None:
    writer = _start(path, "ferry", 1)
    time.sleep(0.1 + 0.05 * moment)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with open_ledger(path, create=True) as ledger:
        assert ledger.verify() == []


def test_processes_that_create_and_fill_one_file_at_once_lose_nothing(path: str) -> None:
    writers = [_start(path, prefix, 40) for prefix in ("ferry", "tram", "bus")]
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with open_ledger(path, create=False) as ledger:
        assert ledger.verify() == []
        assert len(ledger.view().documents) == 120

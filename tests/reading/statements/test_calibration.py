"""How sure a field is: by what it rests on."""

from __future__ import annotations

from dataclasses import replace

from onrecord import Document, Statement, find_statements
from onrecord.intake import label_blocks


def first(text: str, words: str) -> Statement:
    document = Document.of_text(text, published="2031-03-12", publisher="The Gazette")
    statements = find_statements(replace(document, blocks=label_blocks(text, None)))
    return next(s for s in statements if words in s.quote)


def test_a_full_name_is_surer_than_a_pronoun_and_a_pronoun_than_one_bare_word() -> None:
    text = "Lena Orlo said the pier was late. She said it would open in May. Bramwell said it was safe."
    told = [first(text, w).confidence.speaker or 0.0 for w in ("was late", "open in May", "was safe")]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) == 3


def test_article_voice_has_no_speaker_to_be_sure_of() -> None:
    assert first("The pier opened on Monday.", "pier opened").confidence.speaker is None

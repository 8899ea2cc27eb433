"""Words, pieces and marks of a text."""

import pytest

from onrecord.reading.encoder.wordpiece import Vocabulary, cut_words

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "bridge", "open", "##s", "##ed", "cafe", ",", "31"]


@pytest.fixture
def vocabulary():
    return Vocabulary(PIECES)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The bridge opens", [["the"], ["bridge"], ["open", "##s"]]),
        ("OPENED, 31", [["open", "##ed"], [","], ["31"]]),
        ("Café", [["cafe"]]),
        ("tunnel", [["[UNK]"]]),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(vocabulary, text, pieces):
    words = cut_words(text, vocabulary)
    assert [[PIECES[number] for number in word] for word in words.pieces] == pieces


def test_offsets_give_back_the_words(vocabulary):
    text = "The café, opened in 2031 -  “the bridge”."
    words = cut_words(text, vocabulary)
    cut = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert cut == ["The", "café", ",", "opened", "in", "2031", "-", "“", "the", "bridge", "”", "."]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a “b c” d", "b c “ ”"),
        ('a "b" c "d" e', '" b " " d "'),
        ("“a b\n\nc d", "“ a b"),
        ("a ” b", ""),
    ],
)
def test_marks_tell_what_stands_inside_quotation_marks(vocabulary, text, inside):
    words = cut_words(text, vocabulary)
    marked = [text[s:e] for s, e, m in zip(words.starts, words.ends, words.marks, strict=True) if m & 4]
    assert sorted(marked) == sorted(inside.split())


def test_marks_tell_how_a_word_is_written_and_where_a_line_begins(vocabulary):
    words = cut_words("The UN and B2\nmet", vocabulary)
    assert [mark & 3 for mark in words.marks] == [1, 2, 0, 2, 0]
    assert [bool(mark & 8) for mark in words.marks] == [True, False, False, False, True]


def test_a_very_long_word_is_one_unknown_piece(vocabulary):
    assert cut_words("the" * 60, vocabulary).pieces == ((1,),)

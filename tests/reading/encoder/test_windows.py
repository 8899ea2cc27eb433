"""Windows of sentences: every word is answered for once, inside a window that is not too long."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.windows import cut_windows, sentence_words
from onrecord.reading.encoder.wordpiece import Words


def words_of(sizes):
    """Words of one piece each, in sentences of the given sizes."""
    count = sum(sizes)
    words = Words(tuple(range(count)), tuple(range(1, count + 1)), ((7,),) * count, (0,) * count)
    bounds = [(sum(sizes[:i]), sum(sizes[: i + 1])) for i in range(len(sizes))]
    return words, bounds


@given(st.lists(st.integers(1, 20), max_size=30))
def test_every_word_of_fitting_sentences_is_answered_for_once(sizes):
    words, sentences = words_of(sizes)
    windows = cut_windows(words, sentences, longest=30, context=8)
    assert [w for window in windows for w in range(window.first, window.last)] == list(range(len(words)))
    assert all(w.start <= w.first < w.last <= w.end and w.end - w.start <= 30 for w in windows)


def test_a_window_reads_the_sentences_around_those_it_answers_for():
    words, sentences = words_of([10, 10, 10, 10, 10])
    windows = cut_windows(words, sentences, longest=40, context=10)
    assert [(w.start, w.first, w.last, w.end) for w in windows] == [(0, 0, 30, 40), (20, 30, 50, 50)]


def test_a_sentence_longer_than_a_window_is_cut():
    words, sentences = words_of([5, 50, 5])
    windows = cut_windows(words, sentences, longest=20, context=0, most=30)
    assert [(w.first, w.last) for w in windows] == [(0, 5), (5, 35), (55, 60)]


def test_sentences_are_told_in_word_numbers_and_empty_ones_dropped():
    words, _ = words_of([6])
    assert sentence_words(words, [(0, 2), (2, 2), (2, 6)]) == [(0, 2), (2, 6)]

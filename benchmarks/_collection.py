"""A made collection of news for measurements: readings as the reader would give them, in made sentences.

It grows as collections of news do: in the number of stories, each told by a bounded number of documents. The
constants below were counted in 1,000 news articles on three running stories (44,428 statements, 133,651 event
mentions), in the layer of copies over them, and in how many articles the stories of other collections have:

- a story has 1 to 300 documents, short stories being the commoner (log-uniform; running stories have
  hundreds, stories of a day ten, most have one);
- a document has 37 statements in the middle (a twentieth has 3, a twentieth over 100), a statement 8 content
  words (a twentieth 2, a twentieth over 22), three event mentions, and a document 16 telling words;
- a quarter of the words belongs to the story, its names standing in a tenth of its statements; the rest are
  words that all stories share. These are as common as they were found to be, so that there are hot keys: a
  fifth of all predicates is one verb, and the commonest word stands in every sixth statement, whatever the
  story. A third of the commonest is unknown to the table of common words that linking ships, as it was found;
- one statement in six was told by another document of the story, half of them word for word;
- one document in ten takes over a passage of an earlier one, one in sixty nearly all of it;
- one document in twelve carries a standing sentence of its outlet, the same in all stories.

No article, sentence or name was taken over; most words are made of syllables.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from onrecord.linking.forms import common_words
from onrecord.records import (
    Act,
    Anonymity,
    Confidence,
    Document,
    EventMention,
    Mention,
    Modality,
    Polarity,
    Predicate,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Statement,
    TimeWindow,
    content_id,
    sha256_hex,
)

__all__ = ["iter_collection", "word_of_story"]

_FIRST_DAY = date(2031, 1, 1)
_MOST_DOCUMENTS = 300
_OUTLETS = 30
_SYLLABLES = tuple(c + v for c in ("b", "d", "f", "k", "l", "m", "n", "p", "r", "t", "v", "z") for v in "aou")

Curve = tuple[tuple[int, float], ...]
"""(rank, share of statements with the word of that rank); ranks between lie on straight log-log lines."""

_SHARED_WORDS: Curve = ((1, 0.17), (2, 0.07), (5, 0.04), (10, 0.03), (30, 0.019), (100, 0.01), (300, 0.005),
                        (1000, 0.0018), (3000, 0.0004), (10000, 0.00005))  # fmt: skip
_OWN_WORDS: Curve = ((1, 0.13), (2, 0.09), (5, 0.06), (10, 0.03), (30, 0.015), (100, 0.006), (300, 0.0015))
_PREDICATES: Curve = ((1, 0.2), (2, 0.035), (3, 0.02), (6, 0.0127), (12, 0.0084), (30, 0.004), (100, 0.0017),
                      (300, 0.00045), (1000, 0.00009))  # fmt: skip
_MODALITIES = {
    Modality.ASSERTS: 423, Modality.DONE: 282, Modality.INTENDS: 83, Modality.ONGOING: 63,
    Modality.JUDGES: 56, Modality.MAY: 48, Modality.DEMANDS: 41, Modality.DENIES: 4,
}  # fmt: skip
_ACTS = {None: 583, Act.REPORTS_DONE: 270, Act.UNDERTAKES: 72, Act.RESTATES: 60, Act.REPORTS_NOT_DONE: 14}


@dataclass(frozen=True, slots=True)
class _Words:
    """Words to draw from, with their cumulated weights."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @staticmethod
    def of(curve: Curve, prefix: str) -> _Words:
        shares = [_share(curve, rank) for rank in range(1, curve[-1][0] + 1)]
        return _Words(tuple(_word(prefix, n) for n in range(len(shares))), tuple(accumulate(shares)))

    def draw(self, random: Random, number: int) -> list[str]:
        return random.choices(self.words, cum_weights=self.weights, k=number)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told, before it stands in a document."""

    words: tuple[str, ...]
    predicate: str
    modality: Modality
    act: Act | None
    negated: bool
    window: TimeWindow | None
    number: int | None


@dataclass(slots=True)
class _Story:
    random: Random
    own: _Words
    begins: date
    told: list[_Told] = field(default_factory=list)
    documents: list[list[_Told]] = field(default_factory=list)


def iter_collection(statements: int, seed: int = 7) -> Iterator[tuple[Document, Reading]]:
    """Documents with their readings until there are so many statements; a smaller one begins a larger one."""
    shared, predicates = _shared_words(), _Words.of(_PREDICATES, "ge")
    made = number = 0
    while made < statements:
        random = Random(f"{seed} {number}")  # noqa: S311 - a collection, not secrets
        story = _Story(
            random, _Words.of(_OWN_WORDS, _word("", number)), _FIRST_DAY + timedelta(days=number % 900)
        )
        for count in range(_documents_of(number)):
            told = _tell(story, shared, predicates)
            story.documents.append(told)
            made += len(told)
            yield _written(story, f"n{number}-{count}", told)
            if made >= statements:
                return
        number += 1


def word_of_story(story: int) -> str:
    """The commonest word of a story that no other story has."""
    return _word(_word("", story), 0)


def _documents_of(story: int) -> int:
    """Sizes spread evenly over the logarithm, so that every beginning of the collection has its share."""
    return int(_MOST_DOCUMENTS ** ((story + 1) * (math.sqrt(5) - 1) / 2 % 1))


def _share(curve: Curve, rank: int) -> float:
    for (r1, s1), (r2, s2) in pairwise(curve):
        if rank <= r2:
            at = math.log(rank / r1) / math.log(r2 / r1)
            return math.exp(math.log(s1) + at * (math.log(s2) - math.log(s1)))
    return curve[-1][1]


def _shared_words() -> _Words:
    """Two of three of the commonest are in the table that linking ships, the others unknown to it."""
    drawn = _Words.of(_SHARED_WORDS, "")
    known = iter(common_words())
    words = [word if n % 3 == 2 else next(known, word) for n, word in enumerate(drawn.words)]
    return _Words(tuple(words), drawn.weights)


def _word(prefix: str, number: int) -> str:
    """An invented word for each number; it ends in a vowel, so that it is its own stem."""
    parts = []
    number += len(_SYLLABLES)
    while number:
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return prefix + "".join(parts)


def _tell(story: _Story, shared: _Words, predicates: _Words) -> list[_Told]:
    """What one document tells: new things, things told before, and at times a passage of an earlier one."""
    random = story.random
    number = max(1, min(300, round(random.lognormvariate(math.log(37), 0.75))))
    chance = random.random()
    if story.documents and chance < 0.1:
        source = random.choice(story.documents[-30:])
        begin = random.randrange(len(source))
        passage = source if chance < 0.016 else source[begin : begin + random.randint(2, 8)]
    else:
        passage = []
    told = [_one(story, shared, predicates) for _ in range(max(0, number - len(passage)))]
    place = random.randrange(len(told) + 1)
    story.told += told
    return [*told[:place], *passage, *told[place:]]


def _one(story: _Story, shared: _Words, predicates: _Words) -> _Told:
    random = story.random
    if story.documents and story.told and random.random() < 0.09:
        old = random.choice(story.told[-600:])
        if random.random() < 0.5:
            return old
        words = list(old.words)
        for _ in range(max(1, len(words) // 6)):
            words[random.randrange(len(words))] = shared.draw(random, 1)[0]
        return _Told(tuple(words), old.predicate, old.modality, old.act, old.negated, old.window, old.number)
    length = max(2, min(60, round(random.lognormvariate(math.log(8), 0.65))))
    own = sum(random.random() < 0.25 for _ in range(length))
    words = [*story.own.draw(random, own), *shared.draw(random, length - own)]
    random.shuffle(words)
    window = None
    if random.random() < 0.11:
        start = story.begins + timedelta(days=random.randrange(400))
        window = TimeWindow(start, start + timedelta(days=random.choice((0, 0, 6, 30, 180))))
    return _Told(
        words=tuple(words),
        predicate=predicates.draw(random, 1)[0],
        modality=random.choices(list(_MODALITIES), list(_MODALITIES.values()))[0],
        act=random.choices(list(_ACTS), list(_ACTS.values()))[0],
        negated=random.random() < 0.08,
        window=window,
        number=random.choice((2, 3, 5, 10, 12, 30, 100)) if random.random() < 0.09 else None,
    )


def _written(story: _Story, name: str, told: Sequence[_Told]) -> tuple[Document, Reading]:
    random = story.random
    outlet = random.randrange(_OUTLETS)
    topic = tuple(sorted({*story.own.words[:4], *story.own.draw(random, 9)}))
    context = tuple(dict.fromkeys([*story.own.draw(random, 30)]))[:13]
    context = (*context, *(f"to{w}" for w in random.sample(_SYLLABLES, 3)))
    sentences: list[str] = []
    statements: list[Statement] = []
    events: list[EventMention] = []
    offset = 0
    if random.random() < 1 / 12:
        words = tuple(_word("do", outlet * 9 + n) for n in range(6))
        told = [*told, _Told(words, "gezaka", Modality.ASSERTS, None, False, None, None)]
    for one in told:
        statement = _statement(name, offset, one, topic, _source(random, story, outlet))
        statements.append(statement)
        events += _events(random, statement, one, context)
        sentences.append(statement.quote)
        offset += len(statement.quote) + 1
    text = " ".join(sentences)
    digest = sha256_hex(text)
    day = story.begins + timedelta(days=len(story.documents) // 4)
    document = Document(name, text, digest, digest, "made", None, f"Outlet {outlet}", None, day.isoformat())
    reading = Reading(name, digest, "made", events=tuple(events), statements=tuple(statements))
    return document, reading


def _source(random: Random, story: _Story, outlet: int) -> Source:
    if random.random() < 0.4:
        return Source(random.choice(story.own.words[:40]).title(), SourceKind.PERSON, Anonymity.NAMED)
    return Source(f"Outlet {outlet}", SourceKind.OUTLET, Anonymity.UNATTRIBUTED)


def _statement(name: str, start: int, told: _Told, topic: tuple[str, ...], source: Source) -> Statement:
    words = told.words
    subject = " ".join(words[: 1 + len(words) // 8])
    rest = words[1 + len(words) // 8 :]
    thing = " ".join(rest[: len(words) // 5])
    begins = start + len(subject) + 1
    quote = f"{' '.join(words)}." if told.number is None else f"{' '.join(words)} {told.number}."
    end = start + len(quote)
    quantity = Quantity(
        str(told.number), end - 2, end - 1, told.number, told.number, told.number, None, words[-1]
    )
    return Statement(
        id=content_id("s", name, start, end),
        document=name,
        start=start,
        end=end,
        quote=quote,
        spans=((start, end),),
        sources=(source,),
        read_by="made",
        language="en",
        modality=told.modality,
        polarity=Polarity.NEGATED if told.negated else Polarity.AFFIRMED,
        window=told.window,
        subject=Mention(subject, start, start + len(subject)) if len(words) > 3 else None,
        predicate=Predicate(told.predicate, start, start + 1),
        object=Mention(thing, begins, begins + len(thing)) if thing else None,
        quantities=() if told.number is None else (quantity,),
        actor=subject if told.act is not None else None,
        act=told.act,
        topic=topic,
        # As in news: of a sixth of what has an act the reader holds it likely that an undertaking is told of.
        confidence=Confidence(act=0.9 if end % 6 == 0 else 0.2),
    )


def _events(
    random: Random, statement: Statement, told: _Told, context: tuple[str, ...]
) -> Iterator[EventMention]:
    for place, lemma in enumerate((told.predicate, *told.words[:2])):
        start = statement.start + place
        arguments = tuple(random.sample(told.words, min(len(told.words), random.choice((0, 1, 1, 2, 3)))))
        yield EventMention(
            content_id("e", statement.id, place), start, start + 1, lemma, lemma, 3.0, statement.window,
            arguments=arguments, context=context,
        )  # fmt: skip

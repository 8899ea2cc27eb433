"""What one document says: attributions, event mentions, and statements with their chain of sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records.documents import Issue
from onrecord.records.reviews import Review
from onrecord.records.spans import EvidenceSpan, Mention, Predicate
from onrecord.records.times import TimeExpression, TimeWindow
from onrecord.records.vocabulary import (
    Act,
    Anonymity,
    Modality,
    PlaceKind,
    Polarity,
    Section,
    SourceKind,
    Stance,
)

__all__ = [
    "Attribution",
    "Candidates",
    "Confidence",
    "EventMention",
    "Extents",
    "Medium",
    "Party",
    "Place",
    "Quantity",
    "Reading",
    "Source",
    "Statement",
    "Terms",
]

Extents = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Medium:
    """The occasion or channel that a source used ("a televised meeting"); no source itself."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain. ``name`` is the document's fullest form without title or office, or None.

    ``acts_for`` is the state or body that the text says the source holds office for.
    """

    name: str | None
    kind: SourceKind
    anonymity: Anonymity
    mention: EvidenceSpan | None = None
    cue: EvidenceSpan | None = None
    medium: Medium | None = None
    party: str | None = None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source-cue-content triple; each part a tuple of (start, end) extents, ``source`` may be empty."""

    source: Extents
    cue: Extents
    content: Extents


@dataclass(frozen=True, slots=True)
class EventMention:
    """A word that reports an event. ``factuality`` runs from -3 (certainly not) to +3 (certainly).

    ``arguments`` and ``context`` are the normal forms that linking compares: head words around the
    mention, and the telling words of its document.
    """

    id: str
    start: int
    end: int
    quote: str
    lemma: str
    factuality: float
    window: TimeWindow | None = None
    given: bool = False
    arguments: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a statement; coordinates only for countries, regions and populated places."""

    text: str
    start: int
    end: int
    name: str | None
    kind: PlaceKind
    id: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts: ``of`` is the counted noun, ``unit`` the unit of measure or currency."""

    text: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """Who is said to hold which role over what; ``proposed`` where it is not said to be so already."""

    holder: Mention | None
    role: str
    over: Mention | None
    proposed: bool


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the reader is of some fields, 0..1; None where there was nothing to decide.

    ``act`` is how likely the statement tells of an undertaking at all.
    """

    speaker: float | None = None
    window: float | None = None
    modality: float | None = None
    act: float | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was considered for a field left None."""

    speaker: tuple[str, ...] = ()
    window: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing asserted in one document, with its evidence and the chain of those who say so.

    ``spans`` are the extents of the words asserted, inside ``start``..``end``. ``clause`` is the shortest
    clause with its subject (what a commitment mention quotes). ``said`` is when it was uttered, ``window``
    the time it speaks of. ``sources`` runs from first speaker to outlet and is never empty. ``actor`` is who
    is to do it, or did it; ``act`` what the statement does to an undertaking, judged by its own words alone.
    ``factors`` are the things that the statement says the outcome depends on. ``topic`` holds the words of
    the parties and things that its document names most, so that "the deployment" can be told from another.
    ``bare_modality`` is that of the content without its cue (what is denied or demanded), ``actor_for`` the
    state or body that the actor acts for. ``review`` is what a person decided about it, if anybody did.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    spans: Extents
    sources: tuple[Source, ...]
    read_by: str
    language: str
    said: TimeWindow | None = None
    modality: Modality | None = None
    polarity: Polarity = Polarity.AFFIRMED
    condition: Mention | None = None
    window: TimeWindow | None = None
    window_text: str | None = None
    section: Section = Section.CONTEXT
    subject: Mention | None = None
    predicate: Predicate | None = None
    object: Mention | None = None
    counterpart: Mention | None = None
    stance: Stance | None = None
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: Confidence = field(default_factory=Confidence)
    candidates: Candidates = field(default_factory=Candidates)
    clause: tuple[int, int] | None = None
    actor: str | None = None
    act: Act | None = None
    terms: tuple[Terms, ...] = ()
    factors: tuple[Mention, ...] = ()
    heading: bool = False
    topic: tuple[str, ...] = ()
    bare_modality: Modality | None = None
    actor_for: str | None = None
    review: Review | None = None

    @property
    def first_source(self) -> Source:
        """The first speaker of the chain."""
        return self.sources[0]

    def _repr_html_(self) -> str:
        from onrecord.records.notebook import statement_html

        return statement_html(self)


@dataclass(frozen=True, slots=True)
class Party:
    """A person, body or state as one document names it; ``id`` is the same wherever the full name is."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader found in one document; a re-reading is a new record beside the old one."""

    document: str
    sha256_text: str
    read_by: str
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()

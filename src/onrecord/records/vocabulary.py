"""The closed vocabularies of the public interface, each an enum whose value is the word exports carry."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Act",
    "Anonymity",
    "ArrangementState",
    "BlockKind",
    "Bound",
    "ContradictionKind",
    "CopyKind",
    "GapQuestion",
    "Modality",
    "PlaceKind",
    "Polarity",
    "RevisionKind",
    "Section",
    "SourceKind",
    "Stance",
    "Status",
    "StatusRule",
    "TimexType",
]


class BlockKind(StrEnum):
    """What a stretch of a document's text is for."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class TimexType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Bound(StrEnum):
    """How words limit the window that they name ("by March", "not before 2027")."""

    IN = "in"
    BY = "by"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"
    AROUND = "around"


class SourceKind(StrEnum):
    """What sort of speaker a source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    GROUP = "group"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class Anonymity(StrEnum):
    """How far a source is identified by the text itself; nothing is ever added to it."""

    NAMED = "named"
    ROLE = "role"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class Modality(StrEnum):
    """How the first speaker puts the content."""

    DONE = "done"
    ONGOING = "ongoing"
    INTENDS = "intends"
    MAY = "may"
    DEMANDS = "demands"
    DENIES = "denies"
    ASSERTS = "asserts"
    JUDGES = "judges"


class Polarity(StrEnum):
    """Whether the content itself is affirmed or negated; "denies" does not change it."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Section(StrEnum):
    """The part of a dossier in which a statement is read."""

    ANNOUNCEMENT = "announcement"
    COMMITMENT = "commitment"
    ARRANGEMENT = "arrangement"
    CONCERN = "concern"
    EVENT = "event"
    CAPABILITY = "capability"
    CONSTRAINT = "constraint"
    REACTION = "reaction"
    JUDGEMENT = "judgement"
    IMPLICATION = "implication"
    OUTLOOK = "outlook"
    CONTEXT = "context"


class Stance(StrEnum):
    """A party's stance towards a claim or commitment; NO_CONTENT when only the reacting is reported."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONCERNED = "concerned"
    NEUTRAL = "neutral"
    NO_CONTENT = "no_content"


class PlaceKind(StrEnum):
    """Kinds of places; facilities, units and sites are OTHER and never carry coordinates."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    OTHER = "other"


class CopyKind(StrEnum):
    """How two documents come to share words."""

    REPUBLICATION = "republication"
    EXCERPT = "excerpt"
    SHARED_QUOTE = "shared_quote"
    TRANSLATION = "translation"


class ContradictionKind(StrEnum):
    """On which slot two statements disagree."""

    DENIAL = "denial"
    NUMBER = "number"
    DATE = "date"
    OUTCOME = "outcome"
    RESPONSIBILITY = "responsibility"
    TENSION = "tension"


class RevisionKind(StrEnum):
    """How a later statement stands to the earlier one that it changes."""

    REVISION = "revision"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Act(StrEnum):
    """What a mention does to a commitment."""

    UNDERTAKES = "undertakes"
    RESTATES = "restates"
    REVISES = "revises"
    CANCELS = "cancels"
    DENIES = "denies"
    REPORTS_DONE = "reports_done"
    REPORTS_NOT_DONE = "reports_not_done"


class Status(StrEnum):
    """Where a commitment stands on a day, from the evidence visible on that day alone."""

    OPEN = "open"
    REVISED = "revised"
    CLAIMED_MET = "claimed_met"
    MET = "met"
    LATE = "late"
    ABANDONED = "abandoned"
    DENIED = "denied"
    UNKNOWN_OVERDUE = "unknown_overdue"


class StatusRule(StrEnum):
    """The rule that gave a commitment its status on a day."""

    UNDERTAKEN = "undertaken"
    NEW_WINDOW = "new_window"
    DONE_BY_OWN_SIDE = "done_by_own_side"
    DONE_BY_OTHERS = "done_by_others"
    NOT_DONE_IN_WINDOW = "not_done_in_window"
    CANCELLED = "cancelled"
    DENIED_BY_OWN_SIDE = "denied_by_own_side"
    WINDOW_PASSED = "window_passed"
    RULING = "ruling"
    RULING_WITHDRAWN = "ruling_withdrawn"


class ArrangementState(StrEnum):
    """Whether an arrangement is proposed, in force, ended, or not said to be any of these."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    UNKNOWN = "unknown"


class GapQuestion(StrEnum):
    """The question that the reporting leaves open."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    BY_WHOM = "by_whom"
    WHICH = "which"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"

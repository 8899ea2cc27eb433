"""Keeps records and gives them back as they were known on any day; it decides nothing."""

from onrecord.ledger.opening import open_ledger
from onrecord.ledger.pairs import PairItem, PairRules
from onrecord.ledger.search import Hit
from onrecord.ledger.store import Appended, Ledger
from onrecord.ledger.versions import StoredDocument
from onrecord.ledger.viewing import Scope, View

__all__ = [
    "Appended",
    "Hit",
    "Ledger",
    "PairItem",
    "PairRules",
    "Scope",
    "StoredDocument",
    "View",
    "open_ledger",
]

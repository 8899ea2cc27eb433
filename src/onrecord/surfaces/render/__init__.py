"""Shows a dossier, a board or a statement to people: one page, Markdown, or the terminal."""

from onrecord.surfaces.render.blocks import Block, TableView
from onrecord.surfaces.render.briefing import brief_terminal
from onrecord.surfaces.render.calibration import calibration_svg
from onrecord.surfaces.render.card import statement_terminal
from onrecord.surfaces.render.compared import compared_terminal, origins_terminal
from onrecord.surfaces.render.competing import matrix_block
from onrecord.surfaces.render.explanation import explanation_terminal
from onrecord.surfaces.render.history import claim_terminal, commitment_terminal, quote_terminal
from onrecord.surfaces.render.judged import grades_terminal, proposal_terminal, scope_words
from onrecord.surfaces.render.judgements import (
    calibration_block,
    draft_block,
    number_words,
    question_block,
    scores_block,
)
from onrecord.surfaces.render.markdown import dossier_markdown
from onrecord.surfaces.render.page import PageLink, dossier_html
from onrecord.surfaces.render.sides import sides_terminal
from onrecord.surfaces.render.signs import sign_block
from onrecord.surfaces.render.site import SubjectLink, site_html
from onrecord.surfaces.render.terminal import block_terminal, board_terminal, dossier_terminal
from onrecord.surfaces.render.words import one_line

__all__ = [
    "Block",
    "PageLink",
    "SubjectLink",
    "TableView",
    "block_terminal",
    "board_terminal",
    "brief_terminal",
    "calibration_block",
    "calibration_svg",
    "claim_terminal",
    "commitment_terminal",
    "compared_terminal",
    "dossier_html",
    "dossier_markdown",
    "dossier_terminal",
    "draft_block",
    "explanation_terminal",
    "grades_terminal",
    "matrix_block",
    "number_words",
    "one_line",
    "origins_terminal",
    "proposal_terminal",
    "question_block",
    "quote_terminal",
    "scope_words",
    "scores_block",
    "sides_terminal",
    "sign_block",
    "site_html",
    "statement_terminal",
]

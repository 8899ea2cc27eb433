"""Web addresses of strangers: hostile ones never become links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["safe_url"]

_NOT_IN_URL = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f<>\"'`{}|\\^\ud800-\udfff\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)


def safe_url(url: str | None) -> str | None:
    """The URL where it is a plain web address, None where it must not become a link.

    >>> safe_url("javascript:alert(1)") is None
    True
    """
    if url is None or _NOT_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None

"""Publication dates: ISO 8601 as precise as given, never guessed."""

import pytest

from onrecord.intake.dates import BadDateError, iso_date, page_date


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-12-10", "2024-12-10"),
        ("20241210", "2024-12-10"),
        (" 2024-12-10T08:30 ", "2024-12-10T08:30"),
        ("2024-12-10 08:30:15", "2024-12-10T08:30:15"),
        ("2024-12-10T08:30:15.250+0300", "2024-12-10T08:30:15.250+0300"),
        ("2024-12-10t08:30z", "2024-12-10T08:30Z"),
        ("1850-01-31", "1850-01-31"),
    ],
)
def test_dates_keep_their_precision(given, kept):
    assert iso_date(given) == kept
    assert page_date(given) == kept


@pytest.mark.parametrize(
    ("given", "absurd"),
    [
        ("0000-00-00", True),
        ("0001-01-01", True),
        ("1399-12-31", True),
        ("9999-12-31", True),
        ("20240-01-01", True),
        ("2024-13-01", True),
        ("2024-02-30", True),
        ("2024-12-10T25:00", True),
        ("2024-12", False),
        ("2024", False),
        ("10.12.2024", False),
        ("yesterday", False),
        ("", False),
        ("٢٠٢٤-١٢-١٠", False),
        ("2024-12-10T", False),
        ("2024-12-10\n2024-12-11", False),
    ],
)
def test_other_dates_are_refused(given, absurd):
    with pytest.raises(BadDateError) as error:
        iso_date(given)
    assert error.value.absurd is absurd
    assert "\n" not in str(error.value)


def test_pages_may_also_write_dates_as_feeds_do():
    assert page_date("Tue, 10 Dec 2024 08:30:00 GMT") == "2024-12-10T08:30:00+00:00"
    with pytest.raises(BadDateError):
        page_date("32 Dec 2024 08:30")

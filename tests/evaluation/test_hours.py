import pytest

from evaluation.hours import came_through


@pytest.mark.parametrize(
    ("hour", "minute", "english"),
    [
        (20, 45, "The match starts at 8.45 p.m."),
        (20, 45, "The match starts at 8:45pm."),
        (20, 45, "The match starts at 20.45."),
        (9, 5, "The 09:05 train was cancelled."),
        (9, 5, "The 9.05 a.m. train was cancelled."),
        (18, 0, "The hearing begins at 6 p.m."),
        (12, 0, "The report came in at noon."),
        (0, 0, "The report came in at Midnight."),
        (12, 15, "The report came in at 12.15 p.m."),
        (0, 15, "The report came in at 12.15 a.m."),
    ],
)
def test_an_hour_that_the_english_has_comes_through(hour: int, minute: int, english: str) -> None:
    assert came_through(hour, minute, english)


@pytest.mark.parametrize(
    ("hour", "minute", "english"),
    [
        (20, 45, "The match starts at 9.45 p.m."),
        (20, 45, "The match starts at 8.45 a.m."),
        (20, 45, "The match starts at 8.45."),
        (8, 45, "The match starts at 8.45 p.m."),
        (18, 0, "The hearing begins at 5 p.m."),
        (12, 0, "The report came in at midnight."),
        (0, 15, "The report came in at 12.15 p.m."),
        (12, 15, "The report came in at noon."),
    ],
)
def test_another_hour_or_half_of_the_day_does_not(hour: int, minute: int, english: str) -> None:
    assert not came_through(hour, minute, english)

"""The check of the bars itself; the bars of every page are for test_every_page.py."""

from tests.browser.looks.bars import longer_or_shorter, not_of_the_whole, numbers


def test_a_bar_too_long_is_found() -> None:
    """13 % in 22 % of a track, and equally long bars of 23 and 34."""
    track = {"said": "Akademin 13\u00a0%", "value": "13\u00a0%", "parts": 22.0, "room": 100.0}
    assert not_of_the_whole([track])
    assert not not_of_the_whole([track | {"parts": 13.0}])
    bars = [{"said": "a", "value": "34", "parts": 300.0}, {"said": "b", "value": "23", "parts": 300.0}]
    assert longer_or_shorter(bars) == ["'b': 300 of 300 pixels"]
    assert longer_or_shorter([bars[0], bars[1] | {"parts": 203.0}]) == []
    assert numbers("1\u00a0234,5\u00a0mnkr 18\u00a0%") == [(1234.5e6, "mnkr"), (18.0, "%")]

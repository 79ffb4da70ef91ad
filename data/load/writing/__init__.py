"""Workbooks that go out: ours to fill in, and the copy that shows what is wrong at its cell."""

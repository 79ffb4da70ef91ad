"""What a monitor may read: how many, how long, how much. `pages/ui/server/watched.py` serves it on a separate port."""

from prometheus_client import Counter, Gauge, Histogram

# Bounds in seconds: the targets (0.1, 0.3, 1, 3) and what lies around them.
_BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
REQUESTS = Histogram(
    "follow_up_request_seconds", "Time to answer a request", ["route", "status"], buckets=_BOUNDS
)
REFUSED = Counter("follow_up_refused", "Requests and sockets refused, by reason", ["reason"])
PAGES = Histogram(
    "follow_up_page_seconds", "Time to make a page, waiting included", ["page"], buckets=_BOUNDS
)
WAITING = Gauge("follow_up_pages_waiting", "Pages that wait for their turn")
QUESTIONS = Histogram(
    "follow_up_question_seconds", "Time of questions asked of the database", ["question"], buckets=_BOUNDS
)
SESSIONS = Gauge("follow_up_sessions", "Open sockets of readers")
EXPORTS = Counter("follow_up_exports", "Files that were ordered, by how it ended", ["kind", "state"])

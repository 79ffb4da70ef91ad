"""The file to take along with the slider of the day: made in a minute or two, while the one without takes seconds."""

from pages.ui.files import takealong
from pages.ui.files.kinds import File, Order, Tell


def export(order: Order, tell: Tell) -> File:
    """The file of an order, whose slides run on every day."""
    return takealong.export(order, tell, dragged=True)

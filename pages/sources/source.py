"""What rests on this source?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import source as card

here = view.current("kalla")
found = query.rows("sources/card", here) if here["source_id"] else []  # an address that names no source
card.head(here, found)
for source in found:
    figure.show(here, card.uses(here, query.rows("sources/uses", here), source))

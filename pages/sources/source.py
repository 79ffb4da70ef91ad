"""What rests on this source?"""

from pages.ui import figure, query, view
from pages.ui.figures import sources

here = view.current("kalla")
found = query.rows("sources/card", here)
sources.head(here, found)
for source in found:
    figure.show(here, sources.uses(here, query.rows("sources/uses", here), source))

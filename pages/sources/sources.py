"""Can I trust it?"""

from pages.ui import controls, figure, query, view
from pages.ui.figures import sources
from pages.ui.sentences import sources as finding

here = view.current("data-och-kallor")
listed = query.rows("sources/list", here)
figure.heading(here, finding.title(here, listed), *finding.sentences(here, listed))
figure.show(here, sources.how_made(here))
figure.show(here, sources.registers(here, query.rows("sources/registers", here)))
figure.show(here, sources.coverage(here, query.rows("sources/coverage", here)))
figure.show(here, sources.left_out(here, query.rows("sources/left_out", here)))
figure.show(here, sources.contradictions(here, query.rows("sources/contradictions", here)))
figure.show(here, sources.corrected(here, query.rows("sources/corrections", here)))
figure.show(here, sources.gaps(here, query.rows("sources/gaps", here)))
controls.show(here, "text")
figure.show(here, sources.listed(here, listed))
figure.show(
    here, sources.datasets(here, query.rows("sources/marts", here), query.rows("sources/dictionary", here))
)
figure.show(here, sources.open_door(here))

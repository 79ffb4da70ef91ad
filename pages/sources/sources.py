"""Can I trust it?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import sources
from pages.ui.subjects.sentences import sources as finding

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
controls.show(here, "find")
figure.show(here, sources.listed(here, listed))
figure.show(
    here, sources.datasets(here, query.rows("sources/marts", here), query.rows("sources/dictionary", here))
)
figure.show(here, sources.open_door(here))

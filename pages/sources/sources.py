"""Can I trust it?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import datasets, sources
from pages.ui.subjects.sentences import sources as finding

here = view.current("data-och-kallor")
listed = query.rows("sources/list", here)
covered = query.rows("sources/coverage", here)
figure.heading(here, finding.title(here, listed, covered), *finding.sentences(here, listed))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, sources.coverage(here, covered))
    figure.show(here, sources.registers(here, query.rows("sources/registers", here)))
    figure.show(here, sources.corrected(here, query.rows("sources/corrections", here)))
    figure.show(here, sources.gaps(here, query.rows("sources/gaps", here)), columns=8)
    figure.show(here, sources.left_out(here, query.rows("sources/left_out", here)), columns=4)

if "list" in shown:
    controls.show(here, "find")
    figure.show(here, sources.listed(here, listed))
    marts, dictionary = query.rows("sources/marts", here), query.rows("sources/dictionary", here)
    figure.show(here, datasets.files(here, marts, dictionary))

if "method" in shown:
    figure.show(here, sources.how_made(here), columns=8)
    figure.show(here, datasets.open_door(here), columns=4)
    figure.show(here, sources.contradictions(here, query.rows("sources/contradictions", here)))

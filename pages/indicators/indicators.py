"""What does the money meet: how do the county and its areas stand and move, by what sources measure?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import indicators
from pages.ui.subjects.sentences import indicators as finding

here = view.current("indikatorer")
every, aimed = here.fixing(**indicators.EVERY), here.fixing(**indicators.EVERY | {"kind": "target"})
rows = query.rows("indicators/list", every)
figure.heading(here, finding.title(here, rows), *finding.sentences(here, rows))
shown = tabs.shown(here)

if "picture" in shown:
    values = query.rows("areas/indicators", every)
    figure.show(aimed, indicators.targets(aimed, query.rows("indicators/list", aimed), values))
    for asked, theme in indicators.themes(every, rows, values):
        figure.show(asked, theme, columns=4)

if "list" in shown:
    controls.show(here, "theme", "find")
    figure.show(here, indicators.listed(here, query.rows("indicators/list", here)))

if "method" in shown:
    figure.show(here, indicators.rules(here), columns=8)
    figure.show(here, indicators.marks(here, query.rows("indicators/marks", here)), columns=4)

"""By what rules is the strategy followed up, who reports what, and what is missing?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import monitoring, rules, sources
from pages.ui.subjects.sentences import monitoring as finding

here = view.current("sa-foljer-vi-upp")
requirements = query.rows("monitoring/requirements", here)
figure.heading(here, finding.title(here, requirements), *finding.sentences(here, requirements))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, monitoring.process(here, query.rows("monitoring/process", here)))
    figure.show(here, monitoring.requirements(here, requirements))

if "list" in shown:
    figure.show(here, monitoring.cycle(here, query.rows("monitoring/cycle", here)))
    figure.show(here, sources.registers(here, query.rows("sources/registers", here)))

if "method" in shown:
    figure.show(here, rules.of_milestones(here))
    figure.show(here, monitoring.methods(here, query.rows("monitoring/methods", here)))
    figure.show(here, monitoring.purposes(here, query.rows("monitoring/purposes", here)))

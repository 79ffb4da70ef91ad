"""How is it going?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import attention, milestones, money, projects
from pages.ui.subjects.sentences import overview as finding

here = view.current("")
head = query.row("overview/headline", here)
total = query.row("funding/total", here)
figure.heading(here, finding.title(here, head), *finding.sentences(here, head, total))
money.tiles(here, head)

years = query.rows("funding/per_year", here, by="total")
figure.show(here, money.per_year(here, years, [total], total, by="total"))

areas = query.rows("projects/by_area", here, area_mode="whole")
states = {state: head[f"projects_{state}"] for state in projects.STATES}
figure.show(here, projects.by_area(here, areas, "whole", states), columns=6)

statuses = query.rows("milestones/by_status", here, by="level")
figure.show(here, milestones.by_level(here, statuses), columns=6)

figure.show(here, attention.items(here, query.rows("overview/attention", here)))

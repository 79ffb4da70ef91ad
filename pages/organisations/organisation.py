"""What does this organisation do, with whom, and with what money?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import organisation

here = view.current("organisation")
found = query.rows("organisations/card", here)
organisation.head(here, found)
for body in found:
    figure.show(here, organisation.money(here, query.rows("organisations/card_money", here), body), columns=8)
    organisation.facts(here, body)
    figure.show(here, organisation.milestones(here, query.rows("organisations/card_milestones", here)))
    projects = query.rows("organisations/card_projects", here)
    figure.show(here, organisation.projects(here, projects, body), columns=8)
    figure.show(here, organisation.partners(here, query.rows("organisations/card_partners", here)), columns=4)

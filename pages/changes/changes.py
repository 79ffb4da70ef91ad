"""What has changed between two days?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import changes, corrections, notes
from pages.ui.subjects.sentences import changes as finding

here = view.current("sedan-sist")
between = here.fixing(since=here.since)
summary = query.row("changes/summary", between)
last = changes.last(here, summary)
figure.heading(here, finding.title(here, summary), *finding.sentences(here, summary, last))
changes.latest(here, summary)
controls.show(here, "since")
shown = tabs.shown(here)
listed = []

if "picture" in shown and finding.has_changed(summary):
    changes.tiles(here, summary)
    listed.append(changes.things(between, query.rows("changes/told", between)))
    listed.append(corrections.between_days(between, query.rows("changes/corrections", between)))

if "list" in shown:
    listed += [
        changes.by_area(between, query.rows("changes/by_area", between)),
        changes.money(between, query.rows("changes/money", between)),
        changes.projects(between, query.rows("changes/projects", between)),
        changes.milestones(between, query.rows("changes/milestones", between)),
    ]

for one in filter(changes.has_rows, listed):
    figure.show(between, one)

if "method" in shown:
    changes.summary_to_paste(here, [finding.title(here, summary), *finding.sentences(here, summary, last)])
    controls.show(here, "earlier", key="editions")
    compared = here.fixing(earlier=here.earlier)
    figure.show(compared, corrections.between_editions(compared, query.rows("changes/editions", compared)))
    noted = notes.listed(between, query.rows("changes/notes", between), "changes/notes")
    if changes.has_rows(noted):
        figure.show(between, noted)

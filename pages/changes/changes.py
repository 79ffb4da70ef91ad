"""What has changed between two days?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import changes, corrections, notes
from pages.ui.subjects.sentences import changes as finding

here = view.current("sedan-sist")
since = {"since": here.since}
told = query.row("changes/summary", here, **since)
last = changes.last(here, told)
figure.heading(here, finding.title(here, told), *finding.sentences(here, told, last))
changes.latest(here, told)
controls.show(here, "since")
shown = tabs.shown(here)
listed = []

if "picture" in shown and finding.has_changed(told):
    changes.tiles(here, told)
    listed.append(changes.told(here, query.rows("changes/told", here, **since)))
    listed.append(corrections.between_days(here, query.rows("changes/corrections", here, **since)))

if "list" in shown:
    listed += [
        changes.by_area(here, query.rows("changes/by_area", here, **since)),
        changes.money(here, query.rows("changes/money", here, **since)),
        changes.projects(here, query.rows("changes/projects", here, **since)),
        changes.milestones(here, query.rows("changes/milestones", here, **since)),
        notes.listed(here, query.rows("changes/notes", here, **since), "changes/notes", **since),
    ]

if "method" in shown:
    changes.summary_to_paste(here, [finding.title(here, told), *finding.sentences(here, told, last)])
    controls.show(here, "earlier", key="editions")
    editions = query.rows("changes/editions", here, earlier=here.earlier)
    figure.show(here, corrections.between_editions(here, editions))

for one in filter(changes.is_told, listed):
    figure.show(here, one)

"""What has changed between two days?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import changes, corrections, notes
from pages.ui.subjects.sentences import changes as finding

here = view.current("sedan-sist")
told = query.row("changes/summary", here, since=here.since)
last = changes.last(here, told)
figure.heading(here, finding.title(here, told), *finding.sentences(here, told, last))
changes.latest(here, told)
controls.show(here, "since", "earlier")

changes.summary_to_paste(here, [finding.title(here, told), *finding.sentences(here, told, last)])
shown = [
    changes.by_area(here, query.rows("changes/by_area", here, since=here.since)),
    changes.money(here, query.rows("changes/money", here, since=here.since)),
    changes.projects(here, query.rows("changes/projects", here, since=here.since)),
    changes.milestones(here, query.rows("changes/milestones", here, since=here.since)),
    corrections.between_days(here, query.rows("changes/corrections", here, since=here.since)),
    corrections.between_editions(here, query.rows("changes/editions", here, earlier=here.earlier)),
    notes.listed(
        here, query.rows("changes/notes", here, since=here.since), "changes/notes", since=here.since
    ),
]
for one in filter(changes.is_told, shown):
    figure.show(here, one)

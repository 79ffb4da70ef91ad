"""What has changed between two days?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import changes, corrections, notes
from pages.ui.subjects.sentences import changes as finding

here = view.current("sedan-sist")
told = query.row("changes/summary", here, since=here.since)
figure.heading(here, finding.title(here, told), *finding.sentences(here, told))
changes.latest(here, told)
controls.show(here, "since")

changes.summary_to_paste(here, [finding.title(here, told), *finding.sentences(here, told)])
figure.show(here, changes.money(here, query.rows("changes/money", here, since=here.since)))
figure.show(here, changes.projects(here, query.rows("changes/projects", here, since=here.since)))
figure.show(here, changes.milestones(here, query.rows("changes/milestones", here, since=here.since)))
figure.show(here, corrections.between_days(here, query.rows("changes/corrections", here, since=here.since)))
controls.show(here, "earlier", key="editions")
figure.show(
    here, corrections.between_editions(here, query.rows("changes/editions", here, earlier=here.earlier))
)
noted = query.rows("changes/notes", here, since=here.since)
figure.show(here, notes.listed(here, noted, "changes/notes", since=here.since))

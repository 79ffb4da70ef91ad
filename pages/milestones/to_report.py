"""What waits for somebody's report?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import to_report
from pages.ui.subjects.sentences import to_report as finding

here = view.current("att-rapportera")
owners = query.rows("milestones/to_report_by_owner", here)
rows = query.rows("milestones/to_report", here)
figure.heading(here, finding.title(here, owners), *finding.sentences(here, owners))
to_report.take_along(here, owners, finding.mail(here, owners, rows))
if not here["org_id"]:
    figure.show(here, to_report.by_owner(here, owners))
figure.show(here, to_report.listed(here, owners, rows))

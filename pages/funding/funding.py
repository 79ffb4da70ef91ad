"""Where does the money come from, and when?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import claims, funding, funding_groups, left_out
from pages.ui.subjects.sentences import funding as finding

here = view.current("finansiering")
total = query.row("funding/total", here)
reach = query.rows("funding/reach", here)
parts = query.rows("funding/strategy_and_areas", here)
paid_by = here.fixing(by=funding_groups.payers(here))
payers = query.rows("funding/by_group", paid_by)
figure.heading(
    here,
    finding.title(here, total, parts),
    *finding.sentences(here, total, payers),
    small=finding.reach(here, reach),
)
controls.show(
    here,
    "shape",
    "measure",
    "location",
    "by",
    "time_mode",
    "area_mode",
    "price_year",
    "currency",
)

figure.show(here, funding.columns(here, parts, total, reach), columns=8)
places = query.rows("funding/by_location", here)
figure.show(paid_by, funding_groups.by_group(paid_by, payers, places, total), columns=4)

question = "funding/cumulative" if here["shape"] == "cumulative" else "funding/per_year"
groups = query.rows("funding/by_group", here)
part = query.rows("funding/by_group", here.fixing(location="part"))
figure.show(here, funding_groups.per_year(here, query.rows(question, here), groups, part, total, reach))
figure.show(here, claims.beside_sums(here, query.rows("funding/claims", here)), columns=6)
figure.show(here, left_out.summary(here, query.rows("funding/left_out_summary", here)), columns=6)

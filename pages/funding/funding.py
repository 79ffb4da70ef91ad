"""Where does the money come from, and when?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import claims, left_out, money
from pages.ui.subjects.sentences import funding as finding

here = view.current("finansiering")
total = query.row("funding/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
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

question = "funding/cumulative" if here["shape"] == "cumulative" else "funding/per_year"
groups = query.rows("funding/by_group", here)
figure.show(here, money.per_year(here, query.rows(question, here), groups, total, by=here["by"]))
figure.show(here, money.by_group(here, groups, total))
figure.show(here, money.by_location(here, query.rows("funding/by_location", here)))
figure.show(here, claims.beside_sums(here, query.rows("funding/claims", here)))
figure.show(here, left_out.summary(here, query.rows("funding/left_out_summary", here)))

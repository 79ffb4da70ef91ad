"""Which rows make this figure?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.subjects.figures import notes, opened

here = view.current("rader")
rows = opened.asked(here)
figure.heading(here, opened.title(here, rows), *opened.sentences(here, rows))
opened.report(here, rows)
if here["milestone_id"]:
    opened.plan(here)
figure.show(here, opened.rows(here, rows))
for left_out in opened.left_out(here):
    figure.show(here, left_out)
for noted in notes.of(here) if here["milestone_id"] else ():
    figure.show(here, noted)

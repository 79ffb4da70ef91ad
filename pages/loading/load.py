"""How do my rows get into the follow-up?"""

from pages.ui.address import view
from pages.ui.editing import door, journal, loading, our_workbook
from pages.ui.figure import figure

here = view.current("lagg-in")
figure.heading(here, here.words("page.lagg-in.title"), here.words("loading.lead"))
if door.is_open(here):
    loading.form(here, our_workbook.form, journal.form)

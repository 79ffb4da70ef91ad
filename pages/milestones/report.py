"""What has happened to this milestone?"""

from pages.ui.address import view
from pages.ui.editing import door, reporting

here = view.current("rapportera")
found = reporting.found(here)
reporting.head(here, found)
if found and door.is_open(here):
    reporting.form(here, found[0])

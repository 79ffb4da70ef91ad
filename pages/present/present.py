"""What do I show the room, and in which order?"""

from pages.ui.address import view
from pages.ui.figure import figure, slides
from pages.ui.files import day_table, presenting
from pages.ui.subjects.sentences import present as finding

here = view.current("presentera")
if here["slide"]:
    presenting.stage(here, slides.of(here), day_table.slider(here))
else:
    shown = slides.shown(slides.of(here))
    figure.heading(here, finding.title(here, shown), *finding.sentences(here, shown))
    presenting.listing(here, shown)

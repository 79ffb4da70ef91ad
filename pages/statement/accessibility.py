"""How accessible is the dashboard, and how does one report what is not?"""

from pages.ui.address import view
from pages.ui.subjects.figures import statement

here = view.current("tillganglighet")
statement.head(here)
statement.parts(here)

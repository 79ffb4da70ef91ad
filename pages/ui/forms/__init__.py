"""Forms: what figures draw. Each is one file with its values and its drawings; a new one gets one line here."""

from pages.ui.forms.answers import Answers
from pages.ui.forms.area_years import AreaYears
from pages.ui.forms.bars import Bars
from pages.ui.forms.beside import YearsBeside
from pages.ui.forms.circles import Circles
from pages.ui.forms.compare import Compare
from pages.ui.forms.events import Events
from pages.ui.forms.flow import Flow
from pages.ui.forms.folded import Folded
from pages.ui.forms.form import Form
from pages.ui.forms.keys import Keys
from pages.ui.forms.lanes import Lanes
from pages.ui.forms.list_table import ListTable
from pages.ui.forms.listing import Listing
from pages.ui.forms.matrix import Matrix
from pages.ui.forms.measures import Measures
from pages.ui.forms.pairs import Pairs
from pages.ui.forms.ribbon import Ribbon
from pages.ui.forms.sentences import Sentences
from pages.ui.forms.stacks import YearStacks
from pages.ui.forms.status_lanes import StatusLanes
from pages.ui.forms.statuses import StatusMatrix
from pages.ui.forms.table import Table
from pages.ui.forms.tilemap import Tilemap
from pages.ui.forms.tiles import Tiles
from pages.ui.forms.timeline import TimeKeys, Timeline
from pages.ui.forms.tree import Tree

FORMS: tuple[type[Form], ...] = (
    Answers,
    AreaYears,
    Bars,
    Circles,
    Compare,
    Events,
    Flow,
    Folded,
    Keys,
    Lanes,
    ListTable,
    Listing,
    Matrix,
    Measures,
    Pairs,
    Ribbon,
    Sentences,
    StatusLanes,
    StatusMatrix,
    Table,
    Tilemap,
    Tiles,
    TimeKeys,
    Timeline,
    Tree,
    YearStacks,
    YearsBeside,
)

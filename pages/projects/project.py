"""What is known of this project?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import card, notes

here = view.current("projektkort")
found = query.rows("projects/card", here)
card.head(here, found)
if found:
    amounts = query.rows("projects/card_money", here)
    figure.show(here, card.money(here, amounts), columns=8)
    card.facts(here, found[0], is_beside_two=not amounts)  # a card that says that there is no money is low
    figure.show(here, card.milestones(here, query.rows("projects/card_milestones", here)), columns=8)
    figure.show(here, card.areas(here, query.rows("projects/card_areas", here)), columns=4)
    figure.show(
        here, card.partners(here, query.rows("projects/card_partners", here)), columns=4 if amounts else 8
    )
    figure.show(
        here, card.sources(here, query.rows("projects/card_sources", here)), columns=8 if amounts else 12
    )
    for noted in notes.of(here):
        figure.show(here, noted)

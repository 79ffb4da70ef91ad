"""The main totals computed a second way: plain Python over data/facts/*.csv, no database, no marts.

Everything a comparison needs is in `plain`. The modules behind it: `dates` (spans), `facts` (the tables),
`selection` (what is asked), `lines` (areas, lines, strategies), `money`, `projects`, `milestones`.
"""

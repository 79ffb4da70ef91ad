"""How do the clusters stand: with which projects, money and milestones, in which phase, and how do firms judge them?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import cluster_mapping, clusters
from pages.ui.subjects.sentences import clusters as finding

here = view.current("kluster")
every = here.fixing(**clusters.EVERY)
bodies = query.rows("organisations/list", every)
mapped = {key: query.rows(f"clusters/{key}", here) for key in ("phases", "criteria", "survey")}
figure.heading(here, finding.title(here, bodies), *finding.sentences(here, bodies, mapped))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(every, clusters.granted(every, bodies))
    for found in (
        cluster_mapping.phases(here, mapped["phases"]),
        cluster_mapping.criteria(here, mapped["criteria"]),
        cluster_mapping.survey(here, mapped["survey"]),
    ):
        figure.show(here, found, columns=figure.WHOLE if found.rows else 4)

if "list" in shown:
    figure.show(every, clusters.listed(every, bodies))
    figure.show(here, clusters.numbers(here, query.rows("clusters/numbers", here)))

if "method" in shown:
    figure.show(here, cluster_mapping.rules(here))
    fixed = here.fixing(method="clusters")
    figure.show(fixed, cluster_mapping.method(fixed, query.rows("monitoring/methods", fixed)))

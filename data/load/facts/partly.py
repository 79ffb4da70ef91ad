"""What can be checked of a delivery in which some cells cannot be read, so that a person need not correct it twice."""

from collections.abc import Sequence

from data.load.base.findings import Finding
from data.load.base.records import Delivery, Place

LEFT_OUT = {"row_width", "project_missing", "milestone_missing", "row_twice"}  # of these rows nothing is kept
OF_OTHERS = "reference_"  # begins the codes of what may only be missing because its own row was left out


class Unread:
    """The cells and rows that could not be read."""

    def __init__(self, delivery: Delivery) -> None:
        """Looks at the problems; the records must still be there."""
        read = {record.place for record in delivery.records}
        fatal = [problem for problem in delivery.problems if problem.fatal]
        self._columns: dict[Place, set[str]] = {}
        for problem in fatal:
            if problem.place:
                self._columns.setdefault(problem.place, set()).add(problem.column)
        self.is_some = bool(fatal)
        self.has_left_out = bool(self._columns.keys() - read)
        # A question about a whole column or file (its unit, say) would come back as a fault of each of its rows.
        self.can_be_checked = bool(read) and all(
            problem.place and (problem.place in read or problem.code in LEFT_OUT) for problem in fatal
        )

    def without(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that would be there with every cell read as well."""
        return [finding for finding in findings if not self._may_follow(finding)]

    def _may_follow(self, finding: Finding) -> bool:
        """Whether a finding may only be there because something was not read."""
        if self.has_left_out and finding.code.startswith(OF_OTHERS):
            return True
        columns = self._columns.get(finding.place) if finding.place else None
        return columns is not None and (not finding.value or finding.column in columns)

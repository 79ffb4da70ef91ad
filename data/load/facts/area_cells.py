"""What the cells of a list say of the areas of its projects, once a person has answered what they mean."""

from collections import Counter

from data.load.base.records import LIST, Delivery, Record
from data.load.facts.settled import Choices, Settled

AREA = "project_areas.area_id"
NO_AREA = "new_name:areas/"  # begins what is confirmed of a name that is no area


def without_no_areas(delivery: Delivery, choices: Choices, result: Settled) -> None:
    """Takes out the names that are no area; what a row divided equally is divided among those that are left."""
    said = {code for code in choices.confirmed if code.startswith(NO_AREA)}
    if not said:
        return
    gone = [record for record in delivery.records if _code(record) in said]
    fewer = {record.values["project_id"] for record in gone}
    taken = {record.key for record in gone}
    delivery.records[:] = [
        record for record in delivery.records if record.table != "project_areas" or record.key not in taken
    ]
    left = [
        record
        for record in delivery.records
        if record.table == "project_areas" and record.values["project_id"] in fewer
    ]
    counts = Counter(record.values["project_id"] for record in left)
    for record in left:
        count = counts[record.values["project_id"]]
        record.values["share"] = f"{1 / count:.4f}".rstrip("0").rstrip(".")
    result.confirmed.update(_code(record) for record in gone)


def _code(record: Record) -> str:
    return f"{NO_AREA}{record.values['area_id']}" if record.table == "project_areas" else ""


class AreaCells:
    """Which projects of a list have an empty cell in its column of areas."""

    def __init__(self, delivery: Delivery) -> None:
        """Looks at the records, which must still be there."""
        matches = delivery.mapping.matches if delivery.mapping and delivery.taken_for == LIST else ()
        self.heading = next((match.heading for match in matches if match.column == AREA), "")
        stated = (record for record in delivery.records if record.table == "project_areas")
        self._stated = {record.values["project_id"] for record in stated} if self.heading else set()

    def is_empty(self, project: Record) -> bool:
        """Whether the list has a column of areas and says nothing there of this project."""
        return bool(self.heading) and f"@{project.key}" not in self._stated

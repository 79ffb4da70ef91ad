"""The rules for cells, rows, tables and SQL files, and the faults of those that break them."""

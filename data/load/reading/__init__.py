"""From sheets to records: which source it is, how each column is read, and what its cells mean."""

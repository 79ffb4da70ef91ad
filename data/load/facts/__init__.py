"""From records to facts: names to ids, new rows from changed ones, corrections, reports and the journal."""

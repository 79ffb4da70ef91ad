"""What a cell, a row, a table and a SQL file must be, and what is wrong with those that are not."""

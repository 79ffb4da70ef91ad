"""From bytes to sheets: folders, zips, text, workbooks and JSON, and where the headings of a sheet stand."""

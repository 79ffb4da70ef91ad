"""What all of loading shares: records, findings, sentences, headings, limits."""

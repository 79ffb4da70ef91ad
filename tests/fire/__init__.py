"""The dashboard under fire: it answers right or refuses in a sentence, whatever happens to disk, process and clock."""

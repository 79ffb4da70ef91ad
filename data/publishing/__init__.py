"""Editions once they are built: published, opened, compared, corrected and gone back to."""

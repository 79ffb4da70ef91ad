"""Publishes editions, opens and compares them, checks corrections, and goes back to an earlier edition."""

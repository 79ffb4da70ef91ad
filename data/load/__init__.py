"""Reading what others send, and turning it into facts: the command `python -m data.load`."""

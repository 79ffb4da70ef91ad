"""What must hold of any page: each look is a function of a visit that fails by itself and leaves the page as it was.

A page is opened once for all of them (test_every_page.py), because opening one costs more than most looks.
"""

"""A plan as a workbook: its layout, what is read from it, and how it differs from the stored one.

Pure: no HTTP, no writing to the database. ``laporan.lembar`` writes the layout that is read here.
"""

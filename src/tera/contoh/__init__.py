"""The example agency that ``make demo`` loads, and content for agencies of any size.

Top layer: imports every app, and no app imports it. ``pengisi.fill`` writes a year and a half of
believable work for an agency that has people, units and superiors; ``demo.ensure_demo`` uses it
for Kabupaten Bungo, ``bench`` for agencies of 1,000 and 20,000 people.
"""

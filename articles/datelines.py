"""Datelines: the place, and the agency or the day, that news opens with.

*PARIJS (AFP) –* · *BRUSSEL -* · *DEN HAAG, 14 okt.* · *Kabul (AP) -*
"""

import re

# The places in capitals are a group of their own: an agency may name two, with a slash between.
DATELINE = re.compile(
    r"(?:(?P<places>[A-ZÀ-Þ][A-ZÀ-Þ' /-]+[A-ZÀ-Þ])(?: \([^)\n]{2,20}\))?"
    r"(?:, \d{1,2} [a-z]{3,9}\.?(?: [-–—])?| [-–—])|[A-ZÀ-Þ][\w' -]{2,20} \([A-Z/]{2,12}\) [-–—]) "
)

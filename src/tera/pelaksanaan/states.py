"""In which states of the plan progress may be reported.

Reporting does not wait for the approval: work starts before the superior has read the plan. A
draft or a returned plan is still being written, so its indicators may yet change. A plan of which a
version was agreed (``Skp.disepakati``) stays open while a change of it is on its way.
"""

from tera.perencanaan.states import StatusSkp

DAPAT_DILAPORKAN = frozenset({StatusSkp.DIAJUKAN, StatusSkp.DISETUJUI})

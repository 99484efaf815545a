"""A scratch folder for a benchmark that starts a database of its own."""

import atexit
import shutil
import tempfile


def scratch_folder(awalan: str) -> str:
    """A folder that goes when the process ends, after the database server in it has stopped.

    Call before the server is started: what is registered first is done last.
    """
    folder = tempfile.mkdtemp(prefix=awalan)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

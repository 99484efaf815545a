"""``python -m tera``."""

import sys

from tera.config.cli import main

sys.exit(main())

"""`python -m pytest`."""

import sys

from ._main import main

sys.path.insert(0, "")
sys.exit(main())

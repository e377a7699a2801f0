"""python -m graph.cli is vnplan."""

from __future__ import annotations

import sys

from graph.cli.main import main

sys.exit(main())

"""The runners are a package of their own, found from any working directory."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

"""What every test needs: windows are drawn in memory, no screen is asked for."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

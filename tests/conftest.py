"""What every test needs: windows are drawn in memory, and a slow machine is no reason to fail."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("onthaal", deadline=None)
settings.load_profile("onthaal")

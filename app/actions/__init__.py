"""The corridor: one file per deed. It alone opens several rooms."""

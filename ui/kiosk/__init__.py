"""The kiosk: one question per page, for newcomers."""

"""Windows only: what is shown, never what is known."""

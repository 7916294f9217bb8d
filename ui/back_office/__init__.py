"""Windows for the administrator: setting up an office, its people, its kiosks, its recovery sheet."""

"""The office's knowledge and records; nothing here imports Qt."""

"""The console twin, one file per deed: what a person can do at a window, without one."""

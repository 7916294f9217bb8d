"""Devices: what comes in from outside the program, such as scans. It knows no dossier and keeps nothing."""

"""The papers a newcomer carries home: plain content in, PDF bytes out, in every script."""

"""Widgets that know nothing of the office: a value in, a signal out, words by `retranslate`."""

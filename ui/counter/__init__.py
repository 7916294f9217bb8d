"""The counter: an assessor's window on inbox, dossiers, advice, offer and papers."""

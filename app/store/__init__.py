"""Store: what the office keeps. Importing this package loads nothing; import the file that you need.

The office folder (a kiosk loads this, `letterbox` and `envelope`, and nothing else of the store)
    card            `office.toml`: public settings and keys, signed by the office
    files, locks    files that are wholly there or not at all; marks that end with the process that holds them
    tomltext        the small TOML files of an office
Kiosk and counter
    letterbox       the kiosk's side: every answer becomes a sealed envelope before the next page
    envelope        one envelope: header, signature, sealed body
    inbox, taken    the counter's side: visits as they stand, what is wrong with them, taking each once
The vault
    vault           events of a dossier, journal, staff and secrets: `create`, `open_vault`, `Vault`
    lines           the values that a vault hands out: events, lines of lists, papers, journal
    answers, undone what the events of a dossier come to; an event may take others back
    papers, attachments, erasing    functions over a vault
    projections, lists, search      the lists made from the events, up to date when somebody reads them
    journal, ticks  the chain of who did what; ids in the order of time
    verifying, parts, beside        whether all of it is whole, by several processes for a large vault
    in_use, at_work who has the vault open, and which dossier
    database, schema, migrating, wal    SQLCipher below it, the steps of its shape, its write-ahead log
Who opens it
    staff, attempts `vault/staff.toml`: a pair of keys per person; the growing delay after wrong passphrases
    rekeying, generations           other keys for vault and office after somebody left
    kiosk_exit      the passphrase that ends a kiosk
What is kept, and for how long
    backup, backup_header, contents, last_good      backups, read again and compared
    after_restore   who stays erased or removed in a restored office
    retention       the periods of `retention.yaml`

The kinds of events, whose bodies the deeds in `app.actions` write: opened, visit_taken, named, identified, answered,
decided, course_chosen, no_offer, appointment_made, planned, qualified, language_chosen, interpreter_came,
interpreter_left, attached, described, paper_made, paper_sending, paper_sent, paper_not_sent, paper_taken_back,
paper_saved, paper_signed, paper_signed_back, exported, correction_asked, correction_answered, erasure_asked, closed,
undone. In a sealed envelope: started, language, answered, called_staff, finished, withdrawn.
"""

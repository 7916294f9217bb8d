"""Store: what the office keeps. Importing this package loads nothing heavy; import the part that you need.

card (what `office.toml` says; light)
    OfficeCard, KioskCard: public settings, signed by the office. read(folder) checks the signature.
files (light)
    write_durably(path, data): temp file, fsync, rename, fsync of the folder.
letterbox (light: what a kiosk needs; never imports the vault)
    Writer(folder, kiosk).begin(language, at) -> Visit(id, ticket)
    Writer.put(visit, body, at=...) -> sequence number, durable when it returns; body has a "kind":
        started {language, ticket}, answered {question, raw}, language {language}, finished {}, withdrawn {}
        (`raw` is a Plain value or {"state": "unknown" | "refused"}; a later answer replaces an earlier one)
    Writer.close(visit): the visit no longer runs. The end of the process does the same.
inbox (the counter's side)
    Reader(folder, card, vault).visits() -> list[VisitInbox]
        VisitInbox(kiosk, visit, ticket, language, answers, finished, running, withdrawn, taken, started_at, troubles)
        troubles: tuple[Flaw(key, envelope, details)]; keys gap, bad_signature, damaged, foreign, replayed, out_of_order
    Reader.take(visit, person=..., at=..., dossier=None, also=[(kind, body), ...]) -> dossier id
        one transaction: two takers cannot both; the `also` events are appended in the same transaction
        afterwards Vault.answers(dossier) holds the visit's answers
    Reader.erase(visit, person=..., at=..., reason=...): a withdrawn or overdue visit goes, with a journal line
vault
    create(folder, vault_key) / open_vault(folder, vault_key) -> Vault
    Vault.new_dossier(person=..., at=...) -> dossier id
    Vault.append(dossier, kind, body, person=..., at=...) -> event id; append_all(dossier, [(kind, body)], ...) -> ids
        kinds: answered {fact, raw, proof, by, question?, answer?}, decided {result, value, reason, document},
               named {name, ...} (who the newcomer is: no fact of the rulebook), chose_course {...},
               appointment {...}, visit_taken {...}, note {text}, paper_made {...},
               paper_sending | paper_sent | paper_not_sent | paper_taken_back {paper, queue, job?}, paper_saved {...}
    Vault.events(dossier) -> list[Event(id, dossier, person, at, kind, body)]
    Vault.facts_raw(dossier) -> {fact: {"value": raw, "proof": proof}} (or {"state": ...}), ready for facts.read_facts
    Vault.answers(dossier) -> {question: raw}: what came from the kiosk visit, then what staff answered
        both are read from the events of the dossier; `answers` does the same with events that one already has
    Vault.latest(dossier, kind) -> Event | None; Vault.decisions(dossier) -> {result: body}
    Vault.put_receipt(dossier, kind, {"paper": id, ...}, person=..., at=...): what became of a paper
    Vault.list_dossiers(asked, after, most) -> list[DossierLine], page by page; Vault.count_dossiers(asked, most)
        Asked(words=[[word, other reading], ...]) finds, Asked(person=...) is a staff member's own, Asked(by_name=True)
    Vault.born_on(day), Vault.meetings(day): of one day; Vault.living() -> ids of all dossiers that were not erased
        lists are brought up to date by whoever reads them; Vault.rebuild(tell) makes them anew;
        Vault.digest_of_lists() -> str
    Vault.write_journal(person=..., at=..., deed=..., subject=..., details={}); Vault.journal() -> list[JournalLine]
    Vault.verify(tell) -> list[str]: what is wrong, empty when all is well
papers, attachments, taken, erasing, verifying: functions over a vault
    papers.put(vault, dossier, kind=..., language=..., data=..., edition=..., person=..., at=..., drawn_from=...) -> id
    papers.read(vault, paper) -> bytes (digest checked); papers.listed(vault, dossier) -> list[PaperLine]
    erasing.erase(vault, folder, dossier, person=..., at=..., reason=...); erasing.is_erased(vault, dossier)
staff
    `vault/staff.toml`: one Argon2id wrap of the vault key per staff member, pseudonymous ids, no names in clear.
"""

"""The corridor: one file per deed. It alone opens several rooms, and carries values from one to the next.

The kiosk
    visit               one sitting: check an answer, seal it, say where the newcomer stands
    still_needed, asked, kiosk_ticket       which questions, in which words; the ticket at the end
A dossier at the counter
    inbox               visits that wait, and taking one into a dossier
    dossier, opened     search, open, answer, decide, choose, appoint; what a dossier comes to
    evidence, scans, qualifications, plan, nt2, no_offer, interpreter, corrections      parts of it, each with its deeds
    present, undo, habits, ahead    colleagues in it; taking back; how the counter was left; what is read early
    course_list, course_lines       the courses of the language centres
The advice
    law, advise         the law of an office, and the advice by it
    explain, deadlines, fact_words, topics  the advice for three readers, in words
    suppose, again      the advice on other facts or another day; the advice that a paper was made with
    editions, edition_trial, edition_words, signers, rulebook_coverage     editions of the rulebook
Papers
    paper_kinds         one table of every kind: what gathers it, what draws it
    papers, verify_paper, case_papers       keep, print, save; is it as it was made; papers of a case file
    contract, slip, bring, advice_paper, advice_lines, course_paper, exemption_paper, referral_paper, naric_paper,
    ticket_paper, house the content of each, and what every paper of an office carries
The office
    set_up, unlock, people, passphrases, recovery, rekey, kiosks, chosen     who may open it, its keys, its settings
    backup, vault, erase, export, retention      the record: copies, is it whole, what goes and what is handed over
    check               a look at everything the program stands on
    typed               what somebody types on one line, as a value
Made up: practice, practice_people, practice_traits, practice_facts, practice_tables, population/, report_2023/
"""

Feature: At the counter, after the first talk
  What was said is shown, decided otherwise, corrected, and goes on another day.

  Background:
    Given an office with two assessors, An and Bo
    And the visit of a newcomer who speaks Arabic

  Scenario: A diploma comes, and what was said is proven
    When An takes the visit
    And everything else of the case "w01" is known
    And An writes down a Flemish diploma as the newcomer says it
    Then the NT2 part is "vrijgesteld"
    And the NT2 line says "Zoals bewezen: open"
    When An drops the scan "diploma.pdf" and describes it as "Diploma of schoolattest", "origineel gezien"
    Then the NT2 part is "vrijgesteld"
    And the NT2 line does not say "Zoals bewezen"
    And the diploma counts as "original"

  Scenario: The assessor overrules, and a colleague sees why
    When An takes the visit
    And An decides that the MO part is "exempt" because "volgde MO in Luik"
    Then the MO line says "anders beslist door An Peeters"
    When Bo opens the same dossier
    Then Bo reads that An Peeters has it open too
    And Bo reads on the MO line "volgde MO in Luik"
    And Bo reads on the MO line "anders beslist door An Peeters"
    And Bo finds the decision in the history

  Scenario: A second appointment
    When An takes the visit
    And An makes an appointment at "Carnotstraat 110" about "Intake"
    And An makes the paper "Afspraakbriefje"
    And An makes an appointment at "Stadhuis, loket 3" about "Opvolging"
    Then the next appointment is at "Stadhuis, loket 3"
    And the first paper says "Achterhaald. Sindsdien veranderd: afspraak"
    When An makes the paper "Afspraakbriefje"
    Then the last paper does not say "Achterhaald"

  Scenario: A wrong birth date is corrected after the contract was made
    When An takes the visit
    And An makes the paper "Ontwerpcontract"
    And the newcomer says that the birth date is wrong
    And An types the birth date "15-3-1996"
    And An keeps the answer
    Then the birth date is "1996-03-15"
    And the history of the birth date has 2 answers
    And the first paper says "Achterhaald. Sindsdien veranderd: Geboortedatum"
    When An answers the request of the newcomer
    And An makes the paper "Ontwerpcontract"
    Then the last paper does not say "Achterhaald"
    And the first paper says "Achterhaald"

  Scenario: The vault locks in the middle of typing and nothing is lost
    When An takes the visit
    And An types the birth date "15-3-1996"
    And An writes the note "paspoort getoond"
    And nobody touches the counter until it locks
    Then nothing of the newcomer can be read
    When An gives the passphrase again
    Then the birth date that An typed still stands there, with the note "paspoort getoond"
    When An keeps the answer
    Then the birth date is "1996-03-15"

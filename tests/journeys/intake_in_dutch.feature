Feature: An intake in Dutch, from the language page to the printed contract
  A newcomer answers at the kiosk, an assessor goes on at the counter, and a paper comes out of the printer.

  Background:
    Given a practice office with a printer

  Scenario: A worker from Suriname leaves with a contract draft and a slip
    Given the kiosk is touched while it greets in "nl"
    Then the ticket number is on the screen
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    Then the page is not mirrored
    When the newcomer says
      | birth_date                  | 14 maart 1988          |
      | nationalities               | Suriname               |
      | register_municipality       | Antwerpen              |
      | register_municipality_since | 1 september 2026       |
      | stay_motive                 | Ik kwam om te werken   |
      | mother_tongue               | Nederlands             |
    And the newcomer does not know the rest
    Then the answers are shown to be checked, among them "14 maart 1988"
    When the newcomer sends the answers
    Then the last page shows the ticket number
    When the assessor unlocks the counter
    And the assessor takes the visit of that ticket
    And the assessor writes the name "Delano Wijdenbosch"
    Then the advice names "Atlas"
    When the assessor makes an appointment at "Carnotstraat 110, Antwerpen" about "Intake"
    And the assessor makes the paper "Ontwerpcontract"
    Then the preview shows a page that says "Inburgeringscontract"
    When the assessor prints it
    Then one paper comes out of the printer
    And it says "Delano Wijdenbosch"
    And it says "Ontwerp, geen beslissing"
    And the dossier holds the receipt
    When the assessor makes the paper "Afspraakbriefje"
    And the assessor prints it
    Then one paper comes out of the printer
    And it says "Carnotstraat 110"
    And no page of it lies in the clear on the disk

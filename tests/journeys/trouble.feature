Feature: When something is wrong, nothing is lost and somebody is told at the place

  Background:
    Given a practice office with a printer

  Scenario: The letterbox cannot be written
    Given the kiosk is touched while it greets in "nl"
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    And the letterbox can no longer be written
    And the newcomer fills in "14 maart 1997" and tries to go on
    Then the page asks to call staff, because the answer was not sent
    And "14 maart 1997" is still filled in
    When the letterbox can be written again
    And the newcomer goes on
    Then the next question is "nationalities"

  Scenario: A visit that is still running can be seen and not taken
    Given the kiosk is touched while it greets in "nl"
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    And the newcomer says
      | birth_date | 14 maart 1997 |
    And the assessor unlocks the counter
    And the assessor looks at the visit of that ticket
    Then the visit cannot be taken yet
    When the newcomer says
      | nationalities | Syrië |
    And the newcomer does not know the rest
    And the newcomer sends the answers and leaves
    And the assessor looks at the visit of that ticket
    And the assessor takes the visit
    Then a dossier is open

  Scenario: The printer is stopped, and a retry makes one copy
    Given the assessor unlocks the counter
    And the assessor opens a new dossier
    And the assessor writes the name "Amina Voorbeeld"
    When the assessor makes the paper "Ontwerpcontract"
    And the printer stops because "Papier op"
    And the assessor tries to print it
    Then the place of printing says "blijft in het dossier"
    And the place of printing says "Papier op"
    And nothing came out of the printer
    When the printer goes on
    And the assessor prints it
    Then one paper comes out of the printer
    And it says "Amina Voorbeeld"

  Scenario: A second copy is asked for, never made silently
    Given the assessor unlocks the counter
    And the assessor opens a new dossier
    When the assessor makes the paper "Ontwerpcontract"
    And the assessor prints it
    Then one paper comes out of the printer
    When the assessor asks to print it once more
    Then the place of printing says "Nog één afdrukken?"
    And one paper comes out of the printer
    When the assessor says "Nog een exemplaar afdrukken"
    Then 2 papers come out of the printer

Feature: An intake in Arabic, mirrored, from the language page to the printed contract

  Background:
    Given a practice office with a printer

  Scenario: A recognised refugee reads Arabic at the kiosk and on the contract
    Given the kiosk is touched while it greets in "ar"
    Then the ticket number is on the screen
    When the newcomer goes on from the privacy page and chooses "العربية"
    Then the page is mirrored
    When the newcomer says
      | birth_date                  | 14 مارس 1997        |
      | nationalities               | سوريا               |
      | register_municipality       | Antwerpen           |
      | register_municipality_since | 1 سبتمبر 2026       |
      | stay_motive                 | أنا لاجئ معترف به   |
      | mother_tongue               | العربية             |
    And the newcomer does not know the rest
    Then the answers are shown to be checked, among them "سوريا"
    When the newcomer sends the answers
    Then the last page shows the ticket number
    When the assessor unlocks the counter
    And the assessor takes the visit of that ticket
    And the assessor writes the name "فاطمة الأحمد", in Latin letters "Fatima Al-Ahmad"
    And the assessor chooses the course "MO-AR-114"
    And the assessor makes the paper "Ontwerpcontract"
    Then the preview shows a page that says "عقد"
    When the assessor prints it
    Then one paper comes out of the printer
    And it says "Inburgeringscontract"
    And it says "Fatima Al-Ahmad"
    And it says "MO-AR-114"
    And it says "عقد"
    And it says "المدني"
    And the dossier holds the receipt
    And nowhere on the machine stands in the clear
      | فاطمة       |
      | الأحمد      |
      | Fatima      |
      | Al-Ahmad    |
      | 1997-03-14  |
      | 14/03/1997  |
      | 14 maart 1997 |
      | %PDF        |

  Scenario: The language changes in the middle of a page and what was filled in stays
    Given the kiosk is touched while it greets in "ar"
    When the newcomer goes on from the privacy page and chooses "العربية"
    And the newcomer fills in "14 مارس 1997" and does not go on
    And the newcomer changes the language to "Nederlands"
    Then the page is not mirrored
    And "14 maart 1997" is still filled in

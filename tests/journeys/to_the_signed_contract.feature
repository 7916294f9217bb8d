Feature: From the kiosk to the signed contract
  A recognised refugee answers alone, the assessor asks what is still open, and both sign.

  Background:
    Given a practice office with a printer

  Scenario: The contract is signed in the first talk and comes back as a scan
    Given the kiosk is touched while it greets in "ar"
    When the newcomer goes on from the privacy page and chooses "العربية"
    And the newcomer says
      | birth_date                  | 14 مارس 1997        |
      | nationalities               | سوريا               |
      | register_municipality       | Antwerpen           |
      | register_municipality_since | 1 سبتمبر 2026       |
      | stay_motive                 | أنا لاجئ معترف به   |
      | mother_tongue               | العربية             |
    And the newcomer does not know the rest
    And the newcomer sends the answers and leaves
    And the assessor unlocks the counter
    And the assessor takes the visit of that ticket
    And the assessor writes the name "فاطمة الأحمد", in Latin letters "Fatima Al-Ahmad"
    And the assessor answers what is still asked, as in the case "w01"
    And the assessor chooses the course "MO-AR-114"
    And the assessor confirms the advice
    And the assessor makes the paper "Contract om te tekenen"
    And the assessor prints it
    Then one paper comes out of the printer
    And it says "Inburgeringscontract"
    And it says "MO-AR-114"
    And it does not say "Ontwerp, geen beslissing"
    When the signed copy is scanned and dropped on the evidence
    Then the evidence holds "getekend.pdf"
    When the assessor makes an appointment at "Carnotstraat 110, Antwerpen" about "Opvolging"
    And the assessor prints the slip with one press
    Then one paper comes out of the printer
    And it says "Carnotstraat 110"

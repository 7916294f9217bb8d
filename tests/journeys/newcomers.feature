Feature: A newcomer alone at the kiosk
  Nobody helps; each of them leaves with a number, and the office has what they said.

  Background:
    Given a practice office

  Scenario: A refugee who reads Tigrinya
    Given the kiosk is touched while it greets in "ti"
    When the newcomer goes on from the privacy page and chooses "ትግርኛ"
    And the newcomer says
      | birth_date    | 14 መጋቢት 1997 |
      | nationalities | ኤርትራ         |
    And the newcomer does not know the rest
    Then the answers are shown to be checked, among them "ኤርትራ"
    When the newcomer sends the answers
    Then the last page shows the ticket number

  Scenario: Somebody who cannot read at all, by ear and touch
    Given the kiosk is touched while it greets in "ar"
    When the newcomer listens
    Then "قبل أن تبدأ" is heard in "ar"
    When the newcomer goes on from the privacy page and chooses "العربية"
    Then "متى ولدت؟" is heard in "ar"
    When the newcomer does not know the rest
    And the newcomer sends the answers
    Then the ticket number is heard
    And the last page shows the ticket number

  Scenario: An Arabic reader goes back and changes an early answer
    Given the kiosk is touched while it greets in "ar"
    When the newcomer goes on from the privacy page and chooses "العربية"
    And the newcomer says
      | birth_date    | 14 مارس 1997 |
      | nationalities | سوريا        |
    And the newcomer goes back 2 times
    Then the next question is "birth_date"
    And "14 مارس 1997" is still filled in
    When the newcomer says
      | birth_date | 15 مارس 1997 |
    Then the next question is "nationalities"
    When the newcomer does not know the rest
    Then the answers are shown to be checked, among them "15 مارس 1997"

  Scenario: A citizen of the Union is done after few questions
    Given the kiosk is touched while it greets in "nl"
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    And the newcomer says
      | birth_date            | 14 maart 1988                      |
      | nationalities         | Frankrijk                          |
      | register_municipality | Antwerpen                          |
      | stay_motive           | Ik ben burger van de Europese Unie |
      | wants_programme       | Nee                                |
    Then the answers are shown to be checked, among them "Frankrijk"
    And at most 10 answers were asked

  Scenario: A blind person, by keyboard and speech
    Given the kiosk is touched while it greets in "nl"
    When the newcomer listens
    And by keys the newcomer presses "Verder"
    And by keys the newcomer presses "Nederlands"
    And by keys the newcomer presses "Ja"
    Then "Wanneer bent u geboren?" is heard in "nl"
    When by keys the newcomer answers "I do not know" to the end
    And by keys the newcomer presses "Mijn antwoorden versturen"
    Then the ticket number is heard
    And the last page shows the ticket number

  Scenario: The program crashes in the middle of a visit
    Given a kiosk that rests, and a newcomer whose visit will crash
    When the newcomer answers until the program crashes
    Then the resting page is clean and says that something went wrong
    And the counter has what was said until then, under the number of that visit
    And the next newcomer gets another number

  Scenario: A visit that is left alone leaves nothing on the screen
    Given the kiosk is touched while it greets in "nl"
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    And the newcomer says
      | birth_date | 14 maart 1997 |
    And the newcomer walks away
    Then the kiosk asks "Bent u er nog?"
    When nobody answers until the countdown ends
    Then nothing of the visit is left in the kiosk

  Scenario: The language changes on page seven
    Given the kiosk is touched while it greets in "nl"
    When the newcomer goes on from the privacy page and chooses "Nederlands"
    And the newcomer does not know the first 6 answers
    And the newcomer changes the language to "العربية"
    Then the page is mirrored
    And it is still page 7
    When the newcomer does not know the rest
    And the newcomer sends the answers
    Then the last page shows the ticket number

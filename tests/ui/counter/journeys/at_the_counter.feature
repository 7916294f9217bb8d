Feature: At the counter, with others at the table
  An assessor talks with a newcomer, an interpreter helps, a colleague works in the same dossier.

  Background:
    Given an office with two assessors, An and Bo
    And the visit of a newcomer who speaks Arabic

  Scenario: The newcomer touches an answer on the own screen
    When An takes the visit
    And An gives half of the screen to the newcomer
    And An asks "highest_schooling"
    Then the newcomer reads it in Arabic, from right to left
    When the newcomer touches the second answer
    Then An reads that it was touched there
    And nothing is kept yet
    When An keeps the answer
    Then the answer counts as said by the newcomer

  Scenario: An interview with an interpreter
    When An takes the visit
    And an interpreter comes
    And An asks "highest_schooling"
    Then the question has a number
    When An chooses the second answer and checks it back
    Then the sentence to say back ends with "Klopt dat?"
    When the interpreter leaves
    Then the dossier knows from when to when, and in which language

  Scenario: Two assessors, one dossier
    When An takes the visit
    And An types the birth date "1-1-1998"
    And Bo writes the birth date "1979-03-14"
    And An keeps the answer
    Then An reads that Bo answered meanwhile
    And the birth date is "1979-03-14"
    When An keeps the answer
    Then the birth date is "1998-01-01"
    And the history of the birth date has 3 answers

  Scenario: A person who is known already
    When An takes the visit
    And the same newcomer comes a second time
    And An looks at the second visit
    Then An reads that somebody born on the same day has a dossier
    When An takes it into the dossier that is there
    Then there is one dossier

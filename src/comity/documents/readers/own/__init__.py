"""Files of our own writers, whose markup says what every part of a paper is: told, not found."""

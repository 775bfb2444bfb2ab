"""The Dutch side: from bytes to sentences, names and who said what. Knows no English, no screen."""

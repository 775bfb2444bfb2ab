"""The English side: from sentences to sentences, offline. Knows no spaCy and no screen."""

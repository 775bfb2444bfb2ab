"""The screen: a Textual app over an article, its analysis and its translation."""

"""Ways for an article to leave without a screen: plain text and JSON."""

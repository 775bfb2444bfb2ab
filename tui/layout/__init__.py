"""Where text goes on the screen: pure functions and values, no widgets."""

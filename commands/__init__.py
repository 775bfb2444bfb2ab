"""The sub-commands: options, what is said, how it ends. Knows no articles; draws no screen."""

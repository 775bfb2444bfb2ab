"""Reports: every statement that an article attributes to somebody, found by named patterns.

``find_reports`` gathers what the patterns of the modules here find. A pattern looks at the words,
the quotation marks and the parse of a :class:`~articles.reports.passage.Passage`.
"""

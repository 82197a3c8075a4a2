"""PDF through pdfium: rules and runs of text on pages → grids and paragraphs.

Nothing here imports pdfium but `page` and `reading`, which run in the worker process.
"""

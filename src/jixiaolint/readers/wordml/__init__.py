"""WordprocessingML: the XML of a Word document → grids and paragraphs."""

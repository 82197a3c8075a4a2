"""Word's binary format (97 and later; [MS-DOC]): streams of an OLE file → grids and paragraphs."""

"""Old Excel work books: their records since Excel 97 (BIFF8) read here, older ones through xlrd."""

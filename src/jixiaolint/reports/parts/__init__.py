"""What several report formats need: options, words, columns, grouping, drawing."""

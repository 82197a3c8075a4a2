"""What the Excel formats share: number formats, sheets as lines of cells, lines as grids."""

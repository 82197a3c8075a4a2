"""The nouns: places, grids, quantities, documents, findings. Immutable, and importing nothing of ours."""

"""How rarely all entries of a product of Gaussian matrices are positive: SH18's Lemmas 33 to 38, and sharper."""

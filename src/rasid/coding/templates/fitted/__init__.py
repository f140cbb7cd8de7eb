"""Templates with fitted heads: which incidents count, and who and what fills their slots."""

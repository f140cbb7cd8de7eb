"""Learning from labelled rows on top of a codebook's rules. Needs numpy, so that it is loaded when asked for."""

"""Tables of means made from rasid's own invented sentences, heard beside rules. Needs numpy: loaded when asked for."""

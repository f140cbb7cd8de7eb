"""Where reports, readings and judgements are kept. Nothing outside this folder knows SQL."""

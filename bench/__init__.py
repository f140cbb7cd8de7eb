"""Speed, memory and size of rasid, each beside something that it can be compared with.

    python -m bench [speed] [volume] [start] [size] [--quick]

Nothing here is a test: figures depend on the machine, so speed is told as a ratio to a named peer that
was measured in the same run.
"""

"""Who says, thinks, wants or promises what: whole phrases of the source and of the content.

Wider than the attributions of a reading, which are made for observations: attitudes count here too, and a
content may be a clause, quoted speech over several sentences, an infinitive, or a noun phrase.
"""

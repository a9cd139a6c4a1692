"""Kill -9 at every step, again and again: `make torture` counts what ironwatch promised and what came of it.

A town has feeds, readers and people who give commands. Each of its lives starts the real program on the same state
folder, gives it something to do, and ends with a kill. To torture something new, write a `Promise`, add it in
`towns.found`, and name the steps where it could break in `bot.crash` and `kills.PASSES`.
"""

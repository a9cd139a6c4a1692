"""Decides. Pure: no clock, disk, network, chance or thread; values in, values out."""

"""Timings as ratios within one run. `make bench` prints one table; nothing here is asserted in tests."""

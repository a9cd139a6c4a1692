"""How property tests run: the same examples everywhere in `make test`, new ones for as long as asked in `make fuzz`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("fuzz", max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("steady")

# make run    poll the feeds and show alerts        make test    everything that must hold
# make demo   an invented news day, at speed        make check   lint, types and arrows only
# make bench  timings as ratios                     make torture 500 kill -9, and what became of every promise
# make lock   pin the dependencies anew             make audit  known holes in what is pinned
# make soak   memory after ten thousand polls       make hostile  what ten hostile feeds cost ninety others
# make scale  a million articles, ten million keys
# make bench-peers   install what others poll with, and compare
# make fuzz   the property tests, a thousand new examples each: about ten CPU minutes
# make picture   draw the pictures of the README: an alert, a digest's chart and its page (with Chromium)
# make words FILES='a.jsonl b.jsonl.gz'   count words anew, for telling stories apart

PYTHON ?= python3
PYTHON_PEERS ?= $(PYTHON)
TESTERS ?= 3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run demo test check bench soak hostile scale bench-peers fuzz torture picture words lock audit clean

run: $(VENV)/.run
	@exec $(BIN)/ironwatch run

demo: $(VENV)/.run
	@$(BIN)/ironwatch demo

check: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

test: check
	@rm -f .coverage .coverage.*
	@$(BIN)/coverage run -m pytest -n $(TESTERS) --dist worksteal
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --fail-under=95 --include='bot/core/*,bot/store/*,bot/pipeline.py,bot/outbox.py,bot/actions.py'

bench: $(VENV)/.test
	@PYTHONPATH=tests $(BIN)/python -m benchmarks

soak hostile scale: $(VENV)/.test
	@PYTHONPATH=tests $(BIN)/python -m benchmarks $@

bench-peers: $(VENV)/.test
	@$(PYTHON_PEERS) -c 'import sys; sys.exit(sys.version_info < (3, 12))' || { echo "reader needs Python 3.12 or newer; name one: make bench-peers PYTHON_PEERS=python3.13" >&2; exit 1; }
	@$(PYTHON_PEERS) -m venv $(VENV)/peers/reader
	@$(VENV)/peers/reader/bin/python -m pip --quiet --disable-pip-version-check install reader==3.27
	@$(PYTHON) -m venv $(VENV)/peers/rsstt
	@$(VENV)/peers/rsstt/bin/python -m pip --quiet --disable-pip-version-check install rsstt==2.10.0
	@PYTHONPATH=tests $(BIN)/python -m benchmarks polling

fuzz: $(VENV)/.test
	@$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz --timeout=0 -n auto

torture: $(VENV)/.test
	@PYTHONPATH=tests $(BIN)/python -W ignore::UserWarning:multiprocessing.resource_tracker -m torture

picture: $(VENV)/.run
	@$(BIN)/python docs/picture.py
	@$(BIN)/python docs/fortnight.py

words: $(VENV)/.run
	@PYTHONPATH=. $(BIN)/python docs/words.py $(FILES) > bot/data/words.tmp && mv bot/data/words.tmp bot/data/words.txt

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build --group test -c requirements.lock -o tests/requirements.lock

audit: $(VENV)/.audit
	@$(VENV)/audit/bin/pip-audit --strict --disable-pip --require-hashes -r tests/requirements.lock

clean:
	rm -rf $(VENV) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ironwatch needs Python 3.11 or newer; this is $$($(PYTHON) -V 2>&1). Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/.made
	@echo "Installing what requirements.lock pins (once) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q bot  # once, also where PYTHONDONTWRITEBYTECODE would have every start do it
	@touch $@

$(VENV)/.test: tests/requirements.lock $(VENV)/.run
	@echo "Installing what tests/requirements.lock pins (once) …"
	@$(PIP) install --require-hashes -r tests/requirements.lock
	@touch $@

# Apart from what it audits, and newest at will: it neither runs nor tests anything.
$(VENV)/.audit: | $(VENV)/.made
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --quiet --disable-pip-version-check install 'pip-audit>=2.10,<3'
	@touch $@

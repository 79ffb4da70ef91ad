# The commands: `make run` shows the dashboard, `make check` is for while one works, `make test` must pass. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
ADDRESS := 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
EDITIONS := $(or $(FOLLOW_UP_EDITIONS),data/editions)
MADE_FROM := $(wildcard data/*.py data/*.toml $(foreach kind,csv sql toml py,data/*/*.$(kind)))
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check

.PHONY: help run data check test bench port-is-free
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## list what make can do here
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-11s %s\n' "$$name" "$$text"; done

run: port-is-free $(VENV)/run.stamp $(EDITIONS)/CURRENT ## show the dashboard on 127.0.0.1:8501 (another port: PORT=8502; another Python: PYTHON=python3.12)
	@$(BIN)/python -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT)

data: $(VENV)/run.stamp ## build the facts and publish them as an edition (the editions: ARGS=--list; back to one: ARGS="--use ...")
	@$(BIN)/python -m data.build $(ARGS)

check: $(VENV)/test.stamp ## run what one runs while working, in about a minute: format, lint, types, SQL, rules, data, queries, truth
	$(BIN)/python -m tests --quick $(ARGS)

test: $(VENV)/test.stamp ## run every check that must pass: the same and all pages, in a browser too (some tests: ARGS="-k milestones")
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests $(ARGS)

bench: $(VENV)/test.stamp ## measure build, queries and pages beside a static page of the same figures, and write the table (a shorter run: ARGS=--quick)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.bench $(ARGS)

# Below: what the targets above stand on. Each thing that can be missing is said in one sentence.

$(EDITIONS)/CURRENT: $(MADE_FROM) $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/run.stamp
	@echo "Installing what only the tests need."
	@$(INSTALL) -r tests/requirements.txt
	@touch $@

$(VENV)/run.stamp: requirements.txt $(BIN)/python $(BIN)/pip
	@echo "Installing what the dashboard needs into $(VENV) (about a minute, once)."
	@$(INSTALL) -r requirements.txt
	@touch $@

# Both, because pip comes last: an environment whose making was broken off is made anew.
$(BIN)/python $(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || { echo "'$(PYTHON)' was not found: install Python 3.11 or newer, or name one, as in: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is $$($(PYTHON) -V 2>&1): name a newer one, as in: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' lacks its venv module: install it (on Debian, as root: apt-get install python3-venv) and try again." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

port-is-free: $(BIN)/python
	@$(BIN)/python -c 'import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind((sys.argv[1], int(sys.argv[2])))' $(ADDRESS) "$(PORT)" 2>/dev/null \
	|| { echo "Port $(PORT) is in use or cannot be used: choose another, as in: make run PORT=8502" >&2; exit 1; }

# The commands: `make run` shows the dashboard, `make check` is for while one works, `make test` must pass. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 1
ADDRESS := 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
EDITIONS := $(or $(FOLLOW_UP_EDITIONS),data/editions)
MADE_FROM := $(wildcard data/*.py data/*.toml $(foreach kind,csv sql toml py,data/*/*.$(kind)))
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header --no-annotate

.PHONY: help run demo data check test bench lock sbom port-is-free
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## list what make can do here
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-11s %s\n' "$$name" "$$text"; done

run: port-is-free $(VENV)/run.stamp $(EDITIONS)/CURRENT ## show the dashboard on 127.0.0.1:8501 (another port: PORT=8502; another Python: PYTHON=python3.12; two processes: WORKERS=2)
	@$(BIN)/python $(if $(filter-out 1,$(WORKERS)),deploy/serve.py --workers $(WORKERS) --address $(ADDRESS) --port $(PORT),-m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT))

demo: port-is-free $(VENV)/run.stamp ## show made-up data, which say so everywhere, on 127.0.0.1:8501: phases of clusters, answers, assessments (another port: PORT=8502)
	@$(BIN)/python -m tests.demonstration $(VENV)/demonstration
	@FOLLOW_UP_EDITIONS=$(VENV)/demonstration/editions FOLLOW_UP_FACTS=$(VENV)/demonstration/facts $(BIN)/python -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT)

data: $(VENV)/run.stamp ## build the facts and publish them as an edition (the editions: ARGS=--list; back to one: ARGS="--use ...")
	@$(BIN)/python -m data.build $(ARGS)

check: $(VENV)/test.stamp ## run what one runs while working, in about a minute: format, lint, types, SQL, rules, data, queries, truth
	$(BIN)/python -m tests --quick $(ARGS)

test: $(VENV)/test.stamp ## run every check that must pass: the same and all pages, in a browser too (some tests: ARGS="-k milestones")
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.fire.workers
	$(BIN)/python -m tests $(ARGS)

bench: $(VENV)/test.stamp ## measure build, queries and pages beside a static page of the same figures, and write the table (a shorter run: ARGS=--quick)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.bench $(ARGS)

lock: $(BIN)/python $(BIN)/pip ## write the locks with the hashes of what is installed, after requirements.txt or tests/requirements.txt changed
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r tests/requirements.txt
	$(LOCK) requirements.txt -o deploy/requirements.lock
	$(LOCK) tests/requirements.txt -o tests/requirements.lock

sbom: $(VENV)/test.stamp ## write a software bill of materials (CycloneDX) of what the dashboard runs on
	@$(BIN)/uv tool run -q --from cyclonedx-bom==7.5.0 cyclonedx-py requirements deploy/requirements.lock --output-reproducible -o $(or $(FILE),sbom.json)
	@echo "Written to $(or $(FILE),sbom.json)."

# Below: what the targets above stand on. Each thing that can be missing is said in one sentence.

$(EDITIONS)/CURRENT: $(MADE_FROM) $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	@touch $@

# What the tests need includes what the dashboard needs, so that a clean clone installs once.
$(VENV)/test.stamp: tests/requirements.lock deploy/requirements.lock $(BIN)/python $(BIN)/pip
	@echo "Installing what the dashboard and its tests need into $(VENV) (about a minute, once)."
	@$(INSTALL) -r tests/requirements.lock
	@touch $(VENV)/run.stamp $@

$(VENV)/run.stamp: deploy/requirements.lock $(BIN)/python $(BIN)/pip
	@echo "Installing what the dashboard needs into $(VENV) (about a minute, once)."
	@$(INSTALL) -r deploy/requirements.lock
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

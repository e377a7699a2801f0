# Everything a newcomer needs: `make serve` and `make test` set themselves up with Python 3.11 or later and make.

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { command -v $$p; break; }; done)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
CORPUS ?= ../shared/corpus

.PHONY: serve test check venv build graph golden bench screenshot lock clean

serve: .venv/serve.stamp  ## run the service on PORT (8000) with the graph that comes with the project
	$(BIN)/vnplan serve --host $(HOST) --port $(PORT)

test: .venv/dev.stamp  ## run every test and print the coverage of src/graph and api
	$(BIN)/python -m pytest --numprocesses=auto --cov --cov-report=term

check: .venv/dev.stamp  ## ruff, mypy --strict, and the test of the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --quiet tests/test_layers.py

venv: .venv/dev.stamp  ## leaves .venv/bin/vnplan and the tools of development

build: .venv/serve.stamp  ## read documents into a store: make build DOCUMENTS=my-folder STORE=store
	$(BIN)/vnplan build $(DOCUMENTS) --store $(or $(STORE),store)

graph: .venv/serve.stamp  ## write data/graph anew from the real plans (CORPUS names their folder)
	$(BIN)/python -m bench.default_graph $(CORPUS) data/graph

golden: .venv/dev.stamp  ## write the golden files of the tests anew; read the difference before you commit it
	VNPLAN_GOLDEN=write $(BIN)/python -m pytest --quiet tests/graph/test_golden.py

bench: .venv/dev.stamp  ## print how fast documents are read, and what the working tree reads otherwise than main
	$(BIN)/python -m bench.reading $(wildcard $(CORPUS))
	$(BIN)/python -m bench.compare $(wildcard $(CORPUS))
	$(BIN)/python -m bench.formats

screenshot: .venv/dev.stamp  ## take the screenshot of README.md anew
	$(BIN)/python -m bench.screenshot docs/screenshot.png

lock: .venv/dev.stamp  ## pin the dependencies anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra dev --extra build -c requirements.lock \
		pyproject.toml -o requirements-dev.lock

clean:  ## take away what the set-up and the tests made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "vnplan needs Python 3.11 or later: none was found on the PATH." >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python could not make a virtual environment; on Debian and Ubuntu install it with: apt install python3-venv" >&2; exit 2; }

.venv/serve.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what the service needs ..." >&2
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/serve.stamp
	@echo "Installing what the tests need ..." >&2
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@ 

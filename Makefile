# Every target does its own set-up; `make demo` and `make test` are all that a fresh clone needs.
VENV ?= .venv
BIN := $(VENV)/bin
export VENV PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup demo test check gate bench lint types lock clean

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: ## an environment with `rasid` in .venv/bin
	@scripts/setup.sh core

demo: setup ## the example reports, read, merged and told in demo/brief.html
	@BIN=$(BIN) scripts/demo.sh

test: ## all tests
	@scripts/setup.sh dev
	$(BIN)/python -m pytest

check: lint types test ## lint, types and tests

lint:
	@scripts/setup.sh dev
	$(BIN)/ruff check src tests bench docs scripts training
	$(BIN)/ruff format --check src tests bench docs scripts training

types:
	@scripts/setup.sh dev
	$(BIN)/mypy

gate: setup ## figures on gold data against quality/floors.toml (exit 3 without the data)
	$(BIN)/python -m rasid.eval.gate quality/floors.toml

bench: ## speed and memory beside bare spaCy
	@scripts/setup.sh dev
	$(BIN)/python -m bench

lock: ## write requirements/*.txt anew for the interpreters that are here
	scripts/lock.sh

clean: ## remove what was built
	rm -rf $(VENV) demo build dist *.egg-info src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

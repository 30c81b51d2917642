# Tawsim. `make run` is all a new user needs; the rest is for whoever works on it.
# PYTHON=/path/to/python3 chooses the interpreter (3.11 to 3.13); ARTICLE=path opens that file.

BIN := .venv/bin
SET_UP := .venv/.set-up

.PHONY: help run test lint audit bench fresh torture wheel lock translations clean

help:
	@echo "make run                review the sample articles; ARTICLE=path reviews that file"
	@echo "make test               the test suite"
	@echo "make lint               formatting, types, the rooms' rules, translations"
	@echo "make audit              known vulnerabilities of what the lock names (asks the network)"
	@echo "make bench              the measurements, as a table"
	@echo "make torture            the long runs that try to lose something (hours), as a table; PARTS=fuzz is one of them"
	@echo "make fresh              run and test in a minimal Debian of its own (root, debootstrap)"
	@echo "make wheel              a wheel in dist/"
	@echo "make translations       bring assets/translations up to date with the code and compile them"
	@echo "make lock               resolve .ci/requirements.lock anew"
	@echo "make clean              remove what was built, .venv included"

run: $(SET_UP)
	@$(BIN)/tawsim $(if $(ARTICLE),--article "$$ARTICLE")

test: $(SET_UP)
	$(BIN)/python -m pytest -q $(if $(PYTEST),$(PYTEST),-n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder)

lint: $(SET_UP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python .ci/translations.py check

audit: $(SET_UP)
	$(BIN)/python -m pip install -qq --disable-pip-version-check "pip-audit>=2.9,<3"
	$(BIN)/pip-audit --requirement .ci/requirements.lock --no-deps --disable-pip --progress-spinner off

bench: $(SET_UP)
	$(BIN)/python -m tests.benchmarks $(PARTS)

fresh:
	tests/fresh/run

torture: $(SET_UP)
	$(BIN)/python -m tests.torture $(PARTS)

wheel: $(SET_UP)
	$(BIN)/hatchling build --target wheel

translations: $(SET_UP)
	$(BIN)/python .ci/translations.py update

lock:
	.ci/lock

clean:
	rm -rf .venv build dist out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f assets/translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SET_UP): pyproject.toml .ci/requirements.lock .ci/set-up
	@.ci/set-up

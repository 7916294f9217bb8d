# One command per wish. `make setup` prepares this machine, `make test` says whether the tree is sound.
BIN := .venv/bin

.PHONY: setup run test lint types bench i18n lock clean

setup:
	@packaging/set-up

run: setup
	@$(BIN)/onthaal practice

test: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

# For now only the slowest tests; `onthaal bench` is still to come.
bench: setup
	$(BIN)/python -m pytest -q --durations=20

# Reads every catalog as the program does and names what is wrong in it.
i18n: setup
	$(BIN)/python -m pytest -q tests/app/words

# Makes both locks anew from pyproject.toml; wants pip-compile (pip-tools) in .venv.
LOCK := $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --allow-unsafe --strip-extras --build-deps-for editable
lock:
	$(LOCK) -o requirements.lock pyproject.toml
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	find app ui tests -name __pycache__ -type d -prune -exec rm -rf {} +

# One command per wish. `make setup` prepares this machine, `make test` says whether the tree is sound.
BIN := .venv/bin

.PHONY: setup run test soak soak-kiosk lint types coverage mutation bench i18n law lock clean

setup:
	@packaging/set-up

run: setup
	@$(BIN)/onthaal practice

test: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

# Every branch of the rulebook, its truths and its loader is tried, or this fails. Leaves out the random and the long.
coverage: setup
	$(BIN)/python -m pytest -q tests/app/rulebook tests/app/facts tests/app/test_truth.py \
		--ignore=tests/app/rulebook/test_properties.py --ignore=tests/app/rulebook/test_search.py \
		--cov=app.rulebook --cov=app.facts --cov=app.truth --cov-branch --cov-fail-under=100

# Changes the judge in small ways and names each change that no test notices; hours. A part: ONLY="app.truth*".
CHILDREN := 2
mutation: setup
	@$(BIN)/mutmut --version >/dev/null 2>&1 || \
		$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-mutation.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" mutmut run --max-children $(CHILDREN) $(ONLY)

# Figures beside their floor or peer, in one table; a few minutes on a quiet machine. `make bench ONLY="advice contract"`.
# The first run makes an office of 100,000 dossiers in ~/.cache/onthaal-bench: some minutes and 2 GB, and as much again
# in `build` while it measures. `DOSSIERS=1000 make bench ONLY=big_vault` takes a small one.
bench: setup
	@$(BIN)/python -c 'import zen, typst, weasyprint' 2>/dev/null || \
		$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m tests.bench $(ONLY)

# A thousand kills at random moments (SEED=number repeats a run), RUNS inputs into every place where bytes come in, and
# talks at the counter with a heartbeat: nothing holds its window up for longer than 100 ms (on a quiet machine).
RUNS := 100000
TARGETS := an_envelope a_backup_header a_settings_file a_settings_table a_name_of_a_file a_key_on_paper a_note_on_backups
soak: setup
	@$(BIN)/python -c 'import atheris' 2>/dev/null || \
		$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-soak.lock
	for target in $(TARGETS); do $(BIN)/python -m tests.soak.fuzz $$target $(RUNS) || exit 1; done
	$(BIN)/python -m tests.soak.counter
	KILLS=1000 $(BIN)/python -m pytest -q -s tests/record/test_kills.py tests/record/test_drill.py

# Visits at a kiosk for HOURS, a touch every PAUSE milliseconds, and a verdict on memory and processes. A working day
# takes 2 % of one core; `make soak-kiosk HOURS=0.4 PAUSE=100` makes as many visits at once.
HOURS := 8
PAUSE := 3000
soak-kiosk: setup
	$(BIN)/python -m tests.soak.kiosk $(HOURS) --pause $(PAUSE)

# Reads every catalog as the program does and names what is wrong in it.
i18n: setup
	$(BIN)/python -m pytest -q tests/app/words

# Writes docs/law.md anew from the rules in app/rulebook.
law: setup
	$(BIN)/onthaal rulebook doc > docs/law.md

# Makes the locks anew from pyproject.toml; wants pip-compile (pip-tools) in .venv.
LOCK := $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --allow-unsafe --strip-extras
lock:
	$(LOCK) --build-deps-for editable -o requirements.lock pyproject.toml
	$(LOCK) --build-deps-for editable --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	printf 'zen-engine\ntypst\nweasyprint\n' | $(LOCK) -c requirements-dev.lock -o requirements-bench.lock -
	printf 'atheris\n' | $(LOCK) -o requirements-soak.lock -
	printf 'mutmut\n' | $(LOCK) -c requirements-dev.lock -o requirements-mutation.lock -

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov mutants
	find app ui tests -name __pycache__ -type d -prune -exec rm -rf {} +

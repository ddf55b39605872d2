# Every target sets up .venv if it is missing and again whenever the requirements change.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
JOBS ?= 2
# One BLAS thread: the number of threads changes the last bits of a float.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
export PYTHONHASHSEED := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: book pdf test lab freeze search bench reseed sabotage mutation nightly clean site

book: site  ## build the site and say where to open it
	@echo "Open $(CURDIR)/_build/html/index.html"

pdf: site  ## print the book into one file; needs Chromium
	$(BIN)/python -m landscape.show.printed

test: $(READY)  ## everything that must hold
	$(BIN)/ruff check lib tests
	$(BIN)/python -m pytest tests --ignore=tests/site -n $(JOBS) --dist loadfile -q
	$(BIN)/python -m pytest --nbval --nbval-current-env book -n $(JOBS) --dist loadfile -q
	@$(MAKE) --no-print-directory site
	$(BIN)/python -m pytest tests/site -n $(JOBS) --dist worksteal -q

site: $(READY)
	$(BIN)/jupyter-book build -n -W --keep-going -q .

lab: $(READY)  ## the same pages, to change
	$(BIN)/jupyter lab --notebook-dir=book

freeze: $(READY)  ## execute and normalise every notebook; refresh the README's table and picture
	$(BIN)/python -m landscape.show.freeze
	$(BIN)/python -m landscape.show.tables
	$(BIN)/python -m landscape.show.cover

search: $(READY)  ## regenerate the witness data
	$(BIN)/python -m landscape.search

bench: $(READY)  ## time our solvers against their peers
	$(BIN)/python -m landscape.search.bench

reseed: $(READY)  ## the sampled checks under 20 other seeds
	@for seed in $$(seq 1 20); do \
	  echo "seed $$seed"; LANDSCAPE_SEED=$$seed $(BIN)/python -m pytest tests -m sampled -q || exit 1; done

sabotage: $(READY)  ## falsify every constant and hypothesis in turn; a table by claim, and what survives
	PYTHONPATH=tests $(BIN)/python -m teeth.sabotage --workers $(JOBS)

mutation: $(READY)  ## break the library everywhere, one place at a time; what no test notices (about eight hours)
	PYTHONPATH=tests $(BIN)/python -m teeth.mutation --at-least 0.7

nightly: reseed sabotage mutation  ## what does not fit into the gate
	$(BIN)/python -m landscape.search --check-all
	$(BIN)/python -m pytest tests -m nightly -n $(JOBS) --dist loadfile -q
	$(BIN)/python -m landscape.search.bench

clean:
	rm -rf .venv _build .pytest_cache .ruff_cache .hypothesis lib/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.txt requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3"; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
	  || { rm -rf .venv; echo "This Python lacks venv: install it (Debian: apt install python3-venv) and try again"; exit 1; }
	$(BIN)/python -m pip install -q -r requirements.txt -r requirements-dev.txt
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

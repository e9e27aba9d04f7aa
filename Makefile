# One command per chore; `make` alone lists them.
# Floors and golden records move only by hand: see CONTRIBUTING.md.

CARGO    ?= cargo
# Where cargo builds; CARGO_TARGET_DIR moves it, as it does for cargo itself.
TARGET   := $(or $(CARGO_TARGET_DIR),target)
RELEASE  := $(TARGET)/release/claimwire
DEBUG    := $(TARGET)/debug/claimwire
# All that claimwire can do is tested; a plain build, as for `make run`, leaves out what compiles for long.
FEATURES := --features claimwire-cli/full
# Articles that cannot be part of this repository; they stand beside it where they are at hand.
SEEDS    := ../shared/seeds

.DEFAULT_GOAL := help
.PHONY: help run test browser browser-large lint fmt bench schemas docs check floors clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Extract the claims of corpus/ into output/
	$(RELEASE) run corpus -o output

.PHONY: build
build:
	$(CARGO) build --release --locked --bin claimwire

# One build for all tests: dependencies are optimised in it, and nothing waits for link-time optimisation. The examples bring
# in what the tests depend on, so that what `cargo test` built is not built a second time with other features.
.PHONY: build-debug
build-debug:
	$(CARGO) build --workspace --locked --bins --examples $(FEATURES)

# Random inputs are the same in every run, so that a failure is due to the change; `make soak` looks for new ones.
test: export PROPTEST_RNG_SEED ?= 20240611
test: ## Run every test: code, rule examples, schemas, rule catalogue, score floors
	$(CARGO) test --workspace --locked $(FEATURES)
	$(MAKE) --no-print-directory check
	$(DEBUG) rules test
	$(DEBUG) schema --check
	$(DEBUG) rules docs --check

.PHONY: soak
soak: ## Try the properties of any text, page and order on inputs that were never tried, RUNS times (20)
	for run in $$(seq $${RUNS:-20}); do \
	    $(CARGO) test --workspace --locked $(FEATURES) --quiet --test cli spans && \
	    $(CARGO) test --workspace --locked $(FEATURES) --quiet --test properties --test tables --test chunks --test offsets \
	    || exit 1; done

check: build-debug ## Hold the claims of corpus/ to their gold and to the floors in tests/floors.toml
	$(DEBUG) run corpus -o $(TARGET)/check
	$(DEBUG) check --gold corpus $(TARGET)/check/claims.jsonl --floors tests/floors.toml --strict-documents --list 20

.PHONY: check-seeds
check-seeds: build-debug
	$(DEBUG) run $(SEEDS) -o $(TARGET)/check-seeds
	$(DEBUG) check --gold $(SEEDS)/claims.gold.jsonl $(TARGET)/check-seeds/claims.jsonl --floors tests/floors.toml --list 10
	$(DEBUG) check --gold $(SEEDS)/facts.gold.jsonl $(TARGET)/check-seeds/facts.jsonl

.PHONY: check-bench
check-bench: build-debug ## Hold scores on public gold to their floors, where the gold stands beside the repository
	tests/bench/run --examples $(TARGET)/debug/examples

browser: build-debug ## Open the report and the review of corpus/ in a real Chromium (installed where it can be, else skipped)
	tests/browser/run.sh $(DEBUG) $(TARGET)/browser

browser-large: build ## The same with a report of 2,000 articles: how fast it opens and answers
	CLAIMWIRE_LARGE=2000 tests/browser/run.sh $(RELEASE) $(TARGET)/browser

floors: build ## Raise the floors in tests/floors.toml to the present scores
	$(RELEASE) run corpus -o $(TARGET)/check
	$(RELEASE) check --gold corpus $(TARGET)/check/claims.jsonl --floors tests/floors.toml --strict-documents --update-floors --list 0

lint: ## Check formatting and lints; warnings are errors
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked $(FEATURES) -- -D warnings

fmt: ## Format the code
	$(CARGO) fmt --all

bench: build ## Measure MB/s and articles/s on one core, and instructions for one article
	$(CARGO) bench --locked --package claimwire-cli --bench pipeline
	./crates/cli/benches/instructions.sh $(RELEASE)

.PHONY: scale
scale: build ## Weigh 50 thousand, 500 thousand and 5 million made-up claims: CPU time, memory, growth
	$(CARGO) build --release --locked -p claimwire-reconciler --example generate
	crates/reconciler/benches/scale.sh $(RELEASE) $(TARGET)/release/examples/generate

schemas: build ## Write schemas/ anew from the record types
	$(RELEASE) schema

docs: build ## Write the rule catalogue and the API documentation anew
	$(RELEASE) rules docs
	$(CARGO) doc --workspace --no-deps --locked

# Needs Python 3 and the packages in tests/consumers/requirements.txt, which it fetches into its own folder.
.PHONY: consumers
consumers: build-debug ## Open every export format with the tools that people have
	tests/consumers/run $(DEBUG) $(TARGET)/consumers

clean: ## Remove what was built and written
	$(CARGO) clean
	find output -mindepth 1 ! -name .gitkeep -delete

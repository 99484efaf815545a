# Two commands: `make demo` to look around, `make test` for everything that CI runs.
# The environment is made once in .venv; a stamp file tells that it is current.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := bantuan

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where the tools of development are installed already, the demo uses them as they are.
LINGKUNGAN := $(VENV)/$(if $(wildcard $(VENV)/.uji),.uji,.demo)
UV_VERSI := 0.13.9
KOMPILASI := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header
DEMO ?=

.PHONY: bantuan siap demo test test-pg15 dokumen mutasi lint types kontrak suite e2e format bench kunci peramban
bantuan:  ## tampilkan perintah yang ada
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## */  make \1\t/' | expand -t 20

demo: $(LINGKUNGAN)  ## instansi contoh di komputer ini (DEMO="--port 9000" untuk pilihan)
	@exec $(BIN)/tera demo $(DEMO)

test: lint types kontrak suite e2e  ## semua yang dijalankan CI

siap: $(LINGKUNGAN)  ## lingkungan untuk produksi: paket terkunci dan perintah tera

lint: $(VENV)/.uji  ## gaya dan kesalahan umum
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.uji  ## tipe, ketat
	$(BIN)/mypy

kontrak: $(VENV)/.uji  ## arah impor antarlapisan
	$(BIN)/lint-imports

suite: $(VENV)/.uji peramban  ## uji tanpa peramban; aturan tertutup seluruh cabangnya
	$(BIN)/pytest -q -n 2 tests/aturan --cov=tera.aturan --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100
	$(BIN)/pytest -q -n 2 -m "not e2e" --ignore=tests/aturan

e2e: $(VENV)/.uji peramban  ## uji lewat peramban
	$(BIN)/pytest -q -n 2 -m e2e

test-pg15: $(VENV)/.uji  ## suite tanpa peramban pada PostgreSQL milik sistem
	UJI_PG_BIN=$${UJI_PG_BIN:-/usr/lib/postgresql/15/bin} $(BIN)/pytest -q -n 2 -m "not e2e"

dokumen: $(VENV)/.uji  ## susun ulang docs/aturan dari data aturan
	$(BIN)/tera aturan --tulis docs/aturan

format: $(VENV)/.uji  ## rapikan
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

mutasi: $(VENV)/.uji  ## nilai mutasi aturan yang berakibat uang atau pangkat (tidak di CI)
	$(BIN)/python -m bench.mutasi

bench: $(VENV)/.uji  ## ukuran dan beban
	$(BIN)/python -m bench

kunci: $(BIN)/uv  ## susun ulang berkas kunci
	$(KOMPILASI) pyproject.toml -o requirements.lock
	$(KOMPILASI) pyproject.toml --group dev -o requirements-dev.lock

peramban:
	@.ci/peramban

# --- the environment -------------------------------------------------------------------------

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tera perlu Python 3.11 atau lebih baru")'
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSI)

# Only what the lock names and whose hash fits is installed. uv is quick; where it does not know
# the machine's registry settings, pip does the same.
define pasang
	$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python $(1) || $(BIN)/pip install --quiet --require-hashes -r $(1)
	$(BIN)/pip install --quiet --no-deps --editable .
endef

$(VENV)/.demo: requirements.lock pyproject.toml | $(BIN)/uv
	$(call pasang,requirements.lock)
	@touch $@

$(VENV)/.uji: requirements-dev.lock pyproject.toml | $(BIN)/uv
	$(call pasang,requirements-dev.lock)
	@touch $(VENV)/.demo $@

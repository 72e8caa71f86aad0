#!/bin/sh
# Writes the locks of this folder and of the example app anew, with the newest releases that the .in files allow.
# It takes uv ("pip install uv"); nothing else in the repository does. --universal: one lock is for several Pythons.
set -eu
cd "$(dirname "$0")"

compile() {
	(cd "$1" && UV_CUSTOM_COMPILE_COMMAND=test/python/locks/compile.sh uv pip compile --quiet --upgrade --universal \
		--fork-strategy fewest --python-version "$3" --only-binary :all: --generate-hashes --no-annotate \
		--no-emit-index-url "$2.in" --output-file "$2.txt")
}

compile ../../../sandbox/app requirements 3.10
compile . django-3.2 3.9
compile . django-4.2 3.9
compile . django-5.2 3.10
compile . django-6.0 3.12
compile . aws 3.10

# shellcheck shell=sh
# What the commands in this directory share. Sourcing it changes to the project's directory.

cd "$(dirname "$0")/.." || exit
PYTHON=${PYTHON:-python3}
VENV=.venv
TOOLS=.tools
UV=$TOOLS/bin/uv
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# fingerprint FILE…: one line that changes with the files, the interpreter and the place.
fingerprint() {
    "$PYTHON" -I - "$@" <<'EOF'
import hashlib, pathlib, sys
digest = hashlib.sha256(f"{sys.version} {pathlib.Path.cwd()}".encode())
for name in sys.argv[1:]:
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
EOF
}

# tools: uv, pinned, in an environment of its own; needs nothing but Python and pip.
tools() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        die "Wegmarke needs Python 3.11 or newer as $PYTHON (or name another one: PYTHON=python3.12 bin/start)."
    now=$(fingerprint requirements/tools.txt)
    [ "$(cat $TOOLS/stamp 2>/dev/null)" = "$now" ] && return
    say "Installing uv …"
    rm -rf "$TOOLS"
    "$PYTHON" -m venv --without-pip "$TOOLS"
    "$PYTHON" -m pip --version >/dev/null 2>&1 || die "Wegmarke needs pip for $PYTHON; on Debian: apt install python3-pip"
    "$PYTHON" -m pip --python "$TOOLS/bin/python" install --quiet --require-hashes -r requirements/tools.txt
    printf '%s\n' "$now" >"$TOOLS/stamp"
}

# environment run|dev: the virtual environment with the pinned packages and this one. What is dev once stays dev.
environment() {
    tools
    kind=$1
    had=$(cat "$VENV/stamp" 2>/dev/null || true)
    case $had in dev*) kind=dev ;; esac
    case $kind in
    run) set -- requirements/run.txt requirements/build.txt ;;
    dev) set -- requirements/dev.txt ;;
    esac
    now="$kind $(fingerprint pyproject.toml "$@")"
    [ "$had" = "$now" ] || install "$@"
    "$VENV/bin/python" hatch_build.py
}

# install FILE…: exactly these packages, and this one as it stands in the directory.
install() {
    say "Installing the packages …"
    "$VENV/bin/python" -c '' 2>/dev/null || "$UV" venv --quiet --clear --python "$(command -v "$PYTHON")" "$VENV"
    rm -f "$VENV/stamp"
    index=${PIP_INDEX_URL:-$("$PYTHON" -m pip config get global.index-url 2>/dev/null || true)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}" # the mirror that pip uses
    "$UV" pip sync --quiet --python "$VENV/bin/python" --require-hashes "$@"
    "$UV" pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation --editable .
    printf '%s\n' "$now" >"$VENV/stamp"
}

#!/bin/sh
# Installs Node.js from Amazon Linux's own repositories where no suitable one is found: the hooks need it, and
# the Python platform has none. It never fails a deployment; the hooks themselves say what they miss.
root="${HEALTH_HOOKS_SYSTEM_ROOT-}"
limit=120 # seconds, over all attempts

info() { echo "INFO install_node: $1"; }
warn() { echo "WARN install_node: $1" >&2; }

# shellcheck source=src/find-node.sh
. src/find-node.sh

if [ "${HEALTH_HOOKS_ENABLED-}" = false ]; then
  info "disabled by HEALTH_HOOKS_ENABLED=false"
  exit 0
fi
if find_node; then
  info "nothing to install: $node is $version"
  exit 0
fi
if [ "${HEALTH_HOOKS_INSTALL_NODE-}" = false ]; then
  warn "no Node.js 20 or newer, and HEALTH_HOOKS_INSTALL_NODE=false: nothing was installed${rejected}"
  exit 0
fi
if ! command -v dnf >/dev/null; then
  warn "no Node.js 20 or newer, and no dnf to install it with: that needs Amazon Linux 2023${rejected}"
  exit 0
fi

# The repositories of an older platform version may lack the newest of these: they are pinned to its release.
started=$(date +%s)
for package in nodejs24 nodejs22 nodejs20; do
  left=$((limit - $(date +%s) + started))
  if [ "$left" -le 0 ]; then break; fi
  info "installing $package"
  # Without weak dependencies: documentation, translations and npm would more than double the size.
  timeout -k 15 "$left" dnf install -y --setopt=install_weak_deps=False "$package" </dev/null
  if find_node; then
    info "installed $package: $node is $version"
    exit 0
  fi
done
warn "On instances with 512 MB of memory dnf may be killed: add swap, or put Node.js into the AMI."
warn "no Node.js could be installed within $limit s; the lines of dnf above say why"

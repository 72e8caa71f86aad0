#!/bin/sh
# Installs Node.js from Amazon Linux's own repositories when the instance has no suitable one. The hooks need
# Node.js, and the Python platform has none. This hook never fails a deployment. The other hooks say
# themselves what they miss.
root="${HEALTH_HOOKS_SYSTEM_ROOT-}"
limit=120 # seconds, over all attempts
grace=15  # seconds more that a stopped dnf has to end what it is doing to the package database

# Not by echo, which may give a backslash a meaning.
info() { printf '%s\n' "INFO install_node: $1"; }
warn() { printf '%s\n' "WARN install_node: $1" >&2; }

# Ends the hook. Prints what to do ($2) and then, as the log's last line, the reason ($1).
give_up() {
  warn "$2"
  warn "no Node.js was installed: $1${rejected}"
  exit 0
}

# shellcheck source=src/find-node.sh
. src/find-node.sh

case "$*" in
  "" | --dry-run) ;;
  --help | -h)
    echo "usage: $0 [--dry-run]"
    echo "  --dry-run  say what would be installed, and install nothing"
    exit 0
    ;;
  *)
    warn "takes --dry-run or --help alone, got $(plain "$*"); nothing was installed"
    exit 2
    ;;
esac
trim "${HEALTH_HOOKS_ENABLED-}"
if [ "$text" = false ]; then
  info "disabled by HEALTH_HOOKS_ENABLED=false"
  exit 0
fi
if find_node; then
  if [ -n "$misnamed" ]; then warn "$misnamed; the hooks use $(plain "$node") instead"; fi
  info "nothing to install: $(plain "$node") is $version"
  exit 0
fi
trim "${HEALTH_HOOKS_INSTALL_NODE-}"
if [ "$text" = false ]; then
  give_up "HEALTH_HOOKS_INSTALL_NODE=false" "The hooks need Node.js 20 or newer and find none yet."
fi

# A subshell, because the file sets variables, NAME and VERSION among them.
# shellcheck disable=SC1091 # not a file of this repository
system=$(if [ -r "$root/etc/os-release" ]; then . "$root/etc/os-release" && echo "${ID-} ${VERSION_ID-}"; fi)
if [ "$system" = "amzn 2" ]; then
  give_up "this is Amazon Linux 2, whose glibc 2.26 is older than the 2.28 that the official builds of Node.js 20 and newer need" \
    "Move to a platform branch on Amazon Linux 2023, or name a Node.js that runs here in HEALTH_HOOKS_NODE."
fi
if ! command -v dnf >/dev/null; then
  give_up "there is no dnf on this instance" \
    "Amazon Linux 2023 has dnf; elsewhere put Node.js on the instance and name it in HEALTH_HOOKS_NODE."
fi

# Only --dry-run counts here. Under HEALTH_HOOKS_DRY_RUN the other hooks need Node.js to print their plans.
if [ "${1-}" = --dry-run ]; then
  info "would install the first of nodejs24, nodejs22 and nodejs20 that the repositories have"
  exit 0
fi

started=$(date +%s)
left=$limit
# The repositories of an older platform version are pinned to its release. They may lack the newest of these.
for package in nodejs24 nodejs22 nodejs20; do
  info "installing $package"
  # Weak dependencies are left out: documentation, translations and npm would about double the size.
  timeout -k "$grace" "$left" dnf install -y --setopt=install_weak_deps=False "$package" </dev/null
  code=$?
  if find_node; then
    if [ -n "$misnamed" ]; then warn "$misnamed; the hooks use $(plain "$node") instead"; fi
    info "installed $package: $(plain "$node") is $version"
    exit 0
  fi
  left=$((limit - $(date +%s) + started))
  if [ "$left" -gt "$limit" ]; then left=$limit; fi # the clock was set back
  # 124 means that dnf ended when timeout asked it to. If dnf did not end then, 137 means timeout's own
  # SIGKILL.
  if [ "$code" -eq 124 ] || [ "$left" -le 0 ]; then
    give_up "dnf was not done within $limit s; \"Waiting for process\" above means that another program held its lock" \
      "If nothing held the lock, the repositories are slow or out of reach. The next deployment tries again."
  fi
  # There is no second attempt: it would need as much memory, and the kernel may kill the running app next.
  if [ "$code" -eq 137 ]; then
    give_up "dnf was killed (signal 9, exit code 137), as the kernel does when memory runs out" \
      "Instances with 512 MB need swap for dnf, or an AMI that has Node.js."
  fi
done
give_up "dnf could install none of nodejs24, nodejs22 and nodejs20 (exit code $code); its lines above say why" \
  "It needs a way to Amazon Linux's repositories: the internet (NAT gateway) or an S3 endpoint of the VPC."

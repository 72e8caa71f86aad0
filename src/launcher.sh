# The sh half of every hook: the kill switch, then a Node.js that can run the other half of this same file.
# build.mjs puts it into a JavaScript comment and sets HOOK and MAY_STOP_DEPLOYMENT before it.
# shellcheck shell=sh
root="${HEALTH_HOOKS_SYSTEM_ROOT-}"

# In sh, so that it also works on an instance without Node.js.
if [ "${HEALTH_HOOKS_ENABLED-}" = false ]; then
  echo "INFO $HOOK: disabled by HEALTH_HOOKS_ENABLED=false"
  exit 0
fi

# shellcheck source=src/find-node.sh
. src/find-node.sh
if find_node; then
  if [ -n "$misnamed" ]; then echo "WARN $HOOK: $misnamed; using $node instead" >&2; fi
  exec "$node" "$0" "$@"
fi

level=WARN
code=0
if [ "$MAY_STOP_DEPLOYMENT" = true ] || [ "${HEALTH_HOOKS_STRICT-}" = true ]; then
  level=ERROR
  code=1
fi
say() { echo "$level $HOOK: $1" >&2; }
say "Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none."
say "By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE."
say "no Node.js 20 or newer on this instance, nothing was changed${rejected}"
exit "$code"

# The sh half of every hook. It looks at the kill switch, then finds a Node.js that can run the other half of
# this same file. build.mjs puts it into a JavaScript comment and sets HOOK and MAY_STOP_DEPLOYMENT before it.
# shellcheck shell=sh
root=${HEALTH_HOOKS_SYSTEM_ROOT-}

code=0
case "$MAY_STOP_DEPLOYMENT ${HEALTH_HOOKS_STRICT-}" in true* | *" true") code=1 ;; esac
case "${HEALTH_HOOKS_ENABLED-} $* " in
  # The doctor changes nothing, so it also looks where the hooks are switched off. Without Node.js it could
  # not look: exit code 2.
  *" --doctor "*) HOOK=doctor code=2 ;;
  # This is in sh, so that it also works on an instance without Node.js.
  "false "*)
    echo "INFO $HOOK: disabled by HEALTH_HOOKS_ENABLED=false"
    exit 0
    ;;
esac

# shellcheck source=src/find-node.sh
. src/find-node.sh
if find_node; then
  if [ -n "$misnamed" ]; then echo "WARN $HOOK: $misnamed; using $node instead" >&2; fi
  exec "$node" "$0" "$@"
fi

level=ERROR
if [ $code = 0 ]; then level=WARN; fi
say() { echo "$level $HOOK: $1" >&2; }
say "Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none."
say "By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE."
if [ $code = 2 ]; then HOOK="doctor: could not look"; fi
say "no Node.js 20 or newer on this instance, nothing was changed${rejected}"
exit $code

# The sh half of every hook. It looks at the kill switch, then finds a Node.js that can run the other half of
# this same file. build.mjs puts it into a JavaScript comment and sets HOOK and MAY_STOP_DEPLOYMENT before it.
# shellcheck shell=sh
root=${HEALTH_HOOKS_SYSTEM_ROOT-}

# shellcheck source=src/find-node.sh
. src/find-node.sh

case " $* " in
  *" --help "* | *" -h "*)
    echo "usage, as root in /var/app/current: $0 [--dry-run] [--at-once]"
    echo "  --dry-run  say what would be changed, and change nothing"
    echo "  --at-once  make the change whatever the other instances are doing"
    if [ "$HOOK" = health_check ]; then echo "  --doctor [--json]  say why the environment is red, and change nothing"; fi
    exit 0
    ;;
esac

code=0
trim "${HEALTH_HOOKS_STRICT-}"
case "$MAY_STOP_DEPLOYMENT $text" in true* | *" true") code=1 ;; esac
trim "${HEALTH_HOOKS_ENABLED-}"
case "$text $* " in
  # The doctor changes nothing, so it also looks where the hooks are switched off. Without Node.js it could
  # not look: exit code 2.
  *" --doctor "*) HOOK=doctor code=2 ;;
  # This is in sh, so that it also works on an instance without Node.js.
  "false "*)
    echo "INFO $HOOK: disabled by HEALTH_HOOKS_ENABLED=false"
    exit 0
    ;;
esac

if find_node; then
  if [ -n "$misnamed" ]; then printf '%s\n' "WARN $HOOK: $misnamed; using $(plain "$node") instead" >&2; fi
  exec "$node" "$0" "$@"
fi

level=ERROR
if [ $code = 0 ]; then level=WARN; fi
# Not by echo, which may give a backslash a meaning.
say() { printf '%s\n' "$level $HOOK: $1" >&2; }
say "Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none."
say "By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE."
if [ $code = 2 ]; then HOOK="doctor: could not look"; fi
say "no Node.js 20 or newer on this instance, nothing was changed${rejected}"
exit $code

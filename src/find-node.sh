# Environment properties are meant for the app. These would load code into a program that runs as root here, print
# its requests or let it accept any certificate; PYTHONPATH, which the Python platform sets, would reach dnf.
unset LD_LIBRARY_PATH LD_PRELOAD OPENSSL_CONF PYTHONHOME PYTHONPATH PYTHONSTARTUP
unset NODE_COMPILE_CACHE NODE_DEBUG NODE_DEBUG_NATIVE NODE_OPTIONS NODE_PATH NODE_TLS_REJECT_UNAUTHORIZED
unset NODE_V8_COVERAGE

# Sets $node and $version to a Node.js that can run the hooks; fails when there is none and leaves in
# $rejected what was found but does not fit. The numbered paths are Amazon Linux 2023's own packages.
find_node() {
  rejected=
  for node in "${HEALTH_HOOKS_NODE-}" "$root/usr/bin/node-24" "$root/usr/bin/node-22" "$root/usr/bin/node-20" \
    "$(command -v node)" "$root/usr/local/bin/node"; do
    if [ -z "$node" ] || [ ! -x "$node" ] || [ -d "$node" ]; then continue; fi
    version=$("$node" --version 2>/dev/null)
    major=${version#v}
    major=${major%%.*}
    case $major in
      '' | *[!0-9]*) ;;
      *) if [ "$major" -ge 20 ]; then return 0; fi ;;
    esac
    rejected="$rejected; $node is ${version:-not able to run}"
  done
  return 1
}

# Environment properties are meant for the app. These ones would load code into a program that runs as root
# here, print its requests, or let it accept any certificate. The Python platform sets PYTHONPATH, which would
# reach dnf.
unset LD_LIBRARY_PATH LD_PRELOAD OPENSSL_CONF PYTHONHOME PYTHONPATH PYTHONSTARTUP
unset NODE_COMPILE_CACHE NODE_DEBUG NODE_DEBUG_NATIVE NODE_OPTIONS NODE_PATH NODE_TLS_REJECT_UNAUTHORIZED
unset NODE_V8_COVERAGE

# shellcheck source=src/plain-text.sh
. src/plain-text.sh

# Tests whether $1 is a Node.js that can run the hooks. Sets $node and $version, or $reason.
fits() {
  node=$1
  if [ "$node" = "${node#/}" ]; then
    # A relative path would be in the app folder, which belongs to the app's user.
    reason="is not an absolute path"
  elif [ ! -e "$node" ]; then
    reason="does not exist"
  elif [ ! -x "$node" ] || [ -d "$node" ]; then
    reason="is not an executable file"
  else
    # It may be any program: a bounded time and text, nothing to read, and no process of it that stays.
    # shellcheck disable=SC2016 # this sh is not to expand it
    version=$(/usr/bin/timeout -k 1 10 /bin/sh -c '"$0" --version |
      LC_ALL=C /usr/bin/tr -cd "[:print:]\n" | /usr/bin/head -c 64' "$node" </dev/null 2>/dev/null)
    version=${version%%"
"*}
    reason="is ${version:-not able to run}"
    case $version in v[2-9][0-9].* | v[1-9][0-9][0-9].*) return 0 ;; esac
  fi
  return 1
}

# Sets $node and $version to a Node.js that can run the hooks. When there is none, it fails, and $rejected
# says what was found but does not fit. In both cases $misnamed says what is wrong with HEALTH_HOOKS_NODE.
find_node() {
  misnamed=
  rejected=
  trim "${HEALTH_HOOKS_NODE-}"
  named=$text
  if [ -n "$named" ]; then
    if fits "$named"; then return 0; fi
    misnamed="HEALTH_HOOKS_NODE names $(plain "$named"), which $reason"
    rejected="; $misnamed"
  fi

  # The whole PATH is searched: an old Node.js in an earlier folder must not hide a suitable one.
  set -f
  IFS=:
  # shellcheck disable=SC2086 # split at its colons
  set -- $PATH
  unset IFS
  set +f
  for folder; do
    set -- "$@" "$folder/node"
    shift
  done
  tried=":$named:"
  # The numbered paths are Amazon Linux 2023's own packages.
  for candidate in "$root/usr/bin/node-24" "$root/usr/bin/node-22" "$root/usr/bin/node-20" "$@" \
    "$root/usr/local/bin/node"; do
    case $tried in *":$candidate:"*) continue ;; esac
    tried="$tried$candidate:"
    if fits "$candidate"; then return 0; fi
    if [ -f "$candidate" ] && [ -x "$candidate" ]; then rejected="$rejected; $(plain "$candidate") $reason"; fi
  done
  return 1
}

#!/bin/sh
# The instance's systemctl, as far as the hooks use it: `daemon-reload`, and `show NAME.service --property=A,B`, which
# prints what systemd 252 prints. systemd keeps what it last read; here that is a copy below /run/systemd/loaded.
# --quiet is for the engine's own reload, so that the log has only those of the hooks.
root=$(cd "${0%/*}/../.." && pwd)
loaded=$root/run/systemd/loaded
etc=/etc/systemd/system
usr=/usr/lib/systemd/system

if [ "$1" != show ]; then
  if [ "$2" != --quiet ]; then echo "$*" >>"$root/var/log/systemctl.log"; fi
  if [ "$1" = daemon-reload ] && [ -d "$root/run/systemd" ]; then
    /bin/rm -rf "$loaded"
    /bin/mkdir -p "$loaded$etc" "$loaded$usr"
    for folder in $etc $usr; do
      if [ -d "$root$folder" ]; then /bin/cp -pR "$root$folder/." "$loaded$folder"; fi
    done
  fi
  exit 0
fi

unit=$2
wanted=,${3#--property=},
print() {
  case $wanted in *",$1,"*) echo "$1=$2" ;; esac
}

# A unit that is not loaded yet is read by this question.
known=$loaded
if [ ! -f "$loaded$etc/$unit" ]; then known=$root; fi
if [ ! -f "$known$etc/$unit" ]; then
  print LoadState not-found
  print ActiveState inactive
  print SubState dead
  print NeedDaemonReload no
  exit 0
fi

# The drop-ins below $1, sorted by name, whichever folder they are in. One in /etc hides one of the same name. systemd
# does not look into a folder that was not there when it last read (its cache of unit paths, unit_find_dropin_paths in
# src/core/load-dropin.c).
drop_ins() {
  for folder in $etc $usr; do
    if [ -d "$known$folder/$unit.d" ]; then
      for file in "$1$folder/$unit.d"/*.conf; do
        if [ -f "$file" ]; then echo "${file##*/} $folder/$unit.d/${file##*/}"; fi
      done
    fi
  done | LC_ALL=C /usr/bin/sort -s -u -k1,1 | while read -r _ path; do echo "$path"; done
}

paths=$(drop_ins "$known")
environment=
folder=
# unit_need_daemon_reload in src/core/unit.c
stale=no
if [ "$(drop_ins "$root")" != "$paths" ]; then stale=yes; fi
for path in $etc/$unit $paths; do
  # shellcheck disable=SC3013 # every sh that there is has -nt
  if [ ! -f "$root$path" ] || [ "$root$path" -nt "$known$path" ]; then stale=yes; fi
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      EnvironmentFile=) environment= ;;
      EnvironmentFile=-*) environment="$environment${line#EnvironmentFile=-} (ignore_errors=yes)
" ;;
      EnvironmentFile=*) environment="$environment${line#EnvironmentFile=} (ignore_errors=no)
" ;;
      WorkingDirectory=*) folder=${line#WorkingDirectory=} ;;
    esac
  done <"$known$path"
done

pid=0
pids=$root/var/pids/${unit%.service}.pid
if [ -f "$pids" ]; then read -r pid <"$pids"; fi
state=
restarts=0
history=$root/run/systemd/restarts/$unit
if [ -f "$history" ]; then read -r state restarts <"$history"; fi
print LoadState loaded
if [ "$pid" = 0 ]; then
  print ActiveState inactive
  print SubState dead
elif kill -0 "$pid" 2>/dev/null || [ "$state" = running ]; then # until its end is noticed
  print ActiveState active
  print SubState running
elif [ "$state" = auto-restart ]; then
  print ActiveState activating
  print SubState auto-restart
else
  print ActiveState failed
  print SubState failed
fi
print NRestarts "$restarts"
print ExecMainPID "$pid"
print WorkingDirectory "${folder%/}"
printf %s "$environment" | while IFS= read -r line; do print EnvironmentFiles "$line"; done
print DropInPaths "$(echo $paths)"
print NeedDaemonReload $stale

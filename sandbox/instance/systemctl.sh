#!/bin/sh
# The instance's systemctl, as far as the hooks use it. `daemon-reload` is logged. `show web.service
# --property=A,B` prints what systemd 252 prints. This script reads the unit and its drop-ins at each call.
# Real systemd keeps what it last read and says NeedDaemonReload=yes when the files are newer.
root=$(cd "$(/usr/bin/dirname "$0")/../.." && pwd)
etc=$root/etc/systemd/system
usr=$root/usr/lib/systemd/system
loaded=$root/run/systemd/loaded

if [ "$1" != show ]; then
  echo "$*" >>"$root/var/log/systemctl.log"
  if [ "$1" = daemon-reload ] && [ -d "$root/run/systemd" ]; then : >"$loaded"; fi
  exit 0
fi

unit=$2
wanted=,${3#--property=},
print() {
  case $wanted in *",$1,"*) echo "$1=$2" ;; esac
}

if [ ! -f "$etc/$unit" ]; then
  print LoadState not-found
  print ActiveState inactive
  print SubState dead
  print NeedDaemonReload no
  exit 0
fi

# The drop-ins are sorted by name, whichever folder they are in. One in /etc hides one of the same name.
names=$(for file in "$usr/$unit.d"/*.conf "$etc/$unit.d"/*.conf; do
  if [ -f "$file" ]; then echo "${file##*/}"; fi
done | /usr/bin/sort -u)
files=$etc/$unit
dropins=
for name in $names; do
  file=$usr/$unit.d/$name
  if [ -f "$etc/$unit.d/$name" ]; then file=$etc/$unit.d/$name; fi
  files="$files $file"
  dropins="$dropins${dropins:+ }${file#"$root"}"
done

environment=
folder=
stale=no
for file in $files; do
  # shellcheck disable=SC3013 # every sh that there is has -nt
  if [ ! -f "$loaded" ] || [ "$file" -nt "$loaded" ]; then stale=yes; fi
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      EnvironmentFile=) environment= ;;
      EnvironmentFile=-*) environment="$environment${line#EnvironmentFile=-} (ignore_errors=yes)
" ;;
      EnvironmentFile=*) environment="$environment${line#EnvironmentFile=} (ignore_errors=no)
" ;;
      WorkingDirectory=*) folder=${line#WorkingDirectory=} ;;
    esac
  done <"$file"
done

pid=0
pids=$root/var/pids/${unit%.service}.pid
if [ -f "$pids" ]; then read -r pid <"$pids"; fi
print LoadState loaded
if [ "$pid" = 0 ]; then
  print ActiveState inactive
  print SubState dead
elif kill -0 "$pid" 2>/dev/null; then
  print ActiveState active
  print SubState running
else
  print ActiveState failed
  print SubState failed
fi
print NRestarts 0
print ExecMainPID "$pid"
print WorkingDirectory "${folder%/}"
printf %s "$environment" | while IFS= read -r line; do print EnvironmentFiles "$line"; done
print DropInPaths "$dropins"
print NeedDaemonReload $stale

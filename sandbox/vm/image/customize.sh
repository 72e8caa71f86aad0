#!/bin/sh
# Makes the Debian in the folder $1 into an instance of Elastic Beanstalk's Python platform, as far as its files go.
# $2 is the Node.js to put into it. Runs as root on the machine that makes the image, and writes below $1 alone.
set -eu
root=$1

echo instance >"$root/etc/hostname"
echo '127.0.0.1 localhost instance' >"$root/etc/hosts"
echo '/dev/vda / ext4 defaults 0 1' >"$root/etc/fstab"

chroot "$root" useradd --system --home-dir /home/webapp --shell /usr/sbin/nologin webapp
chroot "$root" useradd --system --no-create-home --shell /usr/sbin/nologin nginx
chroot "$root" install -d -o webapp -g webapp /var/pids
chroot "$root" install -d -o nginx -g nginx /var/log/nginx /var/log/nginx/healthd

cp "$2" "$root/usr/bin/node-20"
chroot "$root" /usr/bin/node-20 --version

# The platform's virtual environment, with Debian's Django in place of what pip would install.
chroot "$root" install -d /var/app
chroot "$root" python3 -m venv --system-site-packages --without-pip /var/app/venv/staging-LQM1lest
chroot "$root" /var/app/venv/staging-LQM1lest/bin/python -c 'import django, environ, gunicorn'

cat >"$root/etc/systemd/system/eb-app.target" <<'UNIT'
[Unit]
Description=The app's processes
[Install]
WantedBy=multi-user.target
UNIT
cat >"$root/etc/systemd/system/vm-agent.service" <<'UNIT'
[Unit]
Description=Answers what the machine is asked
[Service]
ExecStartPre=/bin/sh -c 'mkdir -p /run/vm-agent && tar -xf /dev/vdb -C /run/vm-agent'
ExecStart=/usr/bin/node-20 /run/vm-agent/agent.mjs
StandardOutput=journal+console
StandardError=journal+console
[Install]
WantedBy=multi-user.target
UNIT
chroot "$root" systemctl enable vm-agent.service eb-app.target
# The engine starts it behind the app.
chroot "$root" systemctl disable nginx.service
chroot "$root" systemctl mask apt-daily.timer apt-daily-upgrade.timer getty@tty1.service serial-getty@ttyS0.service

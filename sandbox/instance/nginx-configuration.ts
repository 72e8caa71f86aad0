/**
 * nginx's files on an instance of the Python platform, and what this machine makes of them. The shape is that of
 * AL2023: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.proxy.html has the includes,
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-serverlogs.html healthd's log.
 */

import type { Socket } from "../loopback.ts";

/** Texts by their path below `/etc/nginx/`, which is also the path below a bundle's `.platform/nginx/`. */
export type NginxFiles = Readonly<Record<string, string>>;

/** `conf.d/*.conf` is included at the level of http, `conf.d/elasticbeanstalk/*.conf` in the server of port 80. */
export const PLATFORM_FILES: NginxFiles = {
  "nginx.conf": `user nginx;
error_log /var/log/nginx/error.log warn;
pid /run/nginx.pid;
worker_processes auto;
events {
    worker_connections 1024;
}
http {
    server_tokens off;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    log_format main '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                    '"$http_referer" "$http_user_agent" "$http_x_forwarded_for"';
    include conf.d/*.conf;
    map $http_upgrade $connection_upgrade {
        default "upgrade";
    }
    server {
        listen 80 default_server;
        access_log /var/log/nginx/access.log main;
        client_header_timeout 60;
        client_body_timeout 60;
        keepalive_timeout 60;
        include conf.d/elasticbeanstalk/*.conf;
    }
}
`,
  "conf.d/healthd_logformat.conf": `log_format healthd '$msec"$uri"$status"$request_time"$upstream_response_time"$http_x_forwarded_for';
`,
  "conf.d/elasticbeanstalk/00_application.conf": `location / {
    proxy_pass http://127.0.0.1:8000;
    proxy_http_version 1.1;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
}
`,
  "conf.d/elasticbeanstalk/healthd.conf": `if ($time_iso8601 ~ "^(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2})") {
    set $year $1;
    set $month $2;
    set $day $3;
    set $hour $4;
}
access_log /var/log/nginx/healthd/application.log.$year-$month-$day-$hour healthd;
`,
};

/** nginx does not start with these files, or the sandbox does not play them. */
export class NginxRefused extends Error {}

export interface Place {
  /** The folder that stands for `/`. */
  readonly root: string;
  /** Stands for port 80. */
  readonly listen: Socket;
  /** Stands for 127.0.0.1:8000. */
  readonly app: Socket;
  /** Directives of the level of http that this nginx takes to write nowhere else. */
  readonly http: string;
}

/** The text for this machine: its folder, its sockets, and nothing that a program without rights cannot do. */
export function forThisMachine(text: string, { root, listen, app, http }: Place): string {
  const bare = text.replaceAll(/(^|\s)#.*$/gm, "$1");
  refuseServersOnNoPort(bare);
  return bare
    .replaceAll(/(^|[\s"'=])(\/(?:etc\/nginx|var|run)\/)/gm, `$1${root}$2`)
    .replaceAll(/\blisten\s+([^\s;]+)([^;]*);/g, (_, socket, rest) => listenOn(socket, rest, listen))
    .replaceAll(/\b(?:127\.0\.0\.1|localhost):8000\b/g, `${app.address}:${app.port}`)
    .replaceAll(/^(\s*)(?:user|pid|worker_rlimit_nofile)\s[^;]*;/gm, "$1")
    .replaceAll(/^(\s*http\s*\{)/gm, `$1 ${http}`);
}

/** Nothing but the one address of loopback, so one for IPv6 is left out. */
function listenOn(socket: string, rest: string, { address, port }: Socket): string {
  if (socket === "[::]:80") return "";
  if (/^(?:(?:\*|0\.0\.0\.0):)?80$/.test(socket)) return `listen ${address}:${port}${rest};`;
  throw new NginxRefused(`the sandbox's nginx listens on port 80 only, got "listen ${socket}${rest}"`);
}

/** Such a server would listen on every address of the machine. */
function refuseServersOnNoPort(text: string): void {
  const servers = text.split(/\bserver\s*\{/).slice(1);
  if (servers.every((server) => /\blisten\s/.test(server))) return;
  throw new NginxRefused('the sandbox\'s nginx takes no server without "listen"');
}

/** What teams add to the platform's nginx, as files of their bundle's `.platform/nginx/`. */
import { type NginxFiles, PLATFORM_FILES } from "./nginx-configuration.ts";

/** Also the load balancer's check is redirected, because it sends no X-Forwarded-Proto. */
export const REDIRECT_TO_HTTPS: NginxFiles = {
  "conf.d/elasticbeanstalk/https.conf": `if ($http_x_forwarded_proto != "https") {
    return 301 https://$host$request_uri;
}
`,
};

/** The same, but one path is handed to the app however it was asked for. */
export function redirectToHttpsBut(path: string): NginxFiles {
  return {
    "conf.d/elasticbeanstalk/https.conf": `set $came_by $http_x_forwarded_proto;
if ($uri = ${path}) {
    set $came_by https;
}
if ($came_by != "https") {
    return 301 https://$host$request_uri;
}
`,
  };
}

/** One server for the app's own host. Whoever names another one gets no answer. */
export function refuseOtherHosts(host: string): NginxFiles {
  const platform = PLATFORM_FILES["nginx.conf"] ?? "";
  const own = platform.replace(
    "listen 80 default_server;",
    `listen 80 default_server;
        return 444;
    }
    server {
        listen 80;
        server_name ${host};`,
  );
  return { "nginx.conf": own };
}

/** The files in a bundle. */
export function bundled(files: NginxFiles): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`.platform/nginx/${name}`, text]));
}

import type { Options } from "./facts.ts";

/** What stands before the app on an instance. */
export interface WebProxy {
  readonly name: string;
  /** As systemd has it. */
  readonly service: string;
  readonly log: string;
}

const NGINX: WebProxy = { name: "nginx", service: "nginx", log: "/var/log/nginx/error.log" };
const APACHE: WebProxy = { name: "Apache", service: "httpd", log: "/var/log/httpd/error_log" };

/**
 * Undefined where there is none; nginx, the default, where it is not known.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.proxy.html
 */
export function proxyOf(options: Options | undefined): WebProxy | undefined {
  switch (options?.get("aws:elasticbeanstalk:environment:proxy")?.get("ProxyServer")) {
    case "none":
      return undefined;
    case "apache":
      return APACHE;
    default:
      return NGINX;
  }
}

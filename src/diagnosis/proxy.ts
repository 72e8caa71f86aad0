/** What accepts the requests on an instance and hands them to the app. */
export interface WebProxy {
  readonly name: string;
  /** The name of its systemd service. */
  readonly service: string;
  readonly log: string;
  /** The command that finds mistakes in its configuration. */
  readonly configTest: string;
}

const NGINX: WebProxy = {
  name: "nginx",
  service: "nginx",
  log: "/var/log/nginx/error.log",
  configTest: "nginx -t",
};
const APACHE: WebProxy = {
  name: "Apache",
  service: "httpd",
  log: "/var/log/httpd/error_log",
  configTest: "apachectl configtest",
};

/**
 * The proxy that the option ProxyServer names. nginx is the default; `none` means no proxy.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.proxy.html
 */
export function webProxy(option: string | undefined): WebProxy | undefined {
  switch (option) {
    case "none":
      return undefined;
    case "apache":
      return APACHE;
    default:
      return NGINX;
  }
}

/** Whether Django lets the host in by one of these entries: by itself or by the star. */
export function allows(hosts: readonly string[], host = ""): boolean {
  return hosts.includes("*") || hosts.includes(host);
}

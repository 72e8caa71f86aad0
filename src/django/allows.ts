/** Whether Django lets the host in by one of these entries: by itself, by the star, or by a domain that begins with a dot. */
export function allows(hosts: readonly string[], host = ""): boolean {
  return hosts.some((entry) => {
    if (entry === "*" || entry === host) return true;
    return entry.startsWith(".") && entry.length > 1 && `.${host}`.endsWith(entry);
  });
}

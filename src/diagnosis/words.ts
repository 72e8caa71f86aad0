/** A query may hold a token, and many people read a log. */
export function withoutQuery(text: string): string {
  return text.replace(/\?.*$/s, "?...");
}

/** The path as a pattern for SECURE_REDIRECT_EXEMPT. Such a pattern has no leading slash and no query. */
export function exemptPattern(path: string): string {
  const [plain = ""] = path.split("?");
  return `^${plain.slice(1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}

export const SEE_LOGS = "See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance.";

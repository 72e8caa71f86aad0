/** A query may hold a token, and a log is read by many. */
export function withoutQuery(text: string): string {
  return text.replace(/\?.*$/s, "?...");
}

/** The pattern of a path for SECURE_REDIRECT_EXEMPT, which has no leading slash and no query. */
export function exemptPattern(path: string): string {
  const [plain = ""] = path.split("?");
  return `^${plain.slice(1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
}

export const SEE_LOGS = "See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance.";
